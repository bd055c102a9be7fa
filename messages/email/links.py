"""Links: where they lead, what they are called, and that HTML and text have the same."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from messages.email.address import addresses, scheme, stray_variable
from messages.email.element import Element, markup_of
from messages.email.fault import Fault, once
from messages.email.source import VALUE, readings, said

_EMPTY_WORDS = frozenset(
    {
        "click here", "click", "here", "this link", "link", "read more", "more", "clicca qui", "qui", "clicca",
        "questo link", "leggi di più", "hier", "hier klicken", "klicken sie hier", "dieser link", "mehr", "mehr lesen",
        "cliquez ici", "ici", "haga clic aquí", "aquí",
    }
)  # fmt: skip
"""What a link is called that says nothing to somebody who hears the links read out one after the other."""
_TAGS = re.compile(r"<[^>]*>")
_URL = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]")
_VARIABLES = re.compile(r"\{\{\s*([\w.]+)[^}]*\}\}")


@lru_cache(maxsize=4096)
def link_faults(text: str, urls: frozenset[str]) -> tuple[Fault, ...]:
    """Return links that lead nowhere, or not safely; `urls` are the variables that hold an address."""
    found: list[Fault] = []
    for element, attribute, written in addresses(text, "href"):
        if element.name in ("link", "base", "mj-font", "mj-all", "mj-class") or "mj-attributes" in element.inside:
            continue
        wrong = _wrong_link(attribute.value.strip(), written, stray_variable(attribute, written, urls))
        if wrong is not None:
            found.append(Fault(at=attribute.value_at, what=wrong[0], fix=wrong[1]))
    return once(found)


def _wrong_link(value: str, written: str, stray: str | None) -> tuple[str, str] | None:
    kind = scheme(value.replace(VALUE, ""))
    if value in ("", "#"):
        return "a link leads nowhere.", "Write where it leads, such as {{ rsvp_url }}."
    if stray is not None:
        return (
            f"a link leads to {{{{ {stray} }}}}, which is no address.",
            "Use a variable of type url, or write mailto: or https:// before it.",
        )
    if kind == "http":
        return f"the link `{written}` is not encrypted.", "Write https:// instead of http://."
    if not kind and value[0] not in (VALUE, "#"):
        return f"the link `{written}` has no https://.", f"Write https://{written.lstrip('/')}."
    return None


@lru_cache(maxsize=4096)
def name_faults(text: str) -> tuple[Fault, ...]:
    """Return links whose words do not say where they lead."""
    found: list[Fault] = []
    for reading in readings(text):
        for element in markup_of(reading).elements:
            if element.name in ("a", "mj-button", "mj-navbar-link") and element.get("href") is not None:
                words = _words(reading, element)
                if words.lower().rstrip(".!:>») ") in _EMPTY_WORDS:
                    what = f"a link is called `{words}`, which does not say where it leads."
                    found.append(Fault(at=element.at, what=what, fix="Write what opens: Answer the invitation."))
    return once(found)


def _words(reading: str, element: Element) -> str:
    inner = _TAGS.sub(" ", reading[element.begin : max(element.end, element.begin)])
    return " ".join(inner.replace("&nbsp;", " ").split())


@lru_cache(maxsize=4096)
def html_targets(text: str) -> tuple[tuple[str, int], ...]:
    """Return where the links of markup lead, as written, and where each stands first."""
    found: dict[str, int] = {}
    for element, attribute, written in addresses(text, "href"):
        if element.name in ("a", "area", "mj-button", "mj-image", "mj-navbar-link", "mj-carousel-image"):
            found.setdefault(bare(written), attribute.value_at)
    found.pop("", None)
    return tuple(found.items())


@lru_cache(maxsize=4096)
def text_targets(text: str, urls: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Return the addresses in a plain text: written out, or variables that hold one."""
    found: dict[str, int] = {}
    plain = _VARIABLES.sub(lambda each: " " * len(each[0]), text)
    for url in _URL.finditer(plain):
        end = text.find("}}", url.end()) + 2 if text[url.end() : url.end() + 2] == "{{" else url.end()
        found.setdefault(said(text, url.start(), end), url.start())
    for each in _VARIABLES.finditer(text):
        if each[1] in urls:
            found.setdefault(f"{{{{ {each[1]} }}}}", each.start())
    return tuple(found.items())


def bare(written: str) -> str:
    """Return an address without what only a program needs: `mailto:`, `tel:`, a leading `#`."""
    kind = scheme(written)
    if kind in ("mailto", "tel", "sms"):
        return written.split(":", 1)[1].split("?", 1)[0].strip()
    return "" if written.startswith("#") else written


def unlike(html: AbstractSet[str], text: str) -> frozenset[str]:
    """Return the targets of HTML that a plain text does not have."""
    plain = said(text, 0, len(text))
    return frozenset(target for target in html if target not in plain)
