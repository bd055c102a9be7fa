"""A floor is never below what any ancestor demands, whatever happens between the layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from compiler.core.merge.floor import Wrong
from compiler.core.resolve.scope import ScopeEntries
from schemas.derive import shape_of
from schemas.descent import AllTrue, AnyTrue, AtLeast, AtMost, Floor, Inside, Subset, Superset
from schemas.registry import SECTIONS
from schemas.said import Said
from schemas.shape import Collection, Leaf, Record, Shape, Variants
from schemas.strictness import Strictness, strictness
from tests.laws.law import law
from tests.laws.shapes import Keys, at, floors, leaf_values, patches
from tests.laws.stacks import resolved_entry, resolved_trees


class Limits(Said):
    """Every rule once."""

    most: Annotated[int | None, AtMost()] = None
    least: Annotated[int | None, AtLeast()] = None
    shortest: Annotated[str | None, AtMost()] = None
    longest: Annotated[str | None, AtLeast()] = None
    duty: Annotated[bool | None, AnyTrue()] = None
    allowed: Annotated[bool | None, AllTrue()] = None
    only: Annotated[tuple[str, ...] | None, Subset()] = None
    also: Annotated[tuple[str, ...] | None, Superset()] = None
    window: Annotated[str | None, Inside()] = None
    free: str | None = None


class Slow(Said):
    """One variant."""

    type: Literal["slow"]
    most: Annotated[int | None, AtMost()] = None
    window: Annotated[str | None, Inside()] = None


class Fast(Said):
    """Another, which lacks a floor of the first."""

    type: Literal["fast"]
    most: Annotated[int | None, AtMost()] = None
    deep: Limits | None = None


class Typed(Said):
    """A map that starts anew with its type."""

    discriminator: ClassVar[str | None] = "type"

    type: Literal["one", "two"] | None = None
    most: Annotated[int | None, AtMost()] = None
    inner: Limits | None = None


class Everything(Said):
    """Floors in every place a floor can stand."""

    most: Annotated[int | None, AtMost()] = None
    inner: Limits | None = None
    named: dict[str, Limits] | None = None
    counts: dict[str, Annotated[int, AtMost()]] | None = None
    words: dict[str, Annotated[tuple[str, ...], Superset()]] | None = None
    choice: Annotated[Slow | Fast | None, Field(discriminator="type")] = None
    typed: Typed | None = None


EVERYTHING = shape_of(Everything)
LIMITS = shape_of(Limits)
A_THING, A_SECTION = ("providers", "x"), ("compliance", "consent")


def stack(shape: Shape, *, removable: bool = True) -> st.SearchStrategy[dict[int, Any]]:
    """What up to six layers say about an entry; None where a layer removes it."""
    patch = patches(shape) | st.none() if removable else patches(shape)
    return st.dictionaries(st.integers(0, 5), patch, min_size=2, max_size=6).map(
        lambda said: dict(sorted(said.items()))
    )


def said_at(values: Mapping[int, Any], route: Keys) -> list[tuple[int, Any]]:
    """Return level and value of every layer that says a route, also where it was removed since."""
    return [(level, found) for level, value in values.items() if (found := at(value, route)) is not None]


def never_looser(scope: ScopeEntries, name: str, values: Mapping[int, Any], rules: Mapping[Keys, Floor]) -> None:
    """Assert the law for one entry, the complaints with it."""
    entry = scope.find(name)
    value = entry.value if entry is not None and not entry.is_removed else None
    complaints = {
        (found.complaint.wrong, found.complaint.route, found.complaint.level)
        for found in _all_complaints(scope)
        if found.entry.name == name
    }
    for route, rule in rules.items():
        expected, incomparable = _expected(rule, said_at(values, route), route)
        about = {(wrong, at_, level) for wrong, at_, level in complaints if at_ == route and wrong in _ABOUT_VALUES}
        assert about == expected
        resolved = at(value, route)
        if resolved is None:
            continue
        for level, demanded in said_at(values, route):
            how = strictness(rule, resolved, demanded)
            assert how is not Strictness.LOOSER, f"{route} is {resolved}, but level {level} demands {demanded}"
            assert how is not Strictness.INCOMPARABLE or incomparable


_ABOUT_VALUES = (Wrong.LOOSENS, Wrong.INCOMPARABLE)


def _all_complaints(scope: ScopeEntries) -> list[Any]:
    return [complained for wider in scope.chain() for complained in wider.complaints]


def _expected(rule: Floor, said: list[tuple[int, Any]], route: Keys) -> tuple[set[Any], bool]:
    """Compare each layer's value with the strictest so far, removed or not: what must be complained about."""
    found: set[Any] = set()
    strictest = said[0][1] if said else None
    for level, value in said[1:]:
        match strictness(rule, value, strictest):
            case Strictness.STRICTER:
                strictest = value
            case Strictness.LOOSER:
                found.add((Wrong.LOOSENS, route, level))
            case Strictness.INCOMPARABLE:
                found.add((Wrong.INCOMPARABLE, route, level))
            case Strictness.EQUAL:
                pass
    return found, any(wrong is Wrong.INCOMPARABLE for wrong, _, _ in found)


