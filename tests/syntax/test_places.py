"""Every key and value that is located stands where the text says it does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.place import Place, Route
from compiler.core.syntax.compose import compose
from compiler.core.syntax.locate import Node, find, node_at, read_places
from compiler.core.syntax.scalar import plain
from tests.laws.law import law

_KEYS = st.sampled_from(["a", "b", "c-1", "de", "pt-BR", "'7'", '"x_y"'])
_WORDS = st.sampled_from(
    [
        "word",
        "two words",
        "'single ''quoted'''",
        '"double \\" \\u00e9 \\U0001F600"',
        "'😀 ü'",
        "ü😀",
        "7",
        "-1.5",
        "true",
        "null",
        "''",
    ]
)
_BLOCKS = st.sampled_from(
    [("|", ["one", "", "  two ü"]), (">-", ["fold", "ed"]), ("|+", ["kept", ""]), ("", ["plain", "over lines"])]
)
_COMMENTS = st.sampled_from(["", "# ü: 'no'", "   # - [", "#"])


class Scribe:
    """Writes a document and notes where it puts every key and every value."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = [""]
        self.places: dict[Route, tuple[tuple[int, int], tuple[int, int]]] = {}
        """By route: the place of the key (of the value itself in a list), and of the value."""

    def here(self) -> tuple[int, int]:
        """Return line and column of the next character."""
        return len(self.lines), len(self.lines[-1]) + 1

    def put(self, text: str) -> tuple[int, int]:
        """Write text into the line and return where it begins."""
        place = self.here()
        self.lines[-1] += text
        return place

    def end_line(self) -> None:
        """Begin a line, after a comment or two."""
        if self.draw(st.booleans()):
            self.put(" " + self.draw(_COMMENTS).lstrip())
        self.lines.append("")
        while self.draw(st.integers(0, 5)) == 5:
            self.put(self.draw(_COMMENTS))
            self.lines.append("")

    def block_map(self, route: Route, indent: int, depth: int) -> None:
        """Write `key: value` lines."""
        for number, written in enumerate(self.draw(st.lists(_KEYS, min_size=1, max_size=3, unique=True))):
            if number:
                self.put(" " * indent)
            key_place = self.put(written)
            self.put(":")
            here = (*route, written.strip("'\""))
            self._block_value(here, key_place, indent, depth)

    def block_list(self, route: Route, indent: int, depth: int) -> None:
        """Write `- value` lines."""
        for number in range(self.draw(st.integers(1, 3))):
            if number:
                self.put(" " * indent)
            self.put("-")
            self._block_value((*route, number), None, indent, depth)

    def _block_value(self, route: Route, key_place: tuple[int, int] | None, indent: int, depth: int) -> None:
        kind = self.draw(st.sampled_from(["flow", "block", "map", "list"] if depth else ["flow", "block"]))
        if kind == "block":
            self._literal(route, key_place, indent)
            return
        if kind == "flow":
            self.put(" " * self.draw(st.integers(1, 3)))
            self._note(route, key_place, self.flow(route, depth))
            self.end_line()
            return
        self.end_line()
        inner = indent + self.draw(st.integers(1, 4))
        self.put(" " * inner)
        self._note(route, key_place, self.here())
        (self.block_map if kind == "map" else self.block_list)(route, inner, depth - 1)

    def _literal(self, route: Route, key_place: tuple[int, int] | None, indent: int) -> None:
        header, lines = self.draw(_BLOCKS)
        self.put(" ")
        self._note(route, key_place, self.put(header or lines[0]))
        for line in lines if header else lines[1:]:
            self.lines.append(" " * (indent + 2) + line if line else "")
        self.lines.append("")

    def flow(self, route: Route, depth: int) -> tuple[int, int]:
        """Write a value into the line and return where it begins."""
        kind = self.draw(st.sampled_from(["scalar", "scalar", "list", "map"] if depth else ["scalar"]))
        if kind == "scalar":
            in_list = any(type(key) is int for key in route)
            return self.put(self.draw(_WORDS.filter(lambda word: word != "null") if in_list else _WORDS))
        place = self.put("[" if kind == "list" else "{")
        keys = self.draw(st.lists(_KEYS, max_size=3, unique=True))
        for number, written in enumerate(keys):
            self.put((", " if number else "") + " " * self.draw(st.integers(0, 2)))
            if kind == "list":
                self._note((*route, number), None, self.flow((*route, number), depth - 1))
            else:
                key_place = self.put(written)
                self.put(": ")
                here = (*route, written.strip("'\""))
                self._note(here, key_place, self.flow(here, depth - 1))
        self.put("]" if kind == "list" else "}")
        return place

    def _note(self, route: Route, key_place: tuple[int, int] | None, value_place: tuple[int, int]) -> None:
        self.places[route] = (key_place or value_place, value_place)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Route, Any]]:
    """A document and the places of everything in it."""
    scribe = Scribe(draw)
    scribe.block_map((), 0, 3)
    return "\n".join(scribe.lines) + "\n", scribe.places


