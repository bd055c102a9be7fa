"""A word of a text is found where it stands in the file, however the text is written there."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from compiler.core.locator import Locator
from compiler.core.place import Source, Spot
from compiler.core.tree import TreeFile, Unreadable


@dataclass(frozen=True, slots=True)
class Files:
    """A tree of a few files."""

    texts: dict[str, str]
    label: str = "configs"

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        if path not in self.texts:
            raise Unreadable(path)
        return self.texts[path].encode()

    def files(self) -> tuple[TreeFile, ...]:
        """Return no files: nothing is looked for."""
        return ()


@pytest.mark.parametrize(
    ("written", "line", "column", "place"),
    [
        ("text: Dear {{ x }}\n", 1, 9, "1:15"),
        ("text: 'Dear {{ x }}'\n", 1, 9, "1:16"),
        ('text: "Dear {{ x }}"\n', 1, 9, "1:16"),
        ("text: |\n  Dear\n    {{ x }}\n", 2, 6, "3:8"),
        ("text: |-\n\n  Dear\n  {{ x }}\n", 3, 4, "4:6"),
        ("text: >-\n  Dear\n  {{ x }}\n", 1, 9, "3:6"),
        ("text: >-\n    Dear\n    friends, dear\n    {{ x }}\n", 1, 23, "4:8"),
        ("text: Dear\n  friends {{ x }}\n", 1, 17, "2:14"),
        ("text: {file: a.txt}\n", 3, 5, "a.txt 3:5"),
    ],
)
def test_a_word_is_found_in_its_file(written: str, line: int, column: int, place: str) -> None:
    """Plain, quoted, as a block, folded, over several lines, or in a file of its own."""
    locator = Locator(Files({"a.yaml": written, "a.txt": "one\ntwo\n    {{ x }}\n"}))
    found = locator.place(Spot((Source("a.yaml", ()),), ("text",), line=line, column=column))
    file, _, mark = place.rpartition(" ")
    assert str(found) == f"configs/{file or 'a.yaml'}:{mark}"


def test_what_is_escaped_is_shown_where_the_text_begins() -> None:
    """An escape moves what comes after it; the line is right all the same."""
    locator = Locator(Files({"a.yaml": "text: 'it''s {{ x }}'\n"}))
    found = locator.place(Spot((Source("a.yaml", ()),), ("text",), line=1, column=10))
    assert found.line == 1
