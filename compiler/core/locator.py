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
        """Return a line of a text: in the file it is read from, below the `|` that begins it, or in its own line."""
        for source in spot.sources:
            node = (
                node_at(self._node(source.path), spot.route[len(source.mount) :]) if source.path == text.file else None
            )
            if node is None:
                continue
            if node.children.keys() == {"file"} and (name := node.children["file"][1].text) is not None:
                path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), name))
                return Place(path, spot.line, spot.column or 1)
            if node.is_block:
                return self._in_block(spot, text, node.text or "")
            if spot.column and spot.line == 1:
                return self._in_line(spot, text, is_plain=node.is_plain)
        return text

    def _in_block(self, spot: Spot, text: Place, block: str) -> Place:
        line = text.line + spot.line
        if not spot.column:
            return Place(text.file, line)
        indented, said = self._line(text.file, line), block.split("\n")
        indent = len(indented) - len(said[spot.line - 1]) if spot.line <= len(said) else 0
        return Place(text.file, line, max(indent, 0) + spot.column)

    def _in_line(self, spot: Spot, text: Place, *, is_plain: bool) -> Place:
        """Return a column of a text in quotes or without: two quotes in quotes are one of the text."""
        if is_plain:
            return Place(text.file, text.line, text.column + spot.column - 1)
        written = self._line(text.file, text.line)[text.column - 1 :]
        if "\\" in written[: spot.column] and written.startswith('"'):
            return text
        at = 1
        for _ in range(spot.column - 1):
            at += 2 if written.startswith("'") and written[at : at + 2] == "''" else 1
        return Place(text.file, text.line, text.column + at)

    def _line(self, path: str, line: int) -> str:
        try:
            lines = self.tree.read(path).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
        except Unreadable:
            return ""
        return lines[line - 1] if line <= len(lines) else ""

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
