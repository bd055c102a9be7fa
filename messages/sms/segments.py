"""Cuts a text into the segments it is sent and paid for by (3GPP TS 23.040 §9.2.3.24.1).

160 septets or 70 UTF-16 units go in one segment; as one of several a segment loses six octets to the
header that puts them together again: 153 and 67. Neither an extension character nor a surrogate pair
is torn apart, so a part may end one unit early.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from messages.sms.alphabet import replacement, septets


class Alphabet(Enum):
    """How a text is encoded; the words are those the bill uses."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


_SINGLE = {Alphabet.GSM_7: 160, Alphabet.UCS_2: 70}
_PART = {Alphabet.GSM_7: 153, Alphabet.UCS_2: 67}


@dataclass(frozen=True, slots=True, kw_only=True)
class Culprit:
    """A character that forces the larger encoding."""

    character: str
    position: int
    """Where it first stands in the text, counted from 0."""
    instead: str | None
    """What to write instead; None where nothing would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """How a text is sent."""

    alphabet: Alphabet
    units: int
    """Septets or UTF-16 code units."""
    parts: tuple[str, ...]
    culprits: tuple[Culprit, ...]
    """Each distinct character that GSM-7 does not have, in the order of the text."""

    @property
    def count(self) -> int:
        """How many segments are paid for; an empty text is one."""
        return len(self.parts)


def segments(text: str) -> Segments:
    """Return how a text is sent, with nothing replaced."""
    foreign = {character: text.index(character) for character in dict.fromkeys(text) if not septets(character)}
    alphabet = Alphabet.UCS_2 if foreign else Alphabet.GSM_7
    sizes = [_size(character, alphabet) for character in text]
    return Segments(
        alphabet=alphabet,
        units=sum(sizes),
        parts=_parts(text, sizes, alphabet),
        culprits=tuple(
            Culprit(character=character, position=position, instead=replacement(character))
            for character, position in foreign.items()
        ),
    )


def plain(text: str) -> str:
    """Return a text with every character replaced that GSM-7 does not have and that has a stand-in."""
    return "".join(
        character if septets(character) or (stand_in := replacement(character)) is None else stand_in
        for character in text
    )


def _size(character: str, alphabet: Alphabet) -> int:
    return septets(character) if alphabet is Alphabet.GSM_7 else 2 if ord(character) > 0xFFFF else 1


def _parts(text: str, sizes: list[int], alphabet: Alphabet) -> tuple[str, ...]:
    if sum(sizes) <= _SINGLE[alphabet]:
        return (text,)
    parts: list[str] = []
    start = room = 0
    for position, size in enumerate(sizes):
        if position and room < size:
            parts.append(text[start:position])
            start, room = position, 0
        if room == 0:
            room = _PART[alphabet]
        room -= size
    return (*parts, text[start:])
