"""Durations counted along the calendar: `-P60D` from a day, `P3M` from the 30th of November."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta

from schemas.values.duration import parts

_FIRST, _LAST = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)  # noqa: DTZ001 - local time has no zone


def shifted(moment: datetime, offset: str) -> datetime:
    """Return a local moment moved by a duration: by its months first, then by its days and minutes.

    A day that the month does not have becomes its last one. Nothing leaves the calendar: what would
    stops at its first or last minute. Raises ValueError where the text is no duration.
    """
    months, minutes = parts(offset)
    try:
        return _by_months(moment, months) + timedelta(minutes=minutes)
    except (OverflowError, ValueError):
        return _FIRST if (months, minutes) < (0, 0) else _LAST


def _by_months(moment: datetime, months: int) -> datetime:
    if not months:
        return moment
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
