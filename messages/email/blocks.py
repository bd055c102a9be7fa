"""What the foot of an e-mail has to hold, and which variables say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from messages.email.address import addresses
from messages.email.source import VALUE, offset, readings
from messages.template.read import read

Wrong = Literal["absent", "sometimes", "no link"]
WORDS: Mapping[str, tuple[str, ...]] = {
    "brand_name": ("brand_name", "brand.name"),
    "controller_name": ("controller_name",),
    "postal_address": ("postal_address",),
    "privacy_url": ("privacy_url",),
    "unsubscribe": ("unsubscribe_url",),
}
"""For each block the variables that stand for it; any of them will do."""
LINKS = frozenset({"privacy_url", "unsubscribe"})
"""Blocks that in HTML a guest must be able to open."""


@lru_cache(maxsize=4096)
def shown(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the variables a text shows whatever its conditions say, and those it shows in some case only."""
    spots: dict[tuple[int, int], str] = {(word.line, word.column): word.path for word in read(text).words}
    seen = [frozenset(path for at, path in spots.items() if _stands(text, reading, at)) for reading in readings(text)]
    always = frozenset.intersection(*seen)
    return always, frozenset.union(*seen) - always


def _stands(text: str, reading: str, at: tuple[int, int]) -> bool:
    return reading[offset(text, *at)] == VALUE


@lru_cache(maxsize=4096)
def linked(text: str) -> frozenset[str]:
    """Return the variables that the links of markup lead to, written `{{ name }}`."""
    return frozenset(written for _, _, written in addresses(text, "href"))


def lacking(blocks: Sequence[str], texts: Sequence[str], *, is_markup: bool) -> Iterator[tuple[str, Wrong]]:
    """Yield each block that is not in any of the texts, with what is wrong: absent, sometimes, no link."""
    always = frozenset[str]().union(*(shown(text)[0] for text in texts))
    sometimes = frozenset[str]().union(*(shown(text)[1] for text in texts))
    links = frozenset[str]().union(*(linked(text) for text in texts)) if is_markup else frozenset[str]()
    for block in blocks:
        names = WORDS[block]
        if not always.intersection(names):
            yield block, "sometimes" if sometimes.intersection(names) else "absent"
        elif is_markup and block in LINKS and not any(f"{{{{ {name} }}}}" in links for name in names):
            yield block, "no link"
