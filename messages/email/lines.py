"""The two lines a guest sees before opening: the subject and the preheader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from messages.template.longest import Bounds, TooLong, longest
from messages.template.read import read

SUBJECT = 78
"""The most characters of a subject: a header's line (RFC 5322 §2.1.1), and what a wide window shows."""
SEEN = 60
"""What most inboxes show of a subject on a computer; a telephone shows about 40."""
PREHEADER = (40, 130)
"""Fewer characters, and inboxes go on with the first words of the body; what is beyond is not shown."""


def longest_line(text: str, values: Mapping[str, str]) -> str | None:
    """Return the longest line a template can give, on one line; None where it cannot be told."""
    reading = read(text)
    if reading.tree is None or reading.problems:
        return None
    used = tuple(sorted({(word.path, values.get(word.path, "")) for word in reading.words}))
    return _longest(text, used)


@lru_cache(maxsize=16384)
def _longest(text: str, values: tuple[tuple[str, str], ...]) -> str | None:
    tree = read(text).tree
    try:
        found = longest(tree, Bounds(values=dict(values), most=4096)) if tree is not None else ""
    except TooLong:
        return None
    # A text without variables is not in the tree of one that was never parsed.
    return " ".join((found if "{" in text else text).split())
