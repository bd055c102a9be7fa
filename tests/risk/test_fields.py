"""Every field there is has a class."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from applier.core.fields import ABSENT
from applier.core.risk.account import account_risk
from applier.core.risk.classed import class_of
from applier.core.risk.level import MOST_SEVERE, Risk
from applier.core.risk.table import FIELDS, FOR_EVENTS, GUARDING, ORDERS
from schemas.catalogue import provider_channels, provider_fields, provider_types
from schemas.registry import SECTIONS
from schemas.shape import Collection, Free, Leaf, Record, Shape, Variants

Route = tuple[str, ...]


def fields_of(shape: Shape, at: Route) -> Iterator[tuple[Route, Shape]]:
    """Every field below a place that can be in a value; names people choose are `*`."""
    match shape:
        case Record(fields=fields):
            for name, field in fields.items():
                if not field.own:
                    yield from fields_of(field.shape, (*at, name))
        case Collection(value=value):
            yield from fields_of(value, (*at, "*"))
        case Variants(options=options):
            for option in options.values():
                yield from fields_of(option, at)
        case _:
            yield at, shape


ALL = {
    ".".join(route): shape
    for section in SECTIONS.values()
    for route, shape in fields_of(section.shape, (section.name,))
}


def test_every_field_has_a_class() -> None:
    """A new field must be classed in applier/core/risk/table.py: until then it is of the most severe class."""
    unclassed = [
        field
        for field, shape in ALL.items()
        if not isinstance(shape, Free) and class_of(tuple(field.split("."))) is None
    ]
    assert unclassed == []


def test_the_catalogue_classes_what_a_section_leaves_free() -> None:
    """Only a provider's `config` is described elsewhere."""
    assert [field for field, shape in ALL.items() if isinstance(shape, Free)] == ["providers.*.config"]


@pytest.mark.parametrize("kind", provider_types())
def test_every_field_of_a_provider_has_a_class(kind: str) -> None:
    """What a type's file describes is an account's or a sender's, and nothing else is let through."""
    for channel in provider_channels(kind):
        provider = {"type": kind, "channel": channel, "config": {}}
        fields = provider_fields(kind, channel)
        classes = {field.route: account_risk(field.route, ABSENT, provider) for field in fields}
        assert set(classes.values()) <= {Risk.CREDENTIAL, Risk.SENDER}
        assert all(classes[field.route] is Risk.SENDER for field in fields if field.schema.get("x-sender"))
        assert all(classes[field.route] >= Risk.CREDENTIAL for field in fields if "x-secret" in field.schema)
        unknown = {**provider, "config": {"unheard_of": "1"}}
        assert account_risk(("unheard_of",), ABSENT, unknown) is MOST_SEVERE


@pytest.mark.parametrize("pattern", FIELDS)
def test_nothing_is_classed_that_is_not_there(pattern: str) -> None:
    """Every line of the table names fields, and whole ones: a map would class what is added to it unseen."""
    parts = pattern.split(".")
    if parts[-1] == "**":
        assert any(_below(parts[:-1], field.split(".")) for field in ALL)
    else:
        assert any(_is(parts, field.split(".")) for field in ALL)


def test_words_with_an_order_and_guarding_sections_are_there() -> None:
    """The smaller tables speak of fields and sections there are."""
    assert set(ORDERS) <= set(FIELDS)
    assert {pattern: shape.choices for pattern in ORDERS if isinstance(shape := ALL[pattern], Leaf)}.keys() == set(
        ORDERS
    )
    assert set(SECTIONS) >= GUARDING | FOR_EVENTS


@pytest.mark.parametrize(
    "route", ["unheard_of", "brand.unheard_of", "roles.boss.unheard_of", "tenant.contact.fax", "limits.deletions", ""]
)
def test_what_nobody_classed_is_most_severe(route: str) -> None:
    """A field without a class is as severe as can be."""
    found = class_of(tuple(route.split(".")))
    assert found in (None, MOST_SEVERE)


def test_a_map_has_the_class_of_its_worst_field() -> None:
    """An entry that nobody looked into is what the worst of it would be."""
    assert class_of(("brand",)) is Risk.CONTENT
    assert class_of(("providers", "twilio-sms", "processor")) is Risk.COMPLIANCE


def test_the_classes_are_in_order() -> None:
    """The order that owners were told of."""
    words = "none cosmetic content delivery credential sender compliance destructive"
    assert [risk.word for risk in sorted(Risk)] == words.split()


def _is(pattern: list[str], route: list[str]) -> bool:
    return len(pattern) == len(route) and all(part in ("*", key) for part, key in zip(pattern, route, strict=True))


def _below(pattern: list[str], route: list[str]) -> bool:
    return len(pattern) < len(route) and _is(pattern, route[: len(pattern)])
