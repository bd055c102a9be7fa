"""The plural forms a locale has (CLDR), for counts as they occur in messages."""

from __future__ import annotations

from functools import lru_cache

from messages.locale.filters import FORMS
from messages.locale.written import locale_of

_COUNTS = range(1_001)
"""Guests, nights, days; what a language says of a million of them need not be written."""


@lru_cache(maxsize=256)
def forms_of(locale: str) -> dict[str, int]:
    """Return the forms a locale uses for whole numbers, each with the first number that takes it."""
    rule = locale_of(locale).plural_form
    first: dict[str, int] = {}
    for count in _COUNTS:
        first.setdefault(rule(count), count)
    return {form: first[form] for form in FORMS if form in first}
