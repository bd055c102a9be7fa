"""Lengths of time that something is repeated after or looked at over: never nothing."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from schemas.descent import Form
from schemas.values.duration import Duration, difference


def _interval(text: str) -> str:
    if difference(text, "PT0M")[1] <= 0:
        raise ValueError("this has to be longer than nothing")
    return text


Interval = Annotated[
    Duration, AfterValidator(_interval), Form("an ISO 8601 duration such as PT15M (15 minutes) or P1D (a day)")
]
