"""What a case gives: its layer as a change would leave it, without a file being written.

Maps of `given` are united with what the layer says, any other value takes the place of what is there,
and null takes out: what the layer says itself, and what it inherits. The layer's files keep their
names, so that a value that was not changed is still found where it is really written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

from compiler.core.layer.layout import LayerFiles
from compiler.core.place import Source
from compiler.core.syntax.compose import compose
from compiler.core.tree import Tree, TreeFile, Unreadable
from schemas.values.secret import is_secret

_Keys = tuple[str, ...]
Inherits = Callable[[_Keys], bool]
"""Tells whether a wider layer says something at a route."""
_BREAKS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff", "\x7f": "\\u007f"}
"""JSON leaves these as they are; YAML reads them as the end of a line or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTree:
    """A tree with some files in another wording."""

    tree: Tree
    changed: Mapping[str, bytes]

    @property
    def label(self) -> str:
        """What people call the folder."""
        return self.tree.label

    def files(self) -> Sequence[TreeFile]:
        """Return every file, sorted by path."""
        return self.tree.files()

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises `Unreadable`."""
        found = self.changed.get(path)
        return self.tree.read(path) if found is None else found


@dataclass(slots=True)
class _Changing:
    """The files of a layer while they are changed; a file that is taken out whole is not in it any more."""

    values: dict[Source, dict[str, Any]]
    root: Source
    inherits: Inherits

    def write(self, route: _Keys, value: Any) -> None:
        """Say a value at a route, in the file that says most of what is around it."""
        self._take_out(route)
        if value is None and not self.inherits(route):
            return
        fitting = [source for source in self.values if _is_inside(route, source.mount) and source.mount != route]
        home = max(fitting, key=lambda source: (self._depth(source, route), len(source.mount)))
        node = self.values[home]
        *way, last = route[len(home.mount) :]
        for key in way:
            inside = node.get(key)
            if type(inside) is not dict or is_secret(inside):
                inside = node[key] = {}
            node = inside
        node[last] = value

    def _depth(self, source: Source, route: _Keys) -> int:
        node, depth = self.values[source], len(source.mount)
        for key in route[depth:]:
            if type(node) is not dict or key not in node:
                break
            node, depth = node[key], depth + 1
        return depth

    def _take_out(self, route: _Keys) -> None:
        for source in list(self.values):
            if source != self.root and _is_inside(source.mount, route):
                del self.values[source]
            elif _is_inside(route, source.mount):
                *way, last = route[len(source.mount) :]
                node: Any = self.values[source]
                for key in way:
                    node = node.get(key) if type(node) is dict else None
                if type(node) is dict:
                    node.pop(last, None)


def change(tree: Tree, files: LayerFiles, given: Mapping[str, Any], inherits: Inherits) -> tuple[Tree, LayerFiles]:
    """Return the tree and the files of a layer as they would be with what is given."""
    values = {source: value for source in files.sources if (value := _value(tree, source)) is not None}
    root = next((source for source in values if source.mount == ()), None)
    if root is None:
        return tree, files  # it cannot be read, which is told when it is compiled
    changing = _Changing(values, root, inherits)
    for route, value in _leaves(given, ()):
        changing.write(route, value)
    unread = [source for source in files.sources if _value(tree, source) is None]
    changed = {source.path: _written(value) for source, value in changing.values.items()}
    sources = sorted([*changing.values, *unread], key=lambda source: (source.mount, source.path))
    return ChangedTree(tree=tree, changed=changed), replace(files, sources=sources)


def gives(given: Mapping[str, Any] | None, route: Sequence[str | int]) -> bool:
    """Tell whether what is given says something at a route, or removes something above it."""
    node: Any = given
    for key in route:
        if type(node) is not dict or is_secret(node):
            return node is None and given is not None
        if key not in node:
            return False
        node = node[key]
    return given is not None


def _leaves(node: Mapping[str, Any], route: _Keys) -> Iterator[tuple[_Keys, Any]]:
    for key, inside in node.items():
        if type(inside) is dict and not is_secret(inside):
            yield from _leaves(inside, (*route, key))
        else:
            yield (*route, key), inside


def _is_inside(route: _Keys, above: _Keys) -> bool:
    return route[: len(above)] == above


def _value(tree: Tree, source: Source) -> dict[str, Any] | None:
    try:
        composed = compose(tree.read(source.path), source.path)
    except Unreadable:
        return None
    # Values that aliases repeat are one value in memory; here each is changed alone.
    return None if composed.value is None else orjson.loads(orjson.dumps(composed.value))


def _written(value: dict[str, Any]) -> bytes:
    text = orjson.dumps(value).decode()
    for character, escape in _BREAKS.items():
        text = text.replace(character, escape)
    return text.encode()
