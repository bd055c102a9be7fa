"""When it is a fair hour in all of several time zones at once, changes of clocks included.

Exact to the minute: a span of time is cut where a zone's offset changes, and in each piece local time is
nothing but shifted. All instants here are UTC without a zone; times of day are minutes after midnight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Interval = tuple[datetime, datetime]
"""From an instant on, and before another."""
_STEP = timedelta(hours=6)
"""No zone changes its clocks twice within it."""
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def fair(zones: Sequence[str], window: tuple[int, int], first: datetime, last: datetime) -> tuple[Interval, ...]:
    """Return when, from one instant to another, it is inside the window in every zone."""
    found: tuple[Interval, ...] = ((first, last),)
    for zone in zones:
        found = tuple(_both(found, _in_zone(zone, window, first, last)))
    return found


@lru_cache(maxsize=16384)
def _in_zone(zone: str, window: tuple[int, int], first: datetime, last: datetime) -> tuple[Interval, ...]:
    found: list[Interval] = []
    for begin, end, offset in _pieces(zone, first, last):
        day = (begin + offset).replace(hour=0, minute=0, second=0, microsecond=0)
        while day - offset < end:
            opens = day - offset + window[0] * _MINUTE
            closes = day - offset + window[1] * _MINUTE
            if max(opens, begin) < min(closes, end):
                found.append((max(opens, begin), min(closes, end)))
            day += _DAY
    return tuple(found)


def _pieces(zone: str, first: datetime, last: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """Yield the parts of a span in which a zone's offset stays the same, each with that offset."""
    begin, at = first, first
    offset = offset_at(zone, first)
    while at < last:
        ahead = min(at + _STEP, last)
        if offset_at(zone, ahead) != offset:
            change = _change(zone, at, ahead)
            yield begin, change, offset
            begin, offset = change, offset_at(zone, change)
        at = ahead
    yield begin, last, offset


def _change(zone: str, before: datetime, after: datetime) -> datetime:
    """Return the minute in which a zone's offset becomes another one."""
    old = offset_at(zone, before)
    while after - before > _MINUTE:
        middle = before + (after - before) // 2 // _MINUTE * _MINUTE
        before, after = (middle, after) if offset_at(zone, middle) == old else (before, middle)
    return after


def offset_at(zone: str, instant: datetime) -> timedelta:
    """Return how far a zone's clocks are ahead of UTC at an instant."""
    return instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _both(some: Sequence[Interval], others: Sequence[Interval]) -> Iterator[Interval]:
    """Yield what two rows of intervals share; each row is in order and its intervals do not overlap."""
    here = there = 0
    while here < len(some) and there < len(others):
        (begin, end), (opens, closes) = some[here], others[there]
        if max(begin, opens) < min(end, closes):
            yield max(begin, opens), min(end, closes)
        if end <= closes:
            here += 1
        else:
            there += 1


def instant_of(zone: str, local: datetime) -> datetime:
    """Return when a zone's clocks show a time: of two such instants the first, of none the one after the gap."""
    there = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    return there.astimezone(UTC).replace(tzinfo=None)


def shown_at(zone: str, instant: datetime) -> datetime:
    """Return what a zone's clocks show at an instant."""
    return instant + offset_at(zone, instant)


def is_skipped(zone: str, local: datetime) -> bool:
    """Tell whether a zone's clocks never show a time, because they are put forward over it."""
    return shown_at(zone, instant_of(zone, local)) != local
