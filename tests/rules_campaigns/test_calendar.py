"""Durations counted along the calendar."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.values.calendar import shifted

MOMENTS = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 12, 31))  # noqa: DTZ001 - local
MONTHS = st.integers(min_value=-1200, max_value=1200)
DAYS = st.integers(min_value=-40_000, max_value=40_000)
_SIGN = {True: "-", False: ""}


def _written(number: int, unit: str) -> str:
    return f"{_SIGN[number < 0]}P{abs(number)}{unit}"


@pytest.mark.parametrize(
    ("moment", "offset", "expected"),
    [
        ("2027-06-19T15:30", "-P60D", "2027-04-20T15:30"),
        ("2027-06-19T15:30", "P0D", "2027-06-19T15:30"),
        ("2027-11-30T10:00", "P3M", "2028-02-29T10:00"),
        ("2026-11-30T10:00", "P3M", "2027-02-28T10:00"),
        ("2028-02-29T10:00", "P1Y", "2029-02-28T10:00"),
        ("2028-02-29T10:00", "-P4Y", "2024-02-29T10:00"),
        ("2027-03-31T10:00", "-P1M", "2027-02-28T10:00"),
        ("2027-01-31T10:00", "P1M1D", "2027-03-01T10:00"),
        ("2027-01-15T10:00", "-P1Y1M", "2025-12-15T10:00"),
        ("2027-12-31T23:30", "PT45M", "2028-01-01T00:15"),
        ("2027-05-01T00:00", "-P2W", "2027-04-17T00:00"),
        ("2027-05-01T00:00", "+P1DT1H", "2027-05-02T01:00"),
        ("2027-05-01T00:00", "P9999Y", "9999-12-31T23:59"),
        ("2027-05-01T00:00", "-P9999Y", "0001-01-01T00:00"),
        ("9999-12-30T00:00", "P5D", "9999-12-31T23:59"),
    ],
)
def test_months_go_first_and_end_with_their_month(moment: str, offset: str, expected: str) -> None:
    """Months are counted before days, a day that a month lacks becomes its last, and the calendar has two ends."""
    assert shifted(datetime.fromisoformat(moment), offset) == datetime.fromisoformat(expected)


def test_what_is_no_duration_is_refused() -> None:
    """A text that is no duration raises ValueError."""
    with pytest.raises(ValueError, match="is not a duration"):
        shifted(datetime.fromisoformat("2027-05-01"), "sixty days")


@given(MOMENTS, MOMENTS, MONTHS, DAYS)
def test_order_is_kept(one: datetime, other: datetime, months: int, days: int) -> None:
    """Of two moments the earlier one is never moved past the other."""
    first, second = sorted((one, other))
    for offset in (_written(months, "M"), _written(days, "D")):
        assert shifted(first, offset) <= shifted(second, offset)


@given(MOMENTS, MONTHS, MONTHS)
def test_more_months_lead_further(moment: datetime, one: int, other: int) -> None:
    """A longer way in months never ends earlier."""
    fewer, more = sorted((one, other))
    assert shifted(moment, _written(fewer, "M")) <= shifted(moment, _written(more, "M"))


@given(MOMENTS, DAYS)
def test_days_lead_back(moment: datetime, days: int) -> None:
    """So many days there and back again lead to where they began."""
    assert shifted(shifted(moment, _written(days, "D")), _written(-days, "D")) == moment


@given(MOMENTS, MONTHS)
def test_months_lead_back_unless_a_month_was_too_short(moment: datetime, months: int) -> None:
    """Months there and back lead to the same day, or to an earlier one of its month where one was too short."""
    back = shifted(shifted(moment, _written(months, "M")), _written(-months, "M"))
    assert (back.year, back.month) == (moment.year, moment.month)
    assert back == moment if moment.day <= 28 else timedelta(0) <= moment - back <= timedelta(days=3)


@given(MOMENTS.map(lambda moment: moment.replace(microsecond=0)), MONTHS, DAYS)
def test_sqlite_says_the_same(moment: datetime, months: int, days: int) -> None:
    """SQLite's calendar, which lets a day run over into the next month, agrees up to the 28th."""
    early = moment.replace(day=min(moment.day, 28))
    with sqlite3.connect(":memory:") as database:
        query = "SELECT datetime(?, ? || ' months', ? || ' days')"
        (said,) = database.execute(query, (early.isoformat(), f"{months:+}", f"{days:+}")).fetchone()
    assert shifted(shifted(early, _written(months, "M")), _written(days, "D")) == datetime.fromisoformat(said)
