"""Addresses in markup: where a link or a picture leads, as its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from messages.email.element import Attribute, Element, markup_of
from messages.email.source import VALUE, readings, said

LEADS = ("href", "src", "background", "background-url", "action", "srcset", "poster", "formaction")
"""Attributes whose value is an address."""
_SCHEME = re.compile(r"[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")
_VARIABLE = re.compile(r"\{\{ ([\w.]+)")
_PLACES = re.compile(r"((?:href|src|background|action|poster)=\")(?!https://|http://|mailto:|tel:|sms:|#|\")([^\"]*)")
_HARMLESS = frozenset({"https", "http", "mailto", "tel", "sms", "cid"})


def scheme(address: str) -> str:
    """Return what stands before the colon of an address, in small letters; '' where nothing does."""
    found = _SCHEME.match(address)
    return found[1].lower() if found is not None else ""


def addresses(text: str, *names: str) -> Iterator[tuple[Element, Attribute, str]]:
    """Yield each element with such an attribute, the attribute, and its value as the author wrote it."""
    for reading in readings(text):
        for element in markup_of(reading).elements:
            for attribute in element.attributes:
                if attribute.name in names:
                    begin = attribute.value_at
                    yield element, attribute, said(text, begin, begin + len(attribute.value))


def stray_variable(attribute: Attribute, written: str, urls: AbstractSet[str]) -> str | None:
    """Return the variable that an address begins with and that is no address; None where there is none."""
    found = _VARIABLE.match(written) if attribute.value.lstrip().startswith(VALUE) else None
    return found[1] if found is not None and found[1] not in urls else None


def guarded(html: str) -> str:
    """Return HTML in which no link or picture leads anywhere but to the web, to mail or to a telephone.

    What a template says was checked; what a variable holds when a message is sent can be anything. An address
    such as `javascript:…` becomes `#`.
    """
    return _PLACES.sub(_guarded, html)


def _guarded(found: re.Match[str]) -> str:
    kind = scheme(found[2].replace("&#58;", ":").replace("&colon;", ":"))
    return found[0] if kind in _HARMLESS or (not kind and "&#" not in found[2][:20]) else f"{found[1]}#"
