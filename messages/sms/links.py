"""The links of a text message: public short ones, those of other people's domains, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

SHORTENERS = frozenset(
    {
        "bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "j.mp", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly",
        "s.id", "short.io", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "v.gd", "wa.me", "y2u.be",
    }
)  # fmt: skip
"""Public ones: everybody's links look alike, so carriers block them together (CTIA, best practices 5.1.6)."""
_LINK = re.compile(r"(?<![\w@.-])(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][^\s,;)]*)?", re.IGNORECASE)
_SUFFIXES_OF_TWO = frozenset({"co.uk", "org.uk", "com.au", "co.nz", "co.jp", "com.br", "co.in", "co.za", "com.tr"})
_LABELS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that is written out in a text."""

    text: str
    host: str
    line: int
    column: int


@lru_cache(maxsize=8192)
def links(text: str) -> tuple[Link, ...]:
    """Return the links that are written out; a bare `name.tld` counts where a scheme or a path makes it one."""
    found = []
    for match in _LINK.finditer(text):
        said = match[0].rstrip(".!?:'\"")
        has_scheme = "://" in said
        if not has_scheme and "/" not in said:
            continue
        host = urlsplit(said if has_scheme else f"//{said}").hostname or ""
        at = match.start()
        column = at - text.rfind("\n", 0, at)
        found.append(Link(text=said, host=host, line=text.count("\n", 0, at) + 1, column=column))
    return tuple(found)


def is_short(link: Link) -> bool:
    """Tell whether a link leads through a public shortener."""
    return link.host.removeprefix("www.") in SHORTENERS


def is_of(link: Link, hosts: Collection[str]) -> bool:
    """Tell whether a link leads to the domain of one of some hosts."""
    return domain(link.host) in {domain(host) for host in hosts}


def domain(host: str) -> str:
    """Return the part of a host's name that somebody registered."""
    labels = host.lower().split(".")
    taken = _LABELS + (".".join(labels[-_LABELS:]) in _SUFFIXES_OF_TWO)
    return ".".join(labels[-taken:])
