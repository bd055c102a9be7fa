"""Hours that are fair in several zones at once, against a judge who looks at every minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.rules.compliance.fair_hours import fair, instant_of, is_skipped, shown_at
from tests.laws.law import law

ZONES = (
    "Europe/Rome",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Havana",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Gaza",
    "Africa/Casablanca",
    "Antarctica/Troll",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
)
CHANGES = (
    datetime(2027, 3, 28),  # noqa: DTZ001 - UTC without a zone, here and below
    datetime(2027, 10, 31),  # noqa: DTZ001
    datetime(2027, 3, 14),  # noqa: DTZ001
    datetime(2027, 11, 7),  # noqa: DTZ001
    datetime(2027, 4, 3),  # noqa: DTZ001
    datetime(2027, 10, 2),  # noqa: DTZ001
    datetime(2011, 12, 30),  # noqa: DTZ001
    datetime(2027, 2, 7),  # noqa: DTZ001
    datetime(2027, 6, 19),  # noqa: DTZ001
)
"""Days around which clocks change somewhere; Samoa left one out altogether."""


def is_fair(zones: tuple[str, ...], window: tuple[int, int], instant: datetime) -> bool:
    """Look at the clock of every zone."""
    for zone in zones:
        there = instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
        if not window[0] <= there.hour * 60 + there.minute < window[1]:
            return False
    return True


@law(120)
@given(
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=4, unique=True).map(tuple),
    st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda ends: ends[0] < ends[1]),
    st.sampled_from(CHANGES),
    st.integers(-1440, 1440),
    st.integers(1, 2000),
)
def test_fair_hours_are_those_that_a_look_at_every_minute_finds(
    zones: tuple[str, ...], window: tuple[int, int], day: datetime, shift: int, length: int
) -> None:
    """Over days on which clocks change, each minute is inside the found hours if and only if every clock says so."""
    first = day + timedelta(minutes=shift)
    last = first + timedelta(minutes=length)
    found = fair(zones, window, first, last)
    for minute in range(length):
        instant = first + timedelta(minutes=minute)
        assert any(begin <= instant < end for begin, end in found) == is_fair(zones, window, instant)


@law(200)
@given(st.sampled_from(ZONES), st.sampled_from(CHANGES), st.integers(-1440, 2880))
def test_a_local_time_is_skipped_where_no_minute_shows_it(zone: str, day: datetime, shift: int) -> None:
    """A time that comes is shown first at its instant; a time that never comes goes out that much after the gap."""
    local = day + timedelta(minutes=shift)
    shows = [
        instant
        for minute in range(-26 * 60, 26 * 60)
        if shown_at(zone, instant := local + timedelta(minutes=minute)) == local
    ]
    assert is_skipped(zone, local) == (not shows)
    if shows:
        assert instant_of(zone, local) == shows[0]
    else:
        assert shown_at(zone, instant_of(zone, local)) > local


@pytest.mark.parametrize(
    ("zone", "local", "shown"),
    [
        ("Europe/Rome", "2027-03-28T02:30", "2027-03-28T03:30"),
        ("Europe/Rome", "2027-03-28T03:00", "2027-03-28T03:00"),
        ("Europe/Rome", "2027-10-31T02:30", "2027-10-31T02:30"),
        ("America/New_York", "2027-03-14T02:00", "2027-03-14T03:00"),
        ("America/New_York", "2027-03-14T01:59", "2027-03-14T01:59"),
        ("Asia/Kolkata", "2027-03-28T02:30", "2027-03-28T02:30"),
        ("Pacific/Kiritimati", "2027-03-28T02:30", "2027-03-28T02:30"),
        ("Australia/Lord_Howe", "2027-10-03T02:15", "2027-10-03T02:45"),
        ("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-04T01:45"),
    ],
)
def test_the_hour_at_which_a_campaign_goes_out(zone: str, local: str, shown: str) -> None:
    """Where clocks skip a time it goes out as much later; Lord Howe skips half an hour, India none."""
    assert shown_at(zone, instant_of(zone, datetime.fromisoformat(local))) == datetime.fromisoformat(shown)


@pytest.mark.parametrize(
    ("zones", "day", "window", "found"),
    [
        (("Europe/Rome",), "2027-06-19", "480-1260", ["06:00-19:00"]),
        (("Europe/Rome", "America/New_York"), "2027-06-19", "480-1260", ["12:00-19:00"]),
        # Between the two changes of clocks in March, New York is five hours behind and not six.
        (("Europe/Rome", "America/New_York"), "2027-03-20", "480-1260", ["12:00-20:00"]),
        (("Europe/Rome", "America/New_York"), "2027-03-10", "480-1260", ["13:00-20:00"]),
        (("Asia/Kolkata", "America/New_York"), "2027-06-19", "480-1260", ["12:00-15:30"]),
        (("Pacific/Kiritimati", "Asia/Kolkata"), "2027-06-19", "480-1260", ["02:30-07:00"]),
        (("Pacific/Kiritimati", "Pacific/Honolulu"), "2027-06-19", "480-1260", ["00:00-07:00", "18:00-24:00"]),
        (("Australia/Lord_Howe", "Europe/Rome"), "2027-06-19", "480-1260", ["06:00-10:30"]),
        (("Australia/Lord_Howe", "Europe/Rome"), "2027-12-19", "480-1260", ["07:00-10:00"]),
        (("America/New_York", "Australia/Lord_Howe", "Europe/Rome"), "2027-06-19", "480-1260", []),
    ],
)
def test_hours_in_common(zones: tuple[str, ...], day: str, window: str, found: list[str]) -> None:
    """What the windows of zones have in common on a day of UTC, as one can work out by hand."""
    first = datetime.fromisoformat(day)
    opens, closes = map(int, window.split("-"))
    hours = fair(zones, (opens, closes), first, first + timedelta(days=1))
    assert [f"{begin:%H:%M}-{_end(end, first)}" for begin, end in hours] == found


def _end(end: datetime, first: datetime) -> str:
    return "24:00" if end == first + timedelta(days=1) else f"{end:%H:%M}"
