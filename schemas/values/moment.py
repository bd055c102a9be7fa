"""Dates, clock times and zones, kept as the text people write and checked to be real."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from schemas.descent import Form
from schemas.values.written import Written

_LOCAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as unknown:
        raise ValueError(f"no time zone is called {name!r}") from unknown
    return name


def _local(text: str) -> str:
    if _LOCAL.fullmatch(text) is None:
        raise ValueError("not written as YYYY-MM-DDTHH:MM")
    datetime.fromisoformat(text)
    return text


def _day(text: str) -> str:
    if _DAY.fullmatch(text) is None:
        raise ValueError("not written as YYYY-MM-DD")
    date.fromisoformat(text)
    return text


TimeZone = Annotated[
    str,
    Field(pattern=r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$", max_length=64),
    AfterValidator(_zone),
    Form("an IANA time zone such as Europe/Rome"),
]
LocalDateTime = Annotated[
    str,
    AfterValidator(_local),
    Written(_LOCAL),
    Form("a local date and time such as 2027-06-19T15:30, without a zone"),
]
Day = Annotated[str, AfterValidator(_day), Written(_DAY), Form("a date such as 2027-05-01")]
ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Form("a time of day such as 10:00")]
