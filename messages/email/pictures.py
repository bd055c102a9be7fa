"""Pictures: described, sized, fetched safely, and none that only spies on whoever opens the message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from messages.email.address import scheme, stray_variable
from messages.email.element import Attribute, Element, markup_of
from messages.email.fault import Fault, once
from messages.email.source import VALUE, readings, said

PICTURES = frozenset({"img", "mj-image", "mj-carousel-image"})
_BACKGROUNDS = ("background", "background-url")
_CSS_URL = re.compile(r"url\(\s*['\"]?\s*((?:http|data):[^)'\"]{0,60})", re.IGNORECASE)


@lru_cache(maxsize=4096)
def picture_faults(text: str, urls: frozenset[str]) -> tuple[Fault, ...]:
    """Return what is wrong with the pictures of a text; `urls` are the variables that hold an address."""
    found: list[Fault] = []
    for reading in readings(text):
        for element in markup_of(reading).elements:
            if "mj-attributes" in element.inside:
                continue
            if element.name in PICTURES:
                found += _picture(text, element, urls)
            for name in _BACKGROUNDS:
                if (source := element.get(name)) is not None and (wrong := _address(text, source, urls)) is not None:
                    found.append(wrong)
        for style in _CSS_URL.finditer(reading):
            found.append(_wrong_scheme(style.start(1), style[1].split(":", 1)[0].lower(), style[1]))
    return once(found)


def _picture(text: str, element: Element, urls: frozenset[str]) -> Iterator[Fault]:
    source = element.get("src")
    if source is None or not source.value.strip():
        what = "a picture has no address."
        yield Fault(at=element.at, what=what, fix='Write src="https://…".')
    elif (wrong := _address(text, source, urls)) is not None:
        yield wrong
    if _is_dot(element):
        fix = "Take it out; whether opening is recorded is said in `analytics`, and the provider does it."
        yield Fault(at=element.at, what="this picture cannot be seen: it only tells who opened the message.", fix=fix)
        return
    if element.get("alt") is None:
        fix = 'Write alt="…" with the words to read where no picture is shown; alt="" for a mere ornament.'
        yield Fault(at=element.at, what="a picture has no `alt`.", fix=fix)
    if not any(element.get(name) for name in ("width", "mj-class")) and "width" not in _style(element):
        fix = 'Write width="…px"; Outlook shows a picture without it as large as the file.'
        yield Fault(at=element.at, what="a picture has no `width`.", fix=fix)


def _address(text: str, source: Attribute, urls: frozenset[str]) -> Fault | None:
    written = said(text, source.value_at, source.value_at + len(source.value))
    stray = stray_variable(source, written, urls)
    if stray is not None:
        what = f"a picture is fetched from {{{{ {stray} }}}}, which is no address."
        return Fault(at=source.value_at, what=what, fix="Use a variable of type url, or write https://… before it.")
    value = source.value.strip()
    kind = scheme(value.replace(VALUE, ""))
    if not value or kind == "https" or value.startswith(VALUE):
        return None
    return _wrong_scheme(source.value_at, kind, written)


def _wrong_scheme(at: int, kind: str, written: str) -> Fault:
    if kind == "data":
        fix = "Put the file on the web and write its https address; Gmail and Outlook show no picture from inside."
        return Fault(at=at, what="a picture stands in the message itself.", fix=fix)
    fix = "Write https://… with the picture's whole address."
    return Fault(at=at, what=f"the picture `{written[:60]}` has no https address.", fix=fix)


def _is_dot(element: Element) -> bool:
    sizes = [element.get(name) for name in ("width", "height")]
    return all(size is not None and size.value.strip().removesuffix("px") in ("0", "1") for size in sizes)


def _style(element: Element) -> str:
    style = element.get("style")
    return style.value if style is not None else ""