@law(250)
@given(documents(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_every_key_and_value_is_where_it_was_written(document: Any, line_end: str, mark: bool) -> None:
    """Block or flow, quoted or plain, behind wide characters, with any line ends and a byte order mark."""
    text, places = document
    raw = (("\ufeff" if mark else "") + text.replace("\n", line_end)).encode()
    root = read_places(raw)
    for route, (key_place, value_place) in places.items():
        assert find(root, route, "f") == (Place("f", *value_place), len(route))
        assert find(root, route, "f", of_key=True) == (Place("f", *key_place), len(route))


@law(150)
@given(documents())
def test_what_is_located_is_what_is_composed(document: Any) -> None:
    """The reader with places and the reader without agree on every route and every scalar."""
    text, places = document
    composed = compose(text.encode(), "f")
    root = read_places(text.encode())
    assert composed.value is not None
    found = dict(_routes(root, ()))
    assert found.keys() == places.keys()
    for route, node in found.items():
        value: Any = composed.value
        for key in route:
            value = value[key] if type(value) is list or key in value else None
        if node.text is None:
            assert len(value) == len(node.children)
        else:
            assert (plain(node.text) if node.is_plain else node.text) == value


def _routes(node: Node, route: Route) -> Any:
    for key, (_, child) in node.children.items():
        yield (*route, key), child
        yield from _routes(child, (*route, key))


@law(80)
@given(documents(), st.sampled_from(["nowhere", 9]))
def test_what_is_not_there_is_located_at_the_key_above_it(document: Any, stranger: str | int) -> None:
    """A missing value is shown at the key it would stand below, and the number of keys found tells so."""
    text, places = document
    root = read_places(text.encode())
    for route, (key_place, _) in places.items():
        assert find(root, (*route, stranger), "f") == (Place("f", *key_place), len(route))
        assert node_at(root, (*route, stranger)) is None


@pytest.mark.parametrize(
    ("text", "route", "place"),
    [
        ("a: &x 5\nb: *x\n", ("b",), (2, 4)),
        ("a: &x {k: 1}\nb: *x\n", ("b",), (2, 4)),
        ("a: &x {k: 1}\nb: *x\n", ("b", "k"), (1, 11)),
        ("a: &x\n  k: 1\nb: [0, *x]\n", ("b", 1), (3, 8)),
        ("a: &x\n  k: 1\n", ("a",), (1, 4)),
    ],
)
def test_an_alias_stands_where_it_is_written(text: str, route: Route, place: tuple[int, int]) -> None:
    """The alias is what its line says; what is inside it stands where the anchor has it."""
    assert find(read_places(text.encode()), route, "f")[0] == Place("f", *place)


@pytest.mark.parametrize("text", ["a: 1\nb: [1, 2\nc: 3\n", "a: 1\nb: 'open\n", "a: 1\nb: *nobody\n"])
def test_a_broken_file_is_located_up_to_the_break(text: str) -> None:
    """What stands before the break keeps its place."""
    assert find(read_places(text.encode()), ("a",), "f") == (Place("f", 1, 4), 1)
