"""The elements of markup, MJML or HTML, with their places; and what is not closed, or closed twice.

Reads a reading (`source.py`), where variables are plain characters. Comments are left out, conditional
ones with what they hold: what only Outlook reads is the author's own risk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from messages.email.fault import Fault

VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip
"""HTML elements that hold nothing and need no closing tag."""
RAW = frozenset({"style", "script", "mj-style", "title", "mj-title", "textarea"})
"""Elements whose content is text, whatever it looks like."""
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_COMMENT = re.compile(r"<!--.*?-->|<!--.*\Z|<!doctype[^>]*>|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute of an element."""

    name: str
    value: str
    at: int
    value_at: int
    is_quoted: bool = True


@dataclass(slots=True, kw_only=True)
class Element:
    """An element and where it stands."""

    name: str
    at: int
    attributes: tuple[Attribute, ...]
    inside: tuple[str, ...]
    """The elements around it, the outermost first."""
    begin: int
    end: int = -1
    """What it holds reaches from begin to end."""

    def get(self, name: str) -> Attribute | None:
        """Return an attribute that is there."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A piece of text between tags."""

    text: str
    at: int
    inside: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Markup:
    """What a text consists of."""

    elements: list[Element] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    """What is not well-formed. After the first of them, nothing else can be said of where elements stand."""


@lru_cache(maxsize=2048)
def markup_of(reading: str) -> Markup:
    """Read the elements of a reading."""
    reading = _COMMENT.sub(lambda found: " " * len(found[0]), reading)
    found = Markup()
    open_: list[Element] = []
    at = 0
    while (begin := reading.find("<", at)) >= 0:
        _text(found, reading[at:begin], at, open_)
        tag = _TAG.match(reading, begin)
        if tag is None:
            found.faults.append(_stray(reading, begin))
            at = begin + 1
            continue
        at = tag.end()
        if tag[1]:
            _close(found, open_, tag)
        elif not _open(found, open_, tag) and open_[-1].name in RAW:
            at = _raw(found, reading, open_)
    _text(found, reading[at:], at, open_)
    found.faults += [_unclosed(element) for element in open_]
    return found


def _text(found: Markup, text: str, at: int, open_: list[Element]) -> None:
    if text.strip():
        at += len(text) - len(text.lstrip())
        found.words.append(Words(text=text.strip(), at=at, inside=tuple(element.name for element in open_)))


def _open(found: Markup, open_: list[Element], tag: re.Match[str]) -> bool:
    """Add an element; tell whether it is closed already."""
    name, inner = tag[2].lower(), tag[3]
    is_closed = inner.endswith("/") or name in VOID
    element = Element(
        name=name,
        at=tag.start(),
        attributes=tuple(_attributes(inner.removesuffix("/"), tag.start(3))),
        inside=tuple(outer.name for outer in open_),
        begin=tag.end(),
        end=tag.end() if is_closed else -1,
    )
    found.elements.append(element)
    if not is_closed:
        open_.append(element)
    return is_closed


def _close(found: Markup, open_: list[Element], tag: re.Match[str]) -> None:
    name = tag[2].lower()
    if name in VOID:
        return
    if name not in (element.name for element in open_):
        fix = f"Take it out, or write <{name}> where it begins."
        found.faults.append(Fault(at=tag.start(), what=f"</{name}> closes nothing.", fix=fix))
        return
    while (element := open_.pop()).name != name:
        found.faults.append(_unclosed(element))
    element.end = tag.start()


def _raw(found: Markup, reading: str, open_: list[Element]) -> int:
    """Go over an element whose content is text; return where its closing tag begins."""
    element = open_[-1]
    end = reading.lower().find(f"</{element.name}", element.begin)
    end = len(reading) if end < 0 else end
    _text(found, reading[element.begin : end], element.begin, open_)
    return end


def _attributes(inner: str, at: int) -> Iterator[Attribute]:
    for found in _ATTRIBUTE.finditer(inner):
        group = next((number for number in (2, 3, 4) if found[number] is not None), 0)
        yield Attribute(
            name=found[1].lower(),
            value=found[group] if group else "",
            at=at + found.start(),
            value_at=at + (found.start(group) if group else found.end()),
            is_quoted=group in (2, 3),
        )


def _unclosed(element: Element) -> Fault:
    what = f"<{element.name}> is not closed."
    return Fault(at=element.at, what=what, fix=f"Write </{element.name}> where it ends.")


def _stray(reading: str, at: int) -> Fault:
    line = reading[at : at + 60].split("\n", 1)[0]
    if reading[at + 1 : at + 2].isalpha() or reading[at + 1 : at + 2] == "/":
        what = f"the tag that begins with `{line[:24].split(' ')[0]}` does not end."
        return Fault(at=at, what=what, fix='Close its quotes and write > at its end: <a href="…">.')
    return Fault(at=at, what="a single `<` stands in the text.", fix="Write &lt; instead.")
