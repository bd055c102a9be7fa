"""Tells a random token from words, names, numbers and identifiers.

Two measures together: how many different characters a token has (Shannon), and how often it goes from
one kind of character to another. Words joined by dashes have many different characters, but change kind
seldom; what a machine has drawn at random changes kind at every second step.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log2

SHORTEST = 24
TOKEN = re.compile(r"[A-Za-z0-9+/_=-]{24,}")
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_BETWEEN = re.compile(r"[+/_=-]")
_BITS, _BITS_OF_HEX = 3.7, 3.0
_CHANGES = 0.2
_KIND = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/_=-", "a" * 26 + "A" * 26 + "0" * 10 + "-----"
)


def looks_random(token: str) -> bool:
    """Tell whether a token of base64 or hexadecimal characters was drawn by a machine."""
    core = token.strip("=/+_-")
    if len(core) < SHORTEST or core.isdecimal() or not any(character.isdecimal() for character in core):
        return False
    if any(len(part) >= SHORTEST and _HEX.fullmatch(part) for part in _BETWEEN.split(core)):
        return _bits(core) >= _BITS_OF_HEX
    return _bits(core) >= _BITS and _changes(core) >= _CHANGES


def _bits(text: str) -> float:
    """Return the Shannon entropy of a text in bits for each character."""
    return -sum(count / len(text) * log2(count / len(text)) for count in Counter(text).values())


def _changes(text: str) -> float:
    """Return how often neighbours inside words are of different kinds: a small letter, a capital, a digit."""
    kinds = text.translate(_KIND)
    pairs = [(left, right) for left, right in pairwise(kinds) if "-" not in (left, right)]
    # A capital before small letters is how words begin.
    return sum(1 for left, right in pairs if left != right and (left, right) != ("A", "a")) / max(1, len(pairs))
