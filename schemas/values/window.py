"""A daily window of local time, `HH:MM-HH:MM`, that does not cross midnight."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from schemas.descent import Form
from schemas.values.written import Written

_PATTERN = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")


def minutes(text: str) -> tuple[int, int]:
    """Return start and end in minutes after midnight. Raises ValueError if the text is no window."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a window")
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if not start < end <= 24 * 60:
        raise ValueError("a window ends after it starts, on the same day")
    return start, end


def _window(text: str) -> str:
    minutes(text)
    return text


Window = Annotated[
    str,
    AfterValidator(_window),
    Written(_PATTERN),
    Form("a daily window such as 08:00-21:00, start before end"),
]
