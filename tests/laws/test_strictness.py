"""Floors compare by orders: what is stricter stays stricter however often it is compared."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.descent import AllTrue, AnyTrue, AtLeast, AtMost, Floor, Inside, Subset, Superset
from schemas.strictness import Strictness, strictness
from schemas.values.duration import difference
from tests.laws.law import law


def _length(parts: tuple[int, int, int, int, int]) -> str:
    years, months, days, hours, minutes = parts
    day = "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (days, "D")) if number)
    time = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M")) if number)
    return f"P{day}T{time}" if time else f"P{day or '0D'}"


def _window(ends: tuple[int, int]) -> str:
    first, last = sorted(ends)
    return f"{first // 2:02}:{first % 2 * 30:02}-{(last + 1) // 2:02}:{(last + 1) % 2 * 30:02}"


_SMALL = st.tuples(*(st.integers(0, most) for most in (2, 14, 40, 30, 90)))
durations = _SMALL.map(_length) | st.sampled_from(["P1Y", "P12M", "P11M", "P365D", "P366D", "P52W", "PT24H", "P0D"])
windows = st.tuples(st.integers(0, 46), st.integers(0, 46)).map(_window)
sets = st.lists(st.sampled_from("abcd"), max_size=5)
CASES: dict[str, tuple[Floor, st.SearchStrategy[Any]]] = {
    "at_most a number": (AtMost(), st.integers(-3, 3)),
    "at_least a number": (AtLeast(), st.integers(-3, 3)),
    "at_most a duration": (AtMost(), durations),
    "at_least a duration": (AtLeast(), durations),
    "any_true": (AnyTrue(), st.booleans()),
    "all_true": (AllTrue(), st.booleans()),
    "subset": (Subset(), sets),
    "superset": (Superset(), sets),
    "inside": (Inside(), windows),
}
_TURNED = {Strictness.STRICTER: Strictness.LOOSER, Strictness.LOOSER: Strictness.STRICTER}
_NOT_LOOSER = (Strictness.STRICTER, Strictness.EQUAL)


@pytest.mark.parametrize("case", CASES)
@law(80)
@given(data=st.data())
def test_strictness_is_an_order(case: str, data: st.DataObject) -> None:
    """A value equals itself, turning a comparison round turns its answer, and stricter than stricter is stricter."""
    rule, some = CASES[case]
    one, two, three = data.draw(some), data.draw(some), data.draw(some)
    assert strictness(rule, one, one) is Strictness.EQUAL
    there, back = strictness(rule, one, two), strictness(rule, two, one)
    assert back is _TURNED.get(there, there)
    if there in _NOT_LOOSER and strictness(rule, two, three) in _NOT_LOOSER:
        assert strictness(rule, one, three) in _NOT_LOOSER


def _after(start: date, months: int, days: int) -> date:
    place = start.year * 12 + start.month - 1 + months
    return start.replace(year=place // 12, month=place % 12 + 1) + timedelta(days=days)


_STARTS = [date(year, month, day) for year in (2023, 2024, 2027, 2095) for month in range(1, 13) for day in (1, 28)]


@law(150)
@given(st.tuples(st.integers(0, 30), st.integers(0, 70)), st.tuples(st.integers(0, 30), st.integers(0, 70)))
def test_a_stricter_duration_ends_no_later_from_any_day(one: tuple[int, int], other: tuple[int, int]) -> None:
    """What the comparison says holds on the calendar, from whichever day it is counted."""
    verdict = strictness(AtMost(), f"P{one[0]}M{one[1]}D", f"P{other[0]}M{other[1]}D")
    later = [(_after(start, *one) - _after(start, *other)).days for start in _STARTS]
    match verdict:
        case Strictness.STRICTER:
            assert max(later) <= 0
        case Strictness.LOOSER:
            assert min(later) >= 0
        case Strictness.EQUAL:
            assert set(later) == {0}
        case Strictness.INCOMPARABLE:
            fewest, most = difference(f"P{one[0]}M{one[1]}D", f"P{other[0]}M{other[1]}D")
            assert fewest < 0 < most


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("P11M", "P12M", Strictness.STRICTER),
        ("P23M", "P2Y", Strictness.STRICTER),
        ("P365D", "P1Y", Strictness.STRICTER),
        ("P12M", "P1Y", Strictness.EQUAL),
        ("P1DT5H", "PT29H", Strictness.EQUAL),
        ("P2M", "P90D", Strictness.STRICTER),
        ("P3M", "P90D", Strictness.INCOMPARABLE),
        ("P1M", "P28D", Strictness.LOOSER),
        ("P1M", "P31D", Strictness.STRICTER),
        ("P1M", "P30D", Strictness.INCOMPARABLE),
        ("P4W", "P28D", Strictness.EQUAL),
    ],
)
def test_durations_people_write(one: str, other: str, expected: Strictness) -> None:
    """Eleven months are less than twelve, and thirty days are neither more nor less than a month."""
    assert strictness(AtMost(), one, other) is expected
