"""A guest whose zone is not known is written to at a fair hour wherever that guest may live: proven before it is sent.

In the guest's own zone a campaign's time is inside quiet hours or `campaign-quiet-hours` says so. Here it is about
those whose zone nobody knows, by what the platform lets hold for them (`compliance.quiet_hours.unknown_zone`):
`all_zones` waits for an hour that is fair in every zone the guests may live in, so there must be one within a day;
`event_zone` goes by the event's own clocks, so that moment must be fair in each of these zones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.campaigns.quiet import Quiet, quiet_hours
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.audience import candidate_zones, unnamed_countries, zones_line
from compiler.core.rules.compliance.fair_hours import fair, instant_of, shown_at
from compiler.core.rules.compliance.law import Quoted, cited, reach
from compiler.core.rules.compliance.laws import TCPA_HOURS
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

ZONE_WINDOW = Rule(
    id="zone-window",
    summary="Guests whose zone is not known could not be written to at a fair hour",
    why="A number does not tell where its owner is, and the law counts by where that is.",
    sources=(TCPA_HOURS,),
)
_DAY = timedelta(days=1)
Window = tuple[int, int]


def _run(view: View) -> Iterator[Finding]:
    quiet, event = quiet_hours(view), view.find("event")
    zones = candidate_zones(view) if quiet is not None else ()
    if quiet is None or event is None or len(zones) < 2:
        return
    held = [
        planned
        for planned in agenda(view)
        # A time that is outside the hours wherever one lives is told by another rule.
        if not quiet.channels.isdisjoint(planned.channels) and quiet.holds(planned.schedule.get("at", quiet.window[:5]))
    ]
    if not held or view.is_broken("event", "campaigns", "compliance"):
        return
    starts, window = event.value.get("starts"), (quiet.start, quiet.end)
    year = int(starts[:4]) if type(starts) is str else 0
    match quiet.line.entry.value.get("unknown_zone"):
        case "all_zones":
            lost = [each for each in held if not _comes(each, zones, window, year)]
            if lost:
                yield _never(view, quiet, zones, lost, year)
        case "event_zone":
            own = event.value.get("timezone")
            for each in held if type(own) is str else ():
                unfair = _unfair(each, zones, window, own, year)
                if unfair:
                    yield _at_night(view, quiet, each, own, unfair)
        case _:
            pass


def _comes(planned: Planned, zones: tuple[str, ...], window: Window, year: int) -> bool:
    """Tell whether a fair hour comes within a day of a campaign's time, or on every day where it has no day."""
    if planned.at is not None:
        begin = _begin(zones, planned.at)
        return bool(_fair(zones, window, begin, begin + _DAY))
    return not planned.is_triggered or not year or _comes_daily(zones, window, year)


@lru_cache(maxsize=16384)
def _begin(zones: tuple[str, ...], at: datetime) -> datetime:
    return min(instant_of(zone, at) for zone in zones)


_fair = lru_cache(maxsize=16384)(fair)


@lru_cache(maxsize=1024)
def _comes_daily(zones: tuple[str, ...], window: Window, year: int) -> bool:
    first, last = _two_years(year)
    hours = fair(zones, window, first, last)
    ends = [(first, first), *hours, (last, last)]
    return all(later[0] - sooner[1] < _DAY for sooner, later in pairwise(ends))


def _two_years(year: int) -> tuple[datetime, datetime]:
    """Return the year of an event and the one before it: the time in which guests are written to."""
    return datetime(max(year - 1, 2), 1, 1), datetime(min(year + 1, 9998), 1, 1)  # noqa: DTZ001 - UTC without a zone


