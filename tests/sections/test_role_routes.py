"""Roles' routes: what a pattern holds, and which there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.rules.roles.role_owner import holders
from compiler.core.rules.roles.role_route import CHECK, covers, routes_of
from compiler.core.rules.view import View
from compiler.core.snapshot import ScopeKey
from schemas.registry import SECTIONS, entry_shape
from schemas.scope import Scope
from schemas.values.pattern import matches

KEYS = st.lists(st.sampled_from(["brand", "providers", "a", "b"]), min_size=1, max_size=4).map(tuple)
PATTERNS = st.tuples(
    st.lists(st.sampled_from(["brand", "providers", "a", "b", "*"]), min_size=1, max_size=4), st.booleans()
).map(lambda parts: ".".join([*parts[0], *(["**"] if parts[1] else [])]))


@given(PATTERNS, KEYS, KEYS)
def test_a_pattern_holds_everything_below_what_it_holds(
    pattern: str, route: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    """Nothing below a route of a role is somebody else's."""
    if covers(pattern, route):
        assert covers(pattern, (*route, *rest))


@given(PATTERNS, KEYS)
def test_a_pattern_holds_what_it_matches(pattern: str, route: tuple[str, ...]) -> None:
    """A role's pattern holds what the pattern matches, and what lies below such a route; nothing else."""
    prefixes = [".".join(route[: length + 1]) for length in range(len(route))]
    assert covers(pattern, route) == any(matches(pattern, prefix) for prefix in prefixes)


def _found(*patterns: str) -> list[str]:
    shape = entry_shape("roles.planner")
    assert shape is not None
    value = {"title": "Planner", "level": "tenant", "edits": list(patterns)}
    scope = ScopeEntries(ScopeKey("", ""), None, ())
    scope.own["roles.planner"] = Resolved("roles.planner", shape, value, 0)
    return [finding.what for finding in CHECK.run(View(scope))]


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_route_there_is_may_be_named(section: str) -> None:
    """Each entry of each section, by a name or by a star, is a route that a role may name."""
    for route in routes_of(SECTIONS[section]):
        assert _found(".".join(route), f"{section}.**") == []
        assert _found(".".join("en" if key == "*" else key for key in route)) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("campaigns.*.schedle", "no setting `schedle`"),
        ("settings.sandbox.nothing", "no setting `nothing`"),
        ("suppression.scope.tenant", "nothing below it"),
        ("tests.**", "no section `tests`"),
        ("roles.*.members.0", "nothing below it"),
    ],
)
def test_what_no_route_has_is_found(pattern: str, words: str) -> None:
    """A misspelt key is found behind a star as well, and so is a key below a value."""
    (what,) = _found(pattern)
    assert words in what


def test_a_wider_role_holds_narrower_layers_and_never_the_other_way() -> None:
    """The platform's role answers for events too; an event's role for nothing above the event."""
    shape = entry_shape("roles.planner")
    assert shape is not None
    for level, held in (("platform", 3), ("tenant", 2), ("event", 1), ("guest", 0)):
        role = Resolved("roles.planner", shape, {"title": "Planner", "level": level, "edits": ["**"]}, 0)
        assert sum(bool(holders([role], "edits", ("brand",), scope)) for scope in Scope) == held