def in_force(shape: Shape, value: Any, values: Mapping[int, Any], rules: Mapping[Keys, Floor]) -> None:
    """Assert that a floor somebody set stands wherever there still is a place for it."""
    for route in rules:
        if said_at(values, route) and _has_place(shape, value, route):
            assert at(value, route) is not None, f"{route} is lost"


def _has_place(shape: Shape, value: Any, route: Keys) -> bool:
    for key in route:
        match shape:
            case Collection(value=inside):
                if not isinstance(inside, Leaf) and at(value, (key,)) is None:
                    return False
                shape = inside
            case Record(fields=fields):
                shape = fields[key].shape
            case Variants(options=options, discriminator=name):
                option = options.get(at(value, (name,)))
                if option is None or key not in option.fields:
                    return False
                shape = option.fields[key].shape
            case _:
                pytest.fail("a floor stands in a leaf")
        value = at(value, (key,))
    return True


@law(200)
@given(stack(EVERYTHING))
def test_a_floor_in_a_named_thing_is_never_looser_than_any_ancestor(values: dict[int, Any]) -> None:
    """Nulls may remove the thing, its maps or its leaves in between: what was demanded still holds."""
    values = _of_what_is_there(values)
    scope = resolved_entry(A_THING, EVERYTHING, values)
    never_looser(scope, "providers.x", values, floors(EVERYTHING))
    entry = scope.find("providers.x")
    if entry is not None and not entry.is_removed:
        in_force(EVERYTHING, entry.value, values, floors(EVERYTHING))


def _of_what_is_there(values: dict[int, Any]) -> dict[int, Any]:
    """Leave out what an environment says of a thing that no layer has: that is refused and does nothing."""
    heard, is_there = {}, False
    for number, value in sorted(values.items()):
        if is_there or value is None or number % 2 == 0:
            heard[number], is_there = value, value is not None
    return heard


@law(200)
@given(stack(EVERYTHING))
def test_a_section_with_a_floor_in_it_cannot_be_removed(values: dict[int, Any]) -> None:
    """A null over a section that binds is complained about, and the section stands."""
    scope = resolved_entry(A_SECTION, EVERYTHING, values)
    never_looser(scope, "compliance.consent", values, floors(EVERYTHING))
    entry = scope.find("compliance.consent")
    assert entry is not None
    if entry.is_removed:
        assert not entry.floors
    else:
        in_force(EVERYTHING, entry.value, values, floors(EVERYTHING))


_RULES = (
    {name: field.shape for name, field in LIMITS.fields.items() if name != "free"} if isinstance(LIMITS, Record) else {}
)


@pytest.mark.parametrize("name", sorted(_RULES))
@law(60)
@given(data=st.data())
def test_every_rule_holds_for_an_entry_that_is_one_value(name: str, data: st.DataObject) -> None:
    """`settings.send_rate` is an entry and a leaf at once: it may be tightened, never loosened, never removed."""
    shape = _RULES[name]
    assert isinstance(shape, Leaf)
    values = data.draw(st.dictionaries(st.integers(0, 5), leaf_values(shape) | st.none(), min_size=2, max_size=6))
    values = dict(sorted(values.items()))
    scope = resolved_entry(("settings", "send_rate"), shape, values)
    never_looser(scope, "settings.send_rate", values, {(): shape.descent})  # type: ignore[dict-item] # a floor's leaf
    entry = scope.find("settings.send_rate")
    assert entry is not None
    assert entry.is_removed == (not said_at(values, ()))


_REAL = {name: SECTIONS[name].shape for name in ("compliance", "settings", "providers", "campaigns")}


@st.composite
def trees(draw: st.DrawFn) -> dict[int, dict[str, Any]]:
    """What six layers say in the sections there are, sections set to null included."""
    found: dict[int, dict[str, Any]] = {}
    for level in sorted(draw(st.sets(st.integers(0, 5), min_size=2))):
        tree = {name: draw(patches(shape)) for name, shape in _REAL.items() if draw(st.booleans())}
        if draw(st.integers(0, 5)) == 0:
            tree[draw(st.sampled_from(sorted(_REAL)))] = None
        found[level] = tree
    return found


@law(200)
@given(trees())
def test_the_floors_of_the_real_sections_hold(found: dict[int, dict[str, Any]]) -> None:
    """Compliance, settings and the rest keep the law with nulls of sections, entries and leaves in between."""
    scope = resolved_trees(found)
    for section in ("compliance", "settings"):
        shape = SECTIONS[section].shape
        assert isinstance(shape, Record)
        for key, field in shape.fields.items():
            values = {level: at(tree, (section, key)) for level, tree in found.items()}
            rules = floors(field.shape)
            never_looser(scope, f"{section}.{key}", values, rules)
            if any(said_at(values, route) for route in rules):
                entry = scope.find(f"{section}.{key}")
                assert entry is not None
                assert not entry.is_removed
                in_force(field.shape, entry.value, values, rules)
