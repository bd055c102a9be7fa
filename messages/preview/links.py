"""Where an e-mail's links lead, for a preview in which none of them can be followed."""

from __future__ import annotations

from html.parser import HTMLParser


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._target: str | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._target, self._words = dict(attrs).get("href"), []

    def handle_data(self, data: str) -> None:
        if self._target is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._target is not None:
            self.found.append((" ".join("".join(self._words).split()), self._target))
            self._target = None


def links(html: str) -> tuple[tuple[str, str], ...]:
    """Return the words and the address of every link, in the order of the text, each once."""
    parser = _Links()
    parser.feed(html)
    parser.close()
    return tuple(dict.fromkeys(parser.found))
