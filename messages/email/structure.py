"""Whether MJML is put together so that every word of it reaches the guest.

mrml leaves out what it does not expect: an element with a typing error in its name, a text outside of a
column, an attribute it does not know. The message is sent without it and nobody hears of it, so it is
found here, in the text of the author.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import lru_cache

from messages.email.element import Attribute, Element, Markup, Words, markup_of
from messages.email.elements import holders, kinds, knows, wrong_value
from messages.email.fault import Fault, once
from messages.email.source import CONTENT, readings, said

_HEAD_TOO = frozenset({"mj-all", "mj-class"})


@lru_cache(maxsize=4096)
def structure_faults(text: str, within: str, classes: frozenset[str] | None) -> tuple[Fault, ...]:
    """Return what is wrong with MJML that stands in an element; '' where it is the whole document.

    `classes` are those the document gives a name; None where that is not known.
    """
    found: list[Fault] = []
    for reading in readings(text):
        markup = markup_of(reading)
        found += markup.faults[:1] or _misplaced(text, markup, within, classes)
    return once(found)


@lru_cache(maxsize=1024)
def classes_of(text: str) -> frozenset[str]:
    """Return the names that <mj-class> gives in a text."""
    return frozenset(
        attribute.value.strip()
        for reading in readings(text)
        for element in markup_of(reading).elements
        if element.name == "mj-class" and (attribute := element.get("name")) is not None
    )


@lru_cache(maxsize=1024)
def place_of_content(text: str) -> str | None:
    """Return the element that holds `{{ content }}` in a frame; '' at the top, None where it is not found."""
    for reading in readings(text):
        for words in markup_of(reading).words:
            if CONTENT in words.text:
                return words.inside[-1] if words.inside else ""
    return None


def _misplaced(text: str, markup: Markup, within: str, classes: AbstractSet[str] | None) -> Iterator[Fault]:
    for element in markup.elements:
        yield from _element(text, element, within, classes)
    for words in markup.words:
        fault = _words(text, words, within)
        if fault is not None:
            yield fault
    if not within and not any(element.name == "mjml" for element in markup.elements):
        yield Fault(
            at=0,
            what="it is no whole document: there is no <mjml>.",
            fix="Write <mjml><mj-body> … </mj-body></mjml> around it, or name a `layout` that does.",
        )


def _element(text: str, element: Element, within: str, classes: AbstractSet[str] | None) -> Iterator[Fault]:
    name, outer = element.name, element.inside[-1] if element.inside else within
    known = kinds()
    holder = next((each for each in reversed(element.inside) if each in known), within)
    if holder and known[holder].is_text:
        if name.startswith("mj"):
            fix = f"Close <{holder}> before it."
            yield Fault(at=element.at, what=f"<{name}> stands in <{holder}>, which holds words only.", fix=fix)
        return
    if outer == "mj-attributes" and name in {*known, *_HEAD_TOO}:
        yield from _defaults(text, element)
    elif name not in known:
        yield _unknown(element, outer)
    elif name == "mjml" and not outer:
        yield from _attributes(text, element, classes)
    elif outer in known and name not in known[outer].holds:
        yield _outside(element, outer)
    else:
        yield from _attributes(text, element, classes)


def _unknown(element: Element, outer: str) -> Fault:
    name = element.name
    if name == "mj-include":
        what = "<mj-include> reads another file, which is not done here."
        return Fault(at=element.at, what=what, fix="Put what several messages share into a `layout`.")
    if not name.startswith("mj"):
        where = f"in <{outer}>" if outer else "outside of every element"
        what = f"<{name}> stands {where}, which holds no HTML."
        return Fault(at=element.at, what=what, fix=f"Put it into <mj-text>: <mj-text><{name}> … </mj-text>.")
    close = get_close_matches(name, kinds(), 1)
    fix = f"Did you mean <{close[0]}>?" if close else "Use <mj-text>, <mj-button>, <mj-image> or another one of MJML."
    return Fault(at=element.at, what=f"MJML has no <{name}>.", fix=fix)


def _outside(element: Element, outer: str) -> Fault:
    may = holders(element.name)
    first = next((each for each in ("mj-column", "mj-section", "mj-body", "mj-head") if each in may), may[0])
    what = f"<{element.name}> stands in <{outer}>."
    return Fault(at=element.at, what=what, fix=f"Put it into <{first}>.")


def _attributes(text: str, element: Element, classes: AbstractSet[str] | None) -> Iterator[Fault]:
    seen: set[str] = set()
    for attribute in element.attributes:
        fault = _attribute(text, element, attribute, seen)
        seen.add(attribute.name)
        if fault is not None:
            yield fault
    named = element.get("mj-class")
    if named is not None and classes is not None:
        for name in named.value.split():
            if name.isascii() and name not in classes:
                close = get_close_matches(name, classes, 1)
                fix = f"Did you mean `{close[0]}`?" if close else "Name it with <mj-class> in <mj-attributes>."
                yield Fault(at=named.value_at, what=f"no <mj-class> has the name `{name}`.", fix=fix)


def _attribute(text: str, element: Element, attribute: Attribute, seen: AbstractSet[str]) -> Fault | None:
    name = attribute.name
    if not name.isascii():
        return None
    if name in seen:
        return Fault(at=attribute.at, what=f"`{name}` stands twice in <{element.name}>.", fix="Take one of them out.")
    if not attribute.is_quoted:
        return Fault(at=attribute.at, what=f"`{name}` has no value in quotes.", fix=f'Write {name}="…".')
    if not knows(element.name, name):
        close = get_close_matches(name, kinds()[element.name].attributes, 1, 0.7)
        fix = f"Did you mean `{close[0]}`?" if close else "Take it out."
        return Fault(at=attribute.at, what=f"<{element.name}> knows no `{name}`.", fix=fix)
    wrong = wrong_value(element.name, name, attribute.value)
    if wrong is None:
        return None
    shown = said(text, attribute.value_at, attribute.value_at + len(attribute.value))
    return Fault(at=attribute.value_at, what=f"`{name}` of <{element.name}> is `{shown}`.", fix=wrong)


def _defaults(text: str, element: Element) -> Iterator[Fault]:
    """Judge what stands in <mj-attributes>: an element gives its own, mj-all and mj-class any of them."""
    if element.name not in _HEAD_TOO:
        yield from _attributes(text, element, None)
        return
    known = {name for kind in kinds().values() for name in kind.attributes} | {"name"}
    for attribute in element.attributes:
        if attribute.name.isascii() and attribute.name not in known:
            close = get_close_matches(attribute.name, known, 1, 0.7)
            fix = f"Did you mean `{close[0]}`?" if close else "Take it out."
            yield Fault(at=attribute.at, what=f"no element of MJML knows `{attribute.name}`.", fix=fix)


def _words(text: str, words: Words, within: str) -> Fault | None:
    outer = words.inside[-1] if words.inside else within
    holder = next((each for each in reversed(words.inside) if each in kinds()), within)
    if CONTENT in words.text or (holder in kinds() and kinds()[holder].is_text) or not holder:
        return None
    if outer not in kinds():
        return None  # inside an element that is not known: that is said there
    shown = said(text, words.at, words.at + len(words.text))[:40]
    what = f"the words `{shown}` stand in <{outer}>, which holds no words."
    return Fault(at=words.at, what=what, fix="Put them into <mj-text>.")
