"""The GSM 7-bit default alphabet and its extension (3GPP TS 23.038 §6.2.1).

Only what stands here travels at seven bits a character. A single other character makes the whole text
UCS-2, which holds less than half: that is what makes a friendly apostrophe expensive.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from messages.sms.spaces import ordinary

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""One septet each. The escape character, 0x1B, is no character of a text."""

EXTENSION = frozenset("\f^{}\\[~]|€")
"""Two septets each: the escape and the character."""

_REPLACEMENTS = MappingProxyType(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "`": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2026": "...", "\u2022": "-", "\u00b7": "-", "\u00d7": "x",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\t": " ",
        "\u200b": "", "\u200d": "", "\ufeff": "", "\u00ad": "",
        "\u0153": "oe", "\u0152": "OE", "\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0110": "D",
        "\u00aa": "a", "\u00ba": "o", "\u20ba": "TL", "\u2122": "(TM)", "\u00ae": "(R)", "\u00a9": "(C)",
    }
)  # fmt: skip


def septets(character: str) -> int:
    """Return how many septets a character takes: 1, 2, or 0 where the alphabet does not have it."""
    return 1 if character in BASIC else 2 if character in EXTENSION else 0


_OTHER = re.compile(f"[^{re.escape(''.join(sorted(BASIC | EXTENSION)))}]")


def is_plain(text: str) -> bool:
    """Tell whether a text is GSM-7, its spaces taken for ordinary ones."""
    return (text.isascii() and "`" not in text and text.isprintable()) or _OTHER.search(ordinary(text)) is None


def replacement(character: str) -> str | None:
    """Return what to write instead of a character the alphabet does not have; None where nothing would do."""
    if character in _REPLACEMENTS:
        return _REPLACEMENTS[character]
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    return plain if plain and plain != character and all(septets(part) for part in plain) else None
