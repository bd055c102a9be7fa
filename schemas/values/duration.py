"""ISO 8601 durations as people write them in settings: `P90D`, `P24M`, `PT6H`, `-P7D`.

Months have no fixed length, so durations are compared by the days that months in a row can have:
`P2M` is shorter than `P90D` (59 to 62 days), `P3M` and `P90D` cannot be ordered (89 to 92).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from schemas.descent import Form
from schemas.values.written import Written

_PATTERN = re.compile(
    r"(?P<sign>[+-]?)P(?=[0-9T])(?:(?P<years>[0-9]{1,4})Y)?(?:(?P<months>[0-9]{1,4})M)?"
    r"(?:(?P<weeks>[0-9]{1,4})W)?(?:(?P<days>[0-9]{1,5})D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,5})H)?(?:(?P<minutes>[0-9]{1,5})M)?)?"
)


# Days in so many months in a row, wherever in the calendar they begin; December and January are neighbours.
_FEWEST_DAYS = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST_DAYS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)
_DAY = 24 * 60


def difference(one: str, other: str) -> tuple[int, int]:
    """Return by how many minutes, at least and at most, one duration is longer than another.

    Months are taken from months first, so that `P12M` is longer than `P11M` on every calendar.
    Raises ValueError where one of them is no duration.
    """
    months, minutes = parts(one)
    other_months, other_minutes = parts(other)
    fewest, most = _days(months - other_months)
    rest = minutes - other_minutes
    return fewest * _DAY + rest, most * _DAY + rest


@lru_cache(maxsize=1024)
def parts(text: str) -> tuple[int, int]:
    """Return the months and the minutes of a duration. Raises ValueError where the text is none."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a duration")
    part = {name: int(number) for name, number in found.groupdict().items() if name != "sign" and number}
    sign = -1 if found["sign"] == "-" else 1
    days = part.get("weeks", 0) * 7 + part.get("days", 0)
    minutes = days * _DAY + part.get("hours", 0) * 60 + part.get("minutes", 0)
    return sign * (part.get("years", 0) * 12 + part.get("months", 0)), sign * minutes


def _days(months: int) -> tuple[int, int]:
    years, rest = divmod(abs(months), 12)
    fewest, most = years * 365 + _FEWEST_DAYS[rest], years * 366 + _MOST_DAYS[rest]
    return (fewest, most) if months >= 0 else (-most, -fewest)


def _duration(text: str) -> str:
    if min(parts(text)) < 0:
        raise ValueError("a length of time cannot be negative")
    return text


def _offset(text: str) -> str:
    parts(text)
    return text


Duration = Annotated[
    str,
    AfterValidator(_duration),
    Written(_PATTERN),
    Form("an ISO 8601 duration such as P90D (90 days) or P24M (24 months)"),
]
Offset = Annotated[
    str,
    AfterValidator(_offset),
    Written(_PATTERN),
    Form("an ISO 8601 duration such as -P60D (60 days before) or P3D (3 days after)"),
]
