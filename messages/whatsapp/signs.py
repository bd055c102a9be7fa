"""Signs that headers and footers may not hold: emoji, marks that make text bold, line breaks."""

from __future__ import annotations

import re
import unicodedata

_FORMATTING = re.compile(r"(?<!\w)([*_~])(?=\S).*?(?<=\S)\1(?!\w)|`")
_JOINERS = "\u200d\ufe0f\u20e3"


def emoji(text: str) -> tuple[int, str] | None:
    """Return where the first emoji stands, and what it is."""
    for position, character in enumerate(text):
        if character in _JOINERS or _is_emoji(character):
            return position, character
    return None


def _is_emoji(character: str) -> bool:
    code = ord(character)
    return (
        0x1F000 <= code <= 0x1FAFF
        or (0x2600 <= code <= 0x27BF and unicodedata.category(character) == "So")
        or (code in {0x231A, 0x231B, 0x2B50, 0x2B55, 0x3030, 0x303D, 0x3297, 0x3299})
    )


def formatting(text: str) -> tuple[int, str] | None:
    """Return where the first mark stands that WhatsApp takes for bold, italic, struck through or code."""
    found = _FORMATTING.search(text)
    return (found.start(), found[0][0]) if found is not None else None
