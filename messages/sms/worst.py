"""The text message that costs most: every value at its longest, every condition the worse way, the layouts around.

What is not known yet, such as a guest's name, counts as letters that GSM-7 has: nobody could promise a
number of segments for names in any script.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from messages.sms.alphabet import septets
from messages.sms.segments import Segments, segments
from messages.sms.spaces import ordinary
from messages.template.longest import Bounds, TooLong, longest
from messages.template.read import read

Values = tuple[tuple[str, str], ...]
"""For each variable the longest value it can have, sorted by name."""


def _foreign_first(text: str) -> tuple[int, int]:
    """A character that GSM-7 lacks more than halves what fits: any text with one is worse than any without."""
    return (int(any(not septets(character) for character in text)), len(text.encode("utf-16-le", "replace")))


def _size_first(text: str) -> tuple[int, int]:
    return (sum(septets(character) or 1 for character in text), 0)


@lru_cache(maxsize=16_384)
def worst(bodies: tuple[str, ...], values: Values, prefix: str = "") -> Segments | None:
    """Return how the costliest text is sent; the message comes first in `bodies`, then its layouts, the nearest first.

    `prefix` is what the service writes before it. None where a text cannot be read or grows past all bounds,
    which is found elsewhere.
    """
    try:
        texts = {_framed(bodies, values, worse) for worse in (_foreign_first, _size_first)}
    except TooLong:
        return None
    if None in texts:
        return None
    sent = (segments(ordinary(prefix + (text or "").strip())) for text in sorted(filter(None, texts)) or [""])
    return max(sent, key=lambda found: (found.count, found.units))


def text_of(found: Segments) -> str:
    """Return the text that was cut into segments."""
    return "".join(found.parts)


def surplus(found: Segments, most: int) -> int:
    """Return how many characters are to be cut for so many segments, without another alphabet."""
    if found.count <= most:
        return 0
    text = text_of(found)
    for cut in range(1, len(text)):
        rest = segments(text[: len(text) - cut])
        if rest.count <= most and rest.alphabet is found.alphabet:
            return cut
        if rest.alphabet is not found.alphabet:
            break  # the one that forces it is among the last: no number of characters says that better
    return len("".join(found.parts[most:]))


def _framed(bodies: Sequence[str], values: Values, worse: Callable[[str], tuple[int, int]]) -> str | None:
    content = ""
    for body in bodies:
        tree = read(body).tree
        if tree is None:
            return None
        content = longest(tree, Bounds(values={**dict(values), "content": content}, worse=worse)).rstrip("\n")
    return content
