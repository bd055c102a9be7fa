"""A bound for the size of a text message that costs next to nothing: thousands of events share a few texts.

All branches of its conditions are counted together, so the bound may be too high and is never too low;
only where it is too high is the costliest text put together (`messages.sms.worst`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from messages.sms.alphabet import septets
from messages.sms.spaces import ordinary
from messages.sms.worst import Values
from messages.template.read import read

_TAKES_NO_ROOM = re.compile(r"\{\{-?\s*[\w.]+\s*-?\}\}|\{%-?\s*(?:if|elif|else|endif)\b[^%]*%\}|\{#.*?#\}", re.DOTALL)
"""A variable and nothing more, a condition, a comment."""
_SINGLE, _PART = 160, 152
"""Septets in one segment, and in each of several: one less than there is, should an extension character not fit."""


def surely_fits(bodies: tuple[str, ...], values: Values, prefix: str, most: int) -> bool:
    """Tell whether a text is GSM-7 and within so many segments; where it does not say so, one has to look closer."""
    before = _septets(prefix)
    literal = _literal(bodies)
    if literal is None or before is None:
        return False
    fixed, counts = literal
    size = fixed + before
    for path, value in values:
        taken = _septets(value)
        if taken is None:
            return False
        size += taken * counts.get(path, 1)
    return size <= (_SINGLE if most == 1 else _PART * most)


@lru_cache(maxsize=8192)
def _literal(bodies: tuple[str, ...]) -> tuple[int, Mapping[str, int]] | None:
    """Return the septets of all that is fixed, and how often each variable stands there; None: look closer."""
    fixed = 0
    for body in bodies:
        rest = _TAKES_NO_ROOM.sub("", body)
        taken = None if "{{" in rest or "{%" in rest else _septets(rest)
        if taken is None:
            return None
        fixed += taken
    return fixed, Counter(word.path for body in bodies for word in read(body).words)


@lru_cache(maxsize=65_536)
def _septets(text: str) -> int | None:
    """Return the septets of a text; None where it is not GSM-7."""
    sizes = [septets(character) for character in ordinary(text)]
    return sum(sizes) if all(sizes) else None
