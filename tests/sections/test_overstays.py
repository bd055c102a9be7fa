"""What is kept longer than it may be, and who has to do something about it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.retention.retention_limit import overstays
from schemas.registry import entry_shape
from schemas.values.duration import difference

DURATIONS = st.one_of(
    st.integers(0, 9_999).map(lambda number: f"P{number}M"),
    st.integers(0, 99_999).map(lambda number: f"P{number}D"),
    st.tuples(st.integers(0, 99), st.integers(0, 999)).map(lambda parts: f"P{parts[0]}Y{parts[1]}D"),
)
LEVELS = st.integers(0, 5)


def _entry(name: str, field: str, value: str, level: int) -> Resolved:
    shape = entry_shape(name)
    assert shape is not None
    return Resolved(name, shape, {field: value}, level)


def _overstays(time: str, level: int, most: str, limit_level: int) -> bool:
    kept = _entry("retention.contact", "after", time, level)
    limits = _entry("compliance.retention", "guest_details", most, limit_level)
    return overstays(kept, "after", limits, "guest_details")


@given(DURATIONS, DURATIONS, LEVELS)
def test_whatever_can_be_longer_overstays(time: str, most: str, level: int) -> None:
    """In one layer, a time is right only where it is never longer than its limit, whatever the months are."""
    assert _overstays(time, level, most, level) == (difference(time, most)[1] > 0)


@given(DURATIONS, DURATIONS, LEVELS, LEVELS)
def test_a_limit_that_is_shortened_below_holds_by_itself(time: str, most: str, level: int, limit_level: int) -> None:
    """Who shortens the limit need not shorten every category; who writes a category below a limit keeps to it."""
    expected = level // 2 >= limit_level // 2 and difference(time, most)[1] > 0
    assert _overstays(time, level, most, limit_level) == expected


@given(DURATIONS, DURATIONS, LEVELS)
def test_of_two_different_times_at_least_one_overstays_the_other(one: str, other: str, level: int) -> None:
    """Two times that nobody can order overstay each other: both are reported, none passes by chance."""
    if difference(one, other) != (0, 0):
        assert _overstays(one, level, other, level) or _overstays(other, level, one, level)


@given(LEVELS)
def test_what_is_not_said_overstays_nothing(level: int) -> None:
    """A class without a limit, or a category without a time, is for another rule to report."""
    kept, limits = _entry("retention.contact", "title", "T", level), _entry("compliance.retention", "x", "P1D", level)
    assert not overstays(kept, "after", limits, "x")
    assert not overstays(_entry("retention.contact", "after", "P9D", level), "after", limits, "guest_details")
