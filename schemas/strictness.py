"""Which of two values is stricter under a floor.

Values are compared as written in YAML: numbers, ISO 8601 durations, flags, lists used as sets and
daily windows `HH:MM-HH:MM`. Two values that no rule can order are `INCOMPARABLE`, which the
compiler reports: guessing would weaken somebody's floor in silence.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, assert_never

from schemas.descent import AllTrue, AnyTrue, AtLeast, AtMost, Floor, Inside, Subset, Superset
from schemas.values.duration import difference
from schemas.values.window import minutes


class Strictness(Enum):
    """How a value said below stands to the value that holds above."""

    STRICTER = "stricter"
    EQUAL = "equal"
    LOOSER = "looser"
    INCOMPARABLE = "incomparable"


def strictness(rule: Floor, below: Any, above: Any) -> Strictness:
    """Compare the value a layer says with the strictest value of its ancestors."""
    match rule:
        case AtMost():
            return _by_size(below, above)
        case AtLeast():
            return _by_size(above, below)
        case AnyTrue():
            return _by_order(int(above), int(below))
        case AllTrue():
            return _by_order(int(below), int(above))
        case Subset():
            return _by_contents(frozenset(below), frozenset(above))
        case Superset():
            return _by_contents(frozenset(above), frozenset(below))
        case Inside():
            return _by_window(minutes(below), minutes(above))
        case _:
            assert_never(rule)


def _by_order(small_is_strict: float, held: float) -> Strictness:
    if small_is_strict == held:
        return Strictness.EQUAL
    return Strictness.STRICTER if small_is_strict < held else Strictness.LOOSER


def _by_size(small_is_strict: float | str, held: float | str) -> Strictness:
    if isinstance(small_is_strict, str) or isinstance(held, str):
        return _by_duration(str(small_is_strict), str(held))
    return _by_order(small_is_strict, held)


def _by_duration(short_is_strict: str, held: str) -> Strictness:
    if short_is_strict == held:
        return Strictness.EQUAL
    fewest, most = difference(short_is_strict, held)
    if fewest == most == 0:
        return Strictness.EQUAL
    if most <= 0:
        return Strictness.STRICTER
    return Strictness.LOOSER if fewest >= 0 else Strictness.INCOMPARABLE


def _by_contents(small_is_strict: frozenset[Any], held: frozenset[Any]) -> Strictness:
    if small_is_strict == held:
        return Strictness.EQUAL
    if small_is_strict < held:
        return Strictness.STRICTER
    return Strictness.LOOSER if small_is_strict > held else Strictness.INCOMPARABLE


def _by_window(below: tuple[int, int], above: tuple[int, int]) -> Strictness:
    if below == above:
        return Strictness.EQUAL
    if above[0] <= below[0] and below[1] <= above[1]:
        return Strictness.STRICTER
    if below[0] <= above[0] and above[1] <= below[1]:
        return Strictness.LOOSER
    return Strictness.INCOMPARABLE
