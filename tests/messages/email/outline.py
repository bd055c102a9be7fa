"""What a reader meets in HTML: words, links, pictures, and the colours and widths they are shown with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_COLOUR = re.compile(r"(?:^|;)\s*(color|background|background-color):\s*([^;]+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(slots=True)
class Outline:
    """Two pages that look alike have the same."""

    words: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Where each leads, and what it is called."""
    pictures: list[tuple[str, str, str]] = field(default_factory=list)
    """Address, words and width."""
    colours: Counter[tuple[str, str]] = field(default_factory=Counter)
    fonts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Sizes and line heights of what is written."""
    columns: list[str] = field(default_factory=list)
    """Widths of columns, as their classes name them."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outline = Outline()
        self._skipped = 0
        self._link: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag in ("style", "title", "script"):
            self._skipped += 1
        if tag == "a" and "href" in given:
            self._link = []
            self.outline.links.append((given["href"], ""))
        if tag == "img":
            self.outline.pictures.append((given.get("src", ""), given.get("alt", ""), given.get("width", "")))
        style = given.get("style", "")
        for name, value in _COLOUR.findall(style):
            self.outline.colours[name, " ".join(value.split()).lower()] += 1
        for name in ("font-size", "line-height", "font-family"):
            found = re.search(rf"(?:^|;)\s*{name}:\s*([^;]+)", style)
            if found is not None and tag in ("div", "a", "td", "p", "table") and found[1] not in ("0px", "0"):
                self.outline.fonts[name, " ".join(found[1].replace('"', "'").split())] += 1
        self.outline.columns += re.findall(r"mj-column-(?:per|px)-[\d-]+", given.get("class", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "title", "script"):
            self._skipped -= 1
        if tag == "a" and self._link is not None:
            href, _ = self.outline.links[-1]
            self.outline.links[-1] = (href, " ".join("".join(self._link).split()))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        self.outline.words += data.split()
        if self._link is not None:
            self._link.append(data)


def outline(html: str) -> Outline:
    """Read HTML as a mail client shows it: comments, also Outlook's, are left out."""
    reader = _Reader()
    reader.feed(_COMMENT.sub("", html))
    reader.close()
    return reader.outline
