"""The HTML of an e-mail, compiled once and filled for each guest.

MJML is compiled with a token in the place of each value that only travels through: words, links, alt texts.
What shapes the page (colours, widths, which branches are taken) is compiled in, so there is one HTML for
each combination that occurs, kept under the digest of the texts and of that combination. Filling it gives,
byte for byte, what rendering the whole message from scratch gives; where that cannot be promised (`{% set %}`)
it is rendered from scratch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, UndefinedError
from markupsafe import Markup

from messages.email.element import markup_of
from messages.email.elements import kinds
from messages.email.mjml import html_of
from messages.email.skeleton import TOKEN, Answer, Slot, ask, put_together, skeleton_of
from messages.template.fill import NotFilled
from messages.template.read import MOST

_TOKENS = re.compile(TOKEN.format(r"(\d+)"))
_WORD = TOKEN[:6]
_TRAVELS = frozenset({"href", "alt", "src", "title"})
"""Attributes whose value MJML hands on as it is."""


@dataclass(frozen=True, slots=True)
class Page:
    """HTML in pieces: between each two of them stands the value of a slot."""

    pieces: tuple[str, ...]
    slots: tuple[int, ...]


def html_from(bodies: Sequence[str], values: Mapping[str, Any]) -> str | None:
    """Return the HTML of a message in its frames (the message first); None where it must be rendered whole.

    Raises `NotFilled` and `BadMarkup`, as rendering it whole does.
    """
    answers: list[Answer] = []
    for depth, body in enumerate(bodies):
        skeleton = skeleton_of(body)
        if skeleton is None:
            return None
        try:
            answer = ask(skeleton, {**values, "content": Markup("-")} if depth else values)
        except UndefinedError as wrong:
            raise NotFilled(f"{wrong.message}.") from None
        except (TemplateError, TypeError, ValueError, ArithmeticError) as wrong:
            raise NotFilled(f"{wrong}.") from None
        if answer is None:
            return None
        answers.append(answer)
    branches = tuple(answer.branches for answer in answers)
    slots = tuple(slot for answer in answers for slot in answer.slots)
    if any(_WORD in text for text in (*bodies, *slots)):
        return None
    return _filled(tuple(bodies), branches, slots)


def _filled(bodies: tuple[str, ...], branches: tuple[tuple[int, ...], ...], slots: tuple[str, ...]) -> str:
    fixed = _fixed(bodies, branches)
    shaping = tuple(
        (number, value)
        for number, value in enumerate(slots)
        if number in fixed or not value or value[0].isspace() or value[-1].isspace()
    )
    page = _page(bodies, branches, shaping)
    parts = [page.pieces[0]]
    for number, piece in zip(page.slots, page.pieces[1:], strict=True):
        parts += (slots[number], piece)
    html = "".join(parts)
    if len(html) > MOST:
        raise NotFilled(f"It grows past {MOST:,} characters.")
    return html


@lru_cache(maxsize=1024)
def _page(bodies: tuple[str, ...], branches: tuple[tuple[int, ...], ...], shaping: tuple[tuple[int, str], ...]) -> Page:
    """Compile a page once: slots that shape it have their values, the others their tokens."""
    html = html_of(_document(bodies, branches, dict(shaping)))
    pieces = _TOKENS.split(html)
    return Page(tuple(pieces[::2]), tuple(int(number) for number in pieces[1::2]))


@lru_cache(maxsize=1024)
def _fixed(bodies: tuple[str, ...], branches: tuple[tuple[int, ...], ...]) -> frozenset[int]:
    """Return the slots whose value shapes the page: those in attributes and styles that MJML reads."""
    document = _document(bodies, branches, {})
    everywhere = frozenset(int(number) for number in _TOKENS.findall(document))
    return everywhere - frozenset(_travelling(document))


def _travelling(document: str) -> Iterator[int]:
    """Yield the slots that MJML hands on: in words, and in what stands inside of them."""
    markup = markup_of(document)
    for words in markup.words:
        holder = words.inside[-1] if words.inside else ""
        if holder not in ("mj-style", "style"):
            yield from map(int, _TOKENS.findall(words.text))
    for element in markup.elements:
        is_mjml = element.name in kinds() or "mj-attributes" in element.inside
        for attribute in element.attributes:
            if not is_mjml or (attribute.name in _TRAVELS and "mj-attributes" not in element.inside):
                yield from map(int, _TOKENS.findall(attribute.value))


def _document(bodies: tuple[str, ...], branches: tuple[tuple[int, ...], ...], shaping: Mapping[int, str]) -> str:
    """Put the message into its frames, with a value or a token in each slot."""
    content, number = "", 0
    for depth, (body, taken) in enumerate(zip(bodies, branches, strict=True)):
        skeleton = skeleton_of(body)
        parts: list[str] = []
        for piece in put_together(skeleton, taken) if skeleton is not None else ():
            if not isinstance(piece, Slot):
                parts.append(piece)
                continue
            is_inside = piece.is_content and depth > 0
            parts.append(content if is_inside else shaping.get(number, TOKEN.format(number)))
            number += 1
        content = "".join(parts)
    return content
