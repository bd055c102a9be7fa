"""What a review says, before it is known where it is shown: lines of our own words and of quoted text.

Quoted text comes from contributors. A terminal gets it without anything that moves a cursor, Markdown in code
spans; so nothing that somebody wrote into a value, a name or a path is anything but text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from applier.render.safe import code_span, safe
from applier.render.story import Sign


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text that somebody wrote."""

    text: str


Piece = str | Quoted


@dataclass(frozen=True, slots=True)
class Line:
    """One line, so many steps to the right."""

    depth: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One cause: a headline, and what is to be said about it."""

    sign: Sign | None
    """None where nobody sees a difference."""
    head: tuple[Piece, ...]
    lines: tuple[Line, ...]


def as_text(pieces: Sequence[Piece]) -> str:
    """Return the pieces for a terminal."""
    return "".join(safe(piece.text) if isinstance(piece, Quoted) else piece for piece in pieces)


def as_markdown(pieces: Sequence[Piece]) -> str:
    """Return the pieces for a comment."""
    return "".join(code_span(each.text) if isinstance(each, Quoted) else _plain(each) for each in pieces)


def _plain(words: str) -> str:
    """Our own words, in which names may stand; of those only `_` could be markup."""
    return words.replace("->", "→").replace("_", "\\_")
