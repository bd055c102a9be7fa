"""Reads single lines of a tree's files, for showing what a diagnostic is about."""

from __future__ import annotations

from compiler.core.place import Place
from compiler.core.tree import Tree, Unreadable
from compiler.render.text import LineReader


def line_reader(tree: Tree) -> LineReader:
    """Return a function that gives the line at a place, or None where there is none."""
    read: dict[str, list[str]] = {}

    def line_of(place: Place) -> str | None:
        path = place.file.removeprefix(f"{tree.label}/")
        if path not in read:
            try:
                read[path] = tree.read(path).decode("utf-8", "replace").split("\n")
            except Unreadable:
                read[path] = []
        lines = read[path]
        return lines[place.line - 1] if place.line <= len(lines) else None

    return line_of
