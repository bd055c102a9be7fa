"""The comments of a text: what a repair may move, and must never lose."""

from __future__ import annotations

import re
from typing import NamedTuple

from compiler.core.fix.spans import Value, scalars

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n\r]))#[^\n\r]*")
_HEADER = re.compile(r"[|>][0-9+-]*(?P<rest>[^\n\r]*)")


class Comment(NamedTuple):
    """One comment, from its # to the end of its line."""

    start: int
    text: str


def comments(text: str, root: Value) -> tuple[Comment, ...]:
    """Return every comment, in the order they stand."""
    found: list[Comment] = []
    position = 0
    for start, end in scalars(root):
        _between(text, position, start, found)
        block = _HEADER.match(text, start, end)
        if block is not None:
            _between(text, block.start("rest"), block.end("rest"), found)
        position = max(position, end)
    _between(text, position, len(text), found)
    return tuple(found)


def _between(text: str, start: int, end: int, found: list[Comment]) -> None:
    """Note the comments of a stretch that holds no scalar."""
    at = _COMMENT.search(text, start, end)
    while at is not None:
        found.append(Comment(at.start(), at.group().rstrip()))
        at = _COMMENT.search(text, at.end(), end)