def _unfair(planned: Planned, zones: tuple[str, ...], window: Window, own: str, year: int) -> dict[str, str]:
    """Return the zones in which it is no fair hour when it is one by the event's clocks, each with the time there."""
    if planned.at is not None:
        instant = instant_of(own, planned.at)
        there = {zone: shown_at(zone, instant) for zone in zones}
        return {
            zone: f"{shown:%H:%M}"
            for zone, shown in there.items()
            if not window[0] <= shown.hour * 60 + shown.minute < window[1]
        }
    if not planned.is_triggered or not year:
        return {}
    return {zone: "" for zone in zones if not _is_fair_as_well(zone, window, own, year)}


@lru_cache(maxsize=4096)
def _is_fair_as_well(zone: str, window: Window, own: str, year: int) -> bool:
    span = _two_years(year)
    return fair((own,), window, *span) == fair((own, zone), window, *span)


def _never(view: View, quiet: Quiet, zones: tuple[str, ...], lost: Sequence[Planned], year: int) -> Finding:
    lines = [zones_line(view), quiet.line]
    shown = narrowest(lines)
    apart = _apart(lost[0], zones, (quiet.start, quiet.end), year)
    unnamed = " and ".join(unnamed_countries(view))
    nameless = f" No zone is named for guests in {unnamed}." if unnamed else ""
    names = listed([planned.key for planned in lost])
    return Finding(
        rule=ZONE_WINDOW,
        at=shown.at(view),
        what=f"It is never {quiet.window} in {listed(apart)} at once: {names} would not reach guests whose zone "
        f"is not known.{nameless}",
        fix="Name the guests' zones more exactly in `guests.timezones`, widen `send_window` as far as it may be, "
        f"or leave {' and '.join(sorted(quiet.channels & set(lost[0].channels)))} out of the campaign.",
        related=(*related(view, lines, shown), *_cited(view)),
        subject=quiet.line.subject(view),
    )


def _apart(planned: Planned, zones: tuple[str, ...], window: Window, year: int) -> tuple[str, ...]:
    """Return as few of the zones as still have no fair hour in common."""
    for zone in zones:
        fewer = tuple(other for other in zones if other != zone)
        if not _comes(planned, fewer, window, year):
            zones = fewer
    return zones


def _at_night(view: View, quiet: Quiet, planned: Planned, own: str, unfair: dict[str, str]) -> Finding:
    at = planned.schedule.get("at")
    own_line = Line(
        entry=planned.campaign,
        route=("schedule", "at") if at is not None else ("schedule",),
        words=f"{planned.key} goes out {f'at {at}' if at is not None else 'at any hour'}",
    )
    lines = [own_line, zones_line(view), quiet.line]
    shown = narrowest(lines)
    there = _some([f"{time} in {zone}" if time else zone for zone, time in unfair.items()])
    if at is not None:
        what = f"When it is {at} in {own}, it is {there}, outside {quiet.window}."
        fix = f"Write an hour that lies in {quiet.window} there too"
    else:
        what = f"An hour in {quiet.window} in {own} can lie outside that in {there}."
        fix = "Let the platform write `unknown_zone: all_zones`"
    channels = " and ".join(sorted(quiet.channels & set(planned.channels)))
    return Finding(
        rule=ZONE_WINDOW,
        at=shown.at(view),
        what=f"{what} Guests whose zone is not known are written to by the event's clocks.",
        fix=f"{fix}, or leave {channels} out of the campaign.",
        related=(*related(view, lines, shown), *_cited(view)),
        subject=own_line.subject(view),
    )


def _cited(view: View) -> Quoted:
    """Return the law, where it holds for one of the guests; elsewhere it is the platform's own word."""
    return cited(view, TCPA_HOURS) if reach(view, TCPA_HOURS) is not None else ()


def _some(zones: Sequence[str], most: int = 3) -> str:
    if len(zones) <= most:
        return " and ".join([", ".join(zones[:-1]), zones[-1]] if len(zones) > 1 else zones)
    return f"{', '.join(zones[:most])} and so on in {len(zones) - most} more zones"


CHECK = ViewCheck(rules=(ZONE_WINDOW,), reads=frozenset({"event", "campaigns", "compliance"}), run=_run)
