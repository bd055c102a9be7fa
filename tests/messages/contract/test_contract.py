"""A category's contract, and the values that settings give its variables."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler import service
from compiler.core.snapshot import ScopeKey
from messages.contract import Contract, contract_of
from messages.facts import Guest, given, values_of, where_said
from messages.layout import framed
from messages.template.fill import fill
from messages.when import unmet

DESCRIBED = {"personal": "none", "description": "What it says."}
ENTRIES = {
    "catalogue.categories.invitation": {"requires": ["event_date"], "variables": ["hotel_name", "days_remaining"]},
    "catalogue.variables.event_date": {**DESCRIBED, "type": "date", "common": True, "example": "2027-06-19"},
    "catalogue.variables.start_time": {**DESCRIBED, "type": "time", "common": True, "example": "15:30"},
    "catalogue.variables.hotel_name": {**DESCRIBED, "type": "text", "max_length": 20, "example": "Locanda"},
    "catalogue.variables.days_remaining": {**DESCRIBED, "type": "number", "max_length": 4, "example": "7"},
    "catalogue.variables.plus_one_allowed": {**DESCRIBED, "type": "flag", "common": True, "example": "true"},
    "catalogue.variables.rsvp_deadline": {**DESCRIBED, "type": "date", "example": "2027-05-01"},
    "event": {"starts": "2027-06-19T15:30", "features": {"plus_one": True}, "facts": {"hotel_name": "Locanda"}},
    "brand": {"name": "Rosewood"},
}


def _contract() -> Contract:
    found = contract_of("invitation", ENTRIES)
    assert found is not None
    return found


def test_a_contract_knows_its_own_and_the_common_variables() -> None:
    """And the brand's parts, and the words of layouts; nothing of another category."""
    contract = _contract()
    assert set(contract.variables) == {"event_date", "start_time", "hotel_name", "days_remaining", "plus_one_allowed"}
    assert contract.knows("brand.logo.url")
    assert not contract.knows("rsvp_deadline")
    assert [contract.kind_of(path) for path in ("event_date", "brand.logo.width", "brand.logo", "content", "nope")] == [
        "date",
        "number",
        "part",
        "message",
        None,
    ]
    assert contract_of("farewell", ENTRIES) is None


def test_a_template_may_describe_variables_of_its_own() -> None:
    """They stand beside those of its category."""
    own = {"table": {"type": "text", "max_length": 12, "personal": "personal", "given_by": "guest", "example": "Seven"}}
    contract = _contract().with_own(own)
    assert contract.variables["table"].longest == "M" * 12
    assert _contract().with_own({}) == _contract()


def test_the_longest_values_are_as_long_as_values_can_be() -> None:
    """A number with its separators, a date as the locale writes it."""
    contract = _contract()
    assert len(contract.longest()["days_remaining"]) >= len("9,999")
    assert len(contract.longest()["hotel_name"]) == 20
    assert contract.longest("es")["event_date"] == "miércoles 22 de septiembre de 2027"
    assert contract.longest("en-US")["start_time"].endswith("PM") or contract.longest("en-US")["start_time"].endswith(
        "AM"
    )


@pytest.mark.parametrize(("locale", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl")])
def test_values_know_their_locale_and_its_direction(locale: str, direction: str) -> None:
    """A layout says `<mjml dir="{{ direction }}">`."""
    values = values_of(_contract(), ENTRIES, Guest(name="Maria", locale=locale))
    layouts = {"layouts.letter": {"mjml": '<mjml lang="{{ locale }}" dir="{{ direction }}">{{ content }}</mjml>'}}
    framed_ = framed({"mjml": "<mj-body/>", "layout": "letter"}, "mjml", layouts, values)
    assert framed_ == f'<mjml lang="{locale}" dir="{direction}"><mj-body/></mjml>'


def test_what_nobody_says_is_empty_and_breaks_nothing() -> None:
    """A number that is not there can be asked about and compared; a logo that is not there does not hold."""
    values = values_of(_contract(), ENTRIES, Guest(name="Maria", locale="en"))
    assert fill("[{{ days_remaining }}]{% if days_remaining > 3 %}x{% endif %}", values) == "[]"
    assert fill("[{{ brand.logo.alt }}]{% if brand.logo %}x{% endif %}", values) == "[]"
    assert fill("{{ hotel_name }}, {{ 'two' if plus_one_allowed else 'one' }}", values) == "Locanda, two"


def test_where_settings_say_a_value() -> None:
    """A variable has one place: a setting of its own, or the facts of the event."""
    assert where_said("venue_name") == "event.venue.name"
    assert where_said("hotel_name") is None
    assert given("hotel_name", ENTRIES) == "Locanda"
    assert given("couple_names", {"event": {"kind": "gala", "hosts": "The Trust"}}) is None


@pytest.mark.parametrize(
    ("when", "event", "reason"),
    [
        (None, {}, None),
        ({}, {}, None),
        ({"kind": ["wedding"]}, {"kind": "wedding"}, None),
        ({"kind": ["wedding", "party"]}, {"kind": "gala"}, "kind"),
        ({"features": {"transport": True}}, {}, "features.transport"),
        ({"features": {"transport": False}}, {}, None),
        ({"features": {"transport": True}}, {"features": {"transport": True}}, None),
        ({"features": {"transport": True, "outdoor": True}}, {"features": {"transport": True}}, "features.outdoor"),
        (
            {"features": {"outdoor": False}, "kind": ["gala"]},
            {"kind": "gala", "features": {"outdoor": True}},
            "features.outdoor",
        ),
    ],
)
def test_which_events_a_message_is_for(
    when: dict[str, object] | None, event: dict[str, object], reason: str | None
) -> None:
    """What an event does not say of its features is no."""
    assert unmet(when, event) == reason


def test_the_examples_catalogue_gives_every_variable_a_giver() -> None:
    """Otherwise nobody would know whether an event has to give it."""
    snapshot = service.compile_environment(service.open_folder(Path("configs"))).snapshot
    assert snapshot is not None
    found = snapshot.effective(ScopeKey("rosewood", "anna-ben")).items()
    described = {name: entry.content or b"" for name, (_, entry) in found if name.startswith("catalogue.variables.")}
    assert len(described) >= 70
    assert not [name for name, content in described.items() if b'"given_by"' not in content]
