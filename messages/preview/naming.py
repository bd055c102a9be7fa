"""What channels and locales are called, and which way a locale is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from messages.locale.direction import Direction, direction_of
from messages.locale.written import locale_of
from messages.rendered import Channel, Rendered

CHANNELS: Mapping[Channel, str] = MappingProxyType({"email": "E-mail", "whatsapp": "WhatsApp", "sms": "SMS"})


def language(locale: str) -> str:
    """Return a locale's English name: `Italian`, `Portuguese (Brazil)`; the locale itself where CLDR has none."""
    found = _known(locale)
    return str(found.get_display_name("en")) if found is not None else locale


def direction(locale: str) -> Direction:
    """Return which way a locale is written; from left to right where CLDR does not know it."""
    return direction_of(locale) if _known(locale) is not None else "ltr"


def fallback(rendered: Rendered) -> str:
    """Say that a guest gets another language than the one they read; empty where that is not so."""
    if not rendered.is_fallback:
        return ""
    channel = CHANNELS[rendered.channel]
    return (
        f"Not written in {language(rendered.wanted)} ({rendered.wanted}) on {channel}: "
        f"a guest who reads it gets {language(rendered.locale)} ({rendered.locale})."
    )


def _known(locale: str) -> Locale | None:
    try:
        return locale_of(locale)
    except (UnknownLocaleError, ValueError):
        return None
