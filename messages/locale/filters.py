"""What a template may do with a value: `{{ days_remaining | plural(one='one day', other='{} days') }}`.

Dates, times and numbers reach a template as typed values that know their locale, so that writing them
out (`messages.locale.written`) is CLDR's business and not the template's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from messages.locale.written import Written, locale_of

FORMS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural forms; a locale uses some of them, and always `other`."""


def upper(value: Any) -> str:
    """Return a text in capitals; a letter whose capital is more than one character stays as it is."""
    return _each(str(value), str.upper)


def lower(value: Any) -> str:
    """Return a text in small letters."""
    return _each(str(value), str.lower)


def capitalize(value: Any) -> str:
    """Return a text with its first letter as a capital."""
    text = str(value)
    return upper(text[:1]) + text[1:]


def trim(value: Any) -> str:
    """Return a text without what is empty at its ends."""
    return str(value).strip()


def default(value: Any, instead: Any) -> Any:
    """Return a value, or another one where it is empty."""
    return value or instead


def truncate(value: Any, length: int) -> str:
    """Return at most so many characters, the last of them an ellipsis where something was left out."""
    text = str(value)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def plural(value: Any, **forms: str) -> str:
    """Return the form that CLDR's plural rules ask for in the message's locale."""
    form = locale_of(value.locale).plural_form(value.value) if isinstance(value, Written) else "other"
    return forms.get(form, forms["other"]).replace("{}", str(value))


def _each(text: str, change: Callable[[str], str]) -> str:
    """Change a text letter by letter, so that it grows no longer: ß has no capital of one letter that is usual."""
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(other if len(other := change(letter)) == 1 else letter for letter in text)


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "upper": upper,
        "lower": lower,
        "capitalize": capitalize,
        "trim": trim,
        "default": default,
        "truncate": truncate,
        "plural": plural,
    }
)
"""Every filter there is. None of them makes a text longer than its arguments together."""
