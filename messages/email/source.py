"""Reads markup as its author wrote it, with variables and conditions still in it, at the author's own lines.

What is checked is never the rendered message but the text that somebody can mend. A reading is that text
with every variable replaced by as many stand-ins and one side of every condition blanked out: nothing
moves, so a position in a reading is a position in the file. Two readings, one where every condition holds
and one where none does, see all that a condition can show.
"""

from __future__ import annotations

import re
from functools import lru_cache

VALUE = "\ue000"
"""Stands for a character of a variable."""
CONTENT = "\ue001"
"""Stands for a character of `{{ content }}`: the place of the message in a frame."""
_TOKEN = re.compile(r"\{\{(.*?)\}\}|\{%-?\s*(\w+)?(.*?)%\}|\{#.*?#\}", re.DOTALL)
_INNER = re.compile(r"\{\{[-+]?\s*(.*?)\s*[-+]?\}\}", re.DOTALL)


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[str, ...]:
    """Return the readings of a text: one where there are no conditions, else two."""
    met = _reading(text, holds=True)
    unmet = _reading(text, holds=False)
    return (met,) if met == unmet else (met, unmet)


def said(text: str, begin: int, end: int) -> str:
    """Return a piece as the author wrote it, with one way to write a variable: `{{ rsvp_url }}`."""
    return _INNER.sub(lambda found: f"{{{{ {found[1]} }}}}", text[begin:end]).strip()


def place(text: str, at: int) -> tuple[int, int]:
    """Return line and column of a position, counted from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def offset(text: str, line: int, column: int) -> int:
    """Return the position of a line and column, both counted from 1."""
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1


def _reading(text: str, *, holds: bool) -> str:
    parts: list[str] = []
    shown = [True]
    at = 0
    for token in _TOKEN.finditer(text):
        parts.append(_shown(text[at : token.start()], shown=shown[-1]))
        at, length = token.end(), token.end() - token.start()
        stand_in = CONTENT if token[1] is not None and token[1].strip(" \n\t-+").startswith("content") else VALUE
        parts.append((stand_in if token[1] is not None and shown[-1] else " ") * length)
        _turn(token[2], shown, holds=holds)
    return "".join((*parts, _shown(text[at:], shown=shown[-1])))


def _shown(piece: str, *, shown: bool) -> str:
    return piece if shown else " " * len(piece)


def _turn(tag: str | None, shown: list[bool], *, holds: bool) -> None:
    """Step into, over and out of the branches of a condition."""
    match tag:
        case "if":
            shown.append(shown[-1] and holds)
        case "for":
            shown.append(shown[-1])
        case "elif" if len(shown) > 1:
            shown[-1] = False
        case "else" if len(shown) > 1:
            shown[-1] = shown[-2] and not holds
        case "endif" | "endfor" if len(shown) > 1:
            shown.pop()
        case _:
            return
