"""What no mail client runs or shows: scripts, forms, frames, styles fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from messages.email.address import LEADS, scheme
from messages.email.element import Element, markup_of
from messages.email.fault import Fault, once
from messages.email.source import VALUE, readings

_TAGS = {
    "script": ("a script", "Take it out; no mail client runs it, and many refuse the message."),
    "iframe": ("a frame", "Link to the page instead."),
    "frame": ("a frame", "Link to the page instead."),
    "object": ("an embedded object", "Link to it instead."),
    "embed": ("an embedded object", "Link to it instead."),
    "applet": ("an embedded object", "Link to it instead."),
    "base": ("<base>", "Write every address in full."),
}
_FORMS = ("form", "input", "select", "textarea", "button")
_RUNS = frozenset({"javascript", "vbscript", "data", "file"})
_IMPORT = re.compile(r"@import\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def unsafe_faults(text: str) -> tuple[Fault, ...]:
    """Return what must not stand in an e-mail at all."""
    found: list[Fault] = []
    for reading in readings(text):
        markup = markup_of(reading)
        for element in markup.elements:
            found += _element(element)
        for words in markup.words:
            if words.inside[-1:] in (("style",), ("mj-style",)):
                found += [_import(words.at + each.start()) for each in _IMPORT.finditer(words.text)]
    return once(found)


def _element(element: Element) -> Iterator[Fault]:
    if element.name in _TAGS:
        word, fix = _TAGS[element.name]
        yield Fault(at=element.at, what=f"{word} stands in the message.", fix=fix)
    elif element.name in _FORMS and not {"form", *_FORMS} & set(element.inside):
        fix = "Link to a page with the form: <mj-button>."
        yield Fault(at=element.at, what=f"<{element.name}> asks for an answer inside the message.", fix=fix)
    elif element.name == "mj-font" or (element.name == "link" and element.get("href") is not None):
        fix = "Write the styles into the message, and fonts that every machine has."
        yield Fault(at=element.at, what="styles or fonts are fetched from elsewhere.", fix=fix)
    elif element.name == "meta" and (what := element.get("http-equiv")) and what.value.lower() == "refresh":
        yield Fault(at=element.at, what="the message asks to be replaced by a page.", fix="Take it out.")
    yield from _attributes(element)


def _attributes(element: Element) -> Iterator[Fault]:
    for attribute in element.attributes:
        if attribute.name.startswith("on") and attribute.name.isalpha() and not element.name.startswith("mj-"):
            what = f"`{attribute.name}` runs a script."
            yield Fault(at=attribute.at, what=what, fix="Take it out; use a link.")
        elif attribute.name in LEADS and attribute.name != "src":
            kind = scheme(attribute.value.replace(VALUE, ""))
            if kind in _RUNS and attribute.name not in ("background", "background-url"):
                fix = "Write the https address of a page."
                yield Fault(at=attribute.value_at, what=f"a link runs `{kind}:` instead of opening a page.", fix=fix)


def _import(at: int) -> Fault:
    what = "@import fetches styles from elsewhere."
    return Fault(at=at, what=what, fix="Write the styles into the message, and fonts that every machine has.")
