"""Looks up where routes stand, reading again only the files that are asked about."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from compiler.core.place import Place, Source, Spot
from compiler.core.syntax.locate import Node, find, node_at, read_places
from compiler.core.tree import Tree, Unreadable


@dataclass(slots=True)
class Locator:
    """Finds places in one tree; files it has read are kept."""

    tree: Tree
    _read: dict[str, Node] = field(default_factory=dict)

    def place(self, at: Spot | Place) -> Place:
        """Return the place of a spot, with the tree's label before its path."""
        found = at if isinstance(at, Place) else self._inside(at, self._find(at)) if at.line else self._find(at)
        return Place(f"{self.tree.label}/{found.file}", found.line, found.column)

    def said(self, spot: Spot) -> tuple[Place, str | None] | None:
        """Return where exactly this route is said and the text of its scalar; None if it is not said."""
        for source in spot.sources:
            route = spot.route[len(source.mount) :]
            if spot.route[: len(source.mount)] != source.mount:
                continue
            node = node_at(self._node(source.path), route)
            if node is not None:
                return self.place(Spot((source,), spot.route, spot.of_key)), node.text
        return None

    def _find(self, spot: Spot) -> Place:
        """Return the place in the file that holds most of the route."""
        if not spot.sources:
            return Place("")
        best, best_depth = Place(spot.sources[0].path), -1
        for source in spot.sources:
            mount = source.mount
            if spot.route[: len(mount)] != mount:
                continue
            place, depth = find(self._node(source.path), spot.route[len(mount) :], source.path, of_key=spot.of_key)
            if depth + len(mount) > best_depth and (depth or len(mount) == len(spot.route) or best_depth < 0):
                best, best_depth = place, depth + len(mount)
        nearest = self._nearest(spot)
        return best if best_depth >= _shared(nearest, spot) else Place(nearest.path)

    def _inside(self, spot: Spot, text: Place) -> Place:
        """Return a line of a text: in the file it is read from, or among the lines on which it is written."""
        for source in spot.sources:
            node = (
                node_at(self._node(source.path), spot.route[len(source.mount) :]) if source.path == text.file else None
            )
            if node is None:
                continue
            if node.children.keys() == {"file"} and (name := node.children["file"][1].text) is not None:
                path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), name))
                return Place(path, spot.line, spot.column or 1)
            if node.is_block and not spot.column:
                return Place(text.file, text.line + spot.line)
            return self._among(self._lines(text.file), spot, text, node.text or "")
        return text

    def _among(self, lines: list[str], spot: Spot, text: Place, value: str) -> Place:
        """Return where a line and column of a value stand among the lines it is written on.

        The value is found again piece by piece: its own lines may be indented, folded or in quotes.
        """
        if spot.line == 0 or (spot.line == 1 and spot.column <= 1):
            return text
        said = value.split("\n")
        wanted = sum(len(each) + 1 for each in said[: spot.line - 1]) + max(spot.column, 1) - 1
        at = 0
        for number in range(text.line, len(lines) + 1):
            start = text.column - 1 if number == text.line else 0
            begin, piece = _piece(lines[number - 1], start)
            found = value.find(piece, at) if piece else -1
            if found < 0:
                if number > text.line and piece:
                    return text
                continue
            if found <= wanted <= found + len(piece):
                return Place(text.file, number, begin + wanted - found + 1)
            at = found + len(piece)
        return text

    def _lines(self, path: str) -> list[str]:
        try:
            return self.tree.read(path).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
        except Unreadable:
            return []

    def _nearest(self, spot: Spot) -> Source:
        """Return the file whose mount shares most with a route."""
        return max(spot.sources, key=lambda source: _shared(source, spot))

    def _node(self, path: str) -> Node:
        node = self._read.get(path)
        if node is None:
            try:
                node = read_places(self.tree.read(path))
            except Unreadable:
                node = Node((1, 1), None)
            self._read[path] = node
        return node


def _shared(source: Source, spot: Spot) -> int:
    """Return how many keys the way to a file shares with a route."""
    pairs = zip(source.mount, spot.route, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(source.mount), len(spot.route)))


def _piece(line: str, start: int) -> tuple[int, str]:
    """Return what a line says of a value from a column on, without indentation and quotes, and where that begins."""
    rest = line[start:]
    begin = start + len(rest) - len(rest.lstrip())
    piece = line[begin:].rstrip()
    if piece[:1] in ("'", '"') and start == begin:
        begin, piece = begin + 1, piece[1:]
    closing = piece.rstrip("'\"") if piece.endswith(("'", '"')) else piece
    return begin, closing
