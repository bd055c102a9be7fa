"""Which way a locale is written: what a layout says with `<mjml dir="{{ direction }}">`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from messages.locale.written import locale_of

Direction = Literal["ltr", "rtl"]


@lru_cache(maxsize=256)
def direction_of(locale: str) -> Direction:
    """Return `rtl` for Arabic, Hebrew, Persian, Urdu and the like (CLDR), else `ltr`."""
    return "rtl" if locale_of(locale).text_direction == "rtl" else "ltr"
