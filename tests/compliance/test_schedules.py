"""Schedules against quiet hours in every zone the guests may live in, on the very day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.law import law
from tests.rules_campaigns.memory import ANNA_BEN, ROSEWOOD, found, text

ZONES = ("Europe/Rome", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe")
DAYS = ("2027-03-10", "2027-03-20", "2027-03-28", "2027-04-04", "2027-06-01", "2026-11-08", "2026-10-25")
"""Between the changes of clocks in America, Europe and on Lord Howe Island, and on them."""
_NO_INVITATION = {f"{ROSEWOOD}/campaigns/invitation.yaml": None}


def world(zones: tuple[str, ...], day: str, at: str, window: str, unknown: str) -> dict[str, str]:
    """Return the small configuration with one campaign by text, to guests in some zones."""
    event = text(f"{ANNA_BEN}/event.yaml").splitlines()
    event = [f"    timezones: [{', '.join(zones)}]" if "timezones:" in line else line for line in event]
    # The zones say everything; countries would bring zones of their own.
    event = ["    countries: [VA]" if "countries:" in line else line for line in event]
    compliance = text("platform/compliance.yaml").replace("08:00-21:00", window)
    campaign = (
        "title: Word\ntemplate: invitation\nchannels: [sms]\naudience: {}\n"
        f"schedule: {{type: fixed, day: {day}, at: '{at}'}}\n"
    )
    return {
        f"{ANNA_BEN}/event.yaml": "\n".join(event) + "\n",
        "platform/compliance.yaml": compliance.replace("event_zone", unknown),
        f"{ANNA_BEN}/campaigns/word.yaml": campaign,
    }


def is_reported(zones: tuple[str, ...], day: str, at: str, window: str, unknown: str) -> bool:
    """Tell whether the rule finds something."""
    return bool(found(world(zones, day, at, window, unknown), _NO_INVITATION, rules="zone-window"))


def is_fair(zone: str, instant: datetime, window: str) -> bool:
    """Look at one clock."""
    shown = f"{instant.astimezone(ZoneInfo(zone)):%H:%M}"
    opens, closes = window.split("-")
    return opens <= shown < closes


def judged(zones: tuple[str, ...], day: str, at: str, window: str, unknown: str) -> bool:
    """Tell the same by looking at every minute of a day, with the zone module alone."""
    everywhere = (*zones, "Europe/Vatican")
    local = datetime.fromisoformat(f"{day}T{at}")
    if unknown == "event_zone":
        instant = local.replace(tzinfo=ZoneInfo("Europe/Rome")).astimezone(UTC)
        return not all(is_fair(zone, instant, window) for zone in everywhere)
    first = min(local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for zone in everywhere)
    minutes = (first + timedelta(minutes=minute) for minute in range(24 * 60))
    return not any(all(is_fair(zone, instant, window) for zone in everywhere) for instant in minutes)


@law(60)
@given(
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=4, unique=True).map(tuple),
    st.sampled_from(DAYS),
    st.integers(8 * 4, 20 * 4).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}"),
    st.sampled_from(["08:00-21:00", "08:00-20:45", "08:00-23:30", "08:00-20:15"]),
    st.sampled_from(["all_zones", "event_zone"]),
)
def test_a_schedule_is_judged_as_by_a_look_at_every_minute(
    zones: tuple[str, ...], day: str, at: str, window: str, unknown: str
) -> None:
    """The rule finds a campaign if and only if some clock shows an unfair time, minute by minute."""
    assert is_reported(zones, day, at, window, unknown) == judged(zones, day, at, window, unknown)


@pytest.mark.parametrize(
    ("zones", "day", "at", "unknown", "reported"),
    [
        (("Europe/Rome", "America/New_York"), "2027-03-10", "13:30", "event_zone", True),
        # New York has put its clocks forward and Rome has not: half past one is half past eight there.
        (("Europe/Rome", "America/New_York"), "2027-03-20", "13:30", "event_zone", False),
        (("Europe/Rome", "America/New_York"), "2027-04-10", "13:30", "event_zone", True),
        (("Europe/Rome", "America/New_York"), "2027-03-10", "13:30", "all_zones", False),
        (("Europe/Rome", "America/New_York"), "2027-03-10", "13:30", "do_not_send", False),
        (("Europe/Rome", "Asia/Kolkata"), "2027-06-01", "17:29", "event_zone", False),
        (("Europe/Rome", "Asia/Kolkata"), "2027-06-01", "17:30", "event_zone", True),
        (("Europe/Rome", "Australia/Lord_Howe"), "2027-04-02", "11:59", "event_zone", False),
        (("Europe/Rome", "Australia/Lord_Howe"), "2027-04-05", "12:15", "event_zone", False),
        (("Europe/Rome", "Australia/Lord_Howe"), "2027-04-02", "12:15", "event_zone", True),
        (("Europe/Rome", "Pacific/Kiritimati"), "2027-06-01", "08:59", "event_zone", False),
        (("Europe/Rome", "Pacific/Kiritimati"), "2027-06-01", "09:00", "event_zone", True),
        (("Europe/Rome", "Pacific/Kiritimati"), "2027-06-01", "20:00", "event_zone", False),
        (("Europe/Rome", "America/New_York", "Australia/Lord_Howe"), "2027-06-01", "10:00", "all_zones", True),
        (("Europe/Rome",), "2027-06-01", "20:59", "event_zone", False),
    ],
)
def test_schedules_one_can_work_out_by_hand(
    zones: tuple[str, ...], day: str, at: str, unknown: str, *, reported: bool
) -> None:
    """Half hours of India and Lord Howe Island, days ahead in Kiritimati, weeks between changes of clocks."""
    assert is_reported(zones, day, at, "08:00-21:00", unknown) == reported


@pytest.mark.parametrize(
    ("zones", "day", "at", "said"),
    [
        (("Europe/Rome",), "2027-03-28", "02:30", "there at 03:30"),
        (("America/New_York",), "2027-03-14", "02:00", "there at 03:00"),
        (("Australia/Lord_Howe",), "2026-10-04", "02:15", "there at 02:45"),
        (("Europe/Rome",), "2026-10-25", "02:30", ""),
        (("Asia/Kolkata", "Pacific/Kiritimati"), "2027-01-28", "02:30", ""),
    ],
)
def test_a_time_that_clocks_skip_is_told(zones: tuple[str, ...], day: str, at: str, said: str) -> None:
    """The warning names the time at which it goes out instead; a time that comes twice is none of it."""
    warned = found(world(zones, day, at, "00:00-24:00", "do_not_send"), _NO_INVITATION, rules="clock-change")
    assert [said in each.what for each in warned] == [True] * bool(said)
