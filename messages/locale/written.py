"""Dates, times and numbers as they are written in a locale (CLDR, by Babel).

With the weekday: "Saturday 1 May 2027", "sabato 1 maggio 2027". So a sentence needs no article that would
depend on the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache, total_ordering

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal


@total_ordering
@dataclass(frozen=True, slots=True)
class Written:
    """A number or a day that still knows what it is while it is written out in a locale."""

    value: int | float
    text: str
    locale: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        """Digits and their separators need no escaping."""
        return self.text

    def __bool__(self) -> bool:
        return bool(self.value)

    def __eq__(self, other: object) -> bool:
        return self.value == (other.value if isinstance(other, Written) else other)

    def __lt__(self, other: float | Written) -> bool:
        return self.value < (other.value if isinstance(other, Written) else other)

    def __hash__(self) -> int:
        return hash(self.value)


@lru_cache(maxsize=64)
def locale_of(name: str) -> Locale:
    """Return CLDR's data for a BCP 47 locale. Raises babel.UnknownLocaleError."""
    return Locale.parse(name, sep="-")


@lru_cache(maxsize=1024)
def is_known(name: str) -> bool:
    """Tell whether CLDR knows a locale, so that dates and numbers can be written in it."""
    try:
        locale_of(name)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@lru_cache(maxsize=4096)
def day(iso: str, locale: str) -> str:
    """Write a day (`2027-06-19`) out with its weekday, without a comma after it."""
    when = date.fromisoformat(iso)
    weekday = format_date(when, "EEEE", locale_of(locale))
    return f"{weekday} {format_date(when, 'long', locale_of(locale))}"


@lru_cache(maxsize=256)
def longest_day(locale: str) -> str:
    """Return the longest of all days as they are written in a locale: `Wednesday 22 September 2027`."""
    days = (date(2027, month, 22 + weekday) for month in range(1, 13) for weekday in range(7))
    return max((day(each.isoformat(), locale) for each in days), key=len)


@lru_cache(maxsize=256)
def longest_clock(locale: str) -> str:
    """Return the longest of all times as they are written in a locale: `12:30 PM`."""
    return max((clock(f"{hour:02}:30", locale) for hour in range(24)), key=len)


@lru_cache(maxsize=4096)
def month(iso: str, locale: str) -> str:
    """Write the month of a day: `March 2027`."""
    return str(format_skeleton("yMMMM", datetime.fromisoformat(iso), locale=locale_of(locale)))


@lru_cache(maxsize=4096)
def clock(hhmm: str, locale: str) -> str:
    """Write a time of day: `3:30 PM`, `15:30`."""
    return str(format_time(time.fromisoformat(hhmm), "short", locale=locale_of(locale)))


def number(value: float, locale: str) -> Written:
    """Write a number with the locale's separators."""
    return Written(value, format_decimal(value, locale=locale_of(locale)), locale)


@lru_cache(maxsize=256)
def regional(locale: str, country: str | None) -> str:
    """Return the locale as it is written where the event is: English in Italy has no "June 19".

    A locale that names a territory is left as it is. Where CLDR has no such pair, English outside the
    United States and Canada is international English, which writes days as most of the world does.
    """
    if country is None or "-" in locale:
        return locale
    pair = f"{locale}-{country}"
    if f"{locale}_{country}" in localedata.locale_identifiers():
        return pair
    return "en-150" if locale == "en" and country not in ("US", "CA") else locale


def known_languages() -> tuple[str, ...]:
    """Return the languages CLDR knows, without territories."""
    return tuple(name for name in localedata.locale_identifiers() if "_" not in name)
