"""ISO 8601 durations as people write them in settings: `P90D`, `P24M`, `PT6H`, `-P7D`.

Months have no fixed length, so a duration is compared by the range of days it can mean
(a month is 28 to 31 days): `P2M` is shorter than `P90D`, `P3M` and `P90D` cannot be ordered.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from schemas.descent import Form

_PATTERN = re.compile(
    r"(?P<sign>[+-]?)P(?=[0-9T])(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,4})M)?"
    r"(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,5})M)?)?"
)


def day_bounds(text: str) -> tuple[float, float]:
    """Return the fewest and the most days the duration can mean. Raises ValueError if it is none."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a duration")
    part = {name: int(number) for name, number in found.groupdict().items() if name != "sign" and number}
    months = part.get("years", 0) * 12 + part.get("months", 0)
    days = part.get("weeks", 0) * 7 + part.get("days", 0)
    fixed = days + part.get("hours", 0) / 24 + part.get("minutes", 0) / 1440
    bounds = (months * 28 + fixed, months * 31 + fixed)
    return (-bounds[1], -bounds[0]) if found["sign"] == "-" else bounds


def _duration(text: str) -> str:
    least, _ = day_bounds(text)
    if least < 0:
        raise ValueError("a length of time cannot be negative")
    return text


def _offset(text: str) -> str:
    day_bounds(text)
    return text


Duration = Annotated[
    str, AfterValidator(_duration), Form("an ISO 8601 duration such as P90D (90 days) or P24M (24 months)")
]
Offset = Annotated[
    str,
    AfterValidator(_offset),
    Form("an ISO 8601 duration such as -P60D (60 days before) or P3D (3 days after)"),
]
