"""Who sees what a layer says: those whose value comes from there, those who say otherwise, those who are stricter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from applier.core.cause import Keys, Layer
from applier.core.fields import ABSENT
from applier.core.review.leaves import Leaf
from applier.core.review.side import Side
from applier.core.review.untouched import deepest, effective_leaf, is_floor
from compiler.core.layer.layout import LayerFiles
from compiler.core.place import Place, Source
from compiler.core.snapshot import ScopeKey
from compiler.core.syntax.locate import Node, node_at, read_places
from schemas.registry import SECTIONS
from schemas.values.secret import is_secret


class Stand(Enum):
    """How an event stands to what a layer says."""

    READS = "reads"
    OWN = "own"
    STRICTER = "stricter"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One event: how it stands, what it sees, and where that is said."""

    event: ScopeKey
    stand: Stand
    value: Any
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """One value of a layer, and every event below it."""

    layer: Layer
    route: Keys
    value: Any
    """None where the layer removes it."""
    place: Place | None
    standings: tuple[Standing, ...]


def affected(side: Side, layer: Layer, route: Keys, within: ScopeKey) -> tuple[Affected, ...]:
    """Return what a layer says at or below a route with the events inside a scope; empty where it says nothing."""
    events = tuple(event for event in side.events() if layer.scope in event.chain and within in event.chain)
    return tuple(
        Affected(
            layer=layer,
            route=leaf,
            value=value,
            place=side.place(layer, leaf),
            standings=tuple(_standing(side, layer, leaf, event) for event in events),
        )
        for leaf, value in _said(side.said(layer), route)
    )


def inherited(side: Side, scope: ScopeKey, environment: str, route: Keys) -> tuple[Affected, ...]:
    """Return what a scope and those it inherits from say at or below a route, of each value the nearest line."""
    found: dict[Keys, Affected] = {}
    for wider in reversed(scope.chain):
        for name in dict.fromkeys((environment, "")):
            for each in affected(side, Layer(wider, name), route, scope):
                found.setdefault(each.route, each)
    return tuple(each for _, each in sorted(found.items()))


def _standing(side: Side, layer: Layer, route: Keys, event: ScopeKey) -> Standing:
    leaf = _leaf(side, event, route)
    origin = deepest(leaf, event)
    if leaf is None or origin is None:
        return Standing(event=event, stand=Stand.WITHOUT, value=ABSENT, place=None)
    if origin == layer or layer in _layers(leaf, event):
        return Standing(event=event, stand=Stand.READS, value=leaf.value, place=None)
    stand = Stand.STRICTER if is_floor(route) else Stand.OWN
    return Standing(event=event, stand=stand, value=leaf.value, place=side.place(origin, route))


def _layers(leaf: Leaf, event: ScopeKey) -> set[Layer | None]:
    return {deepest(Leaf(leaf.value, (level,)), event) for level in leaf.levels}


def _leaf(side: Side, event: ScopeKey, route: Keys) -> Leaf | None:
    if len(route) <= SECTIONS[route[0]].depth:
        return None
    return effective_leaf(side.compilation.snapshot, event, route)


def _said(tree: Any, route: Keys) -> Iterator[tuple[Keys, Any]]:
    node = tree
    for key in route:
        if not isinstance(node, dict) or key not in node:
            return
        node = node[key]
    if node is not ABSENT:
        yield from _leaves(route, node)


def _leaves(route: Keys, node: Any) -> Iterator[tuple[Keys, Any]]:
    if isinstance(node, dict) and node and not is_secret(node):
        for key, inside in node.items():
            yield from _leaves((*route, key), inside)
    else:
        yield route, node


class SaysNothing(LookupError):  # noqa: N818 - a sentence for people, not a bug
    """A line is no setting; the text says what it is."""


def line_said(side: Side, path: str, line: int, environments: tuple[str, ...]) -> tuple[Layer, Keys]:
    """Return the layer and route of a line of a file, by its path in the tree. Raises `SaysNothing`."""
    for key, layers in side.layout.layers.items():
        for environment, files in layers.items():
            layer = Layer(key, environment)
            for source in files.sources:
                if source.path == path:
                    if environment not in environments:
                        raise SaysNothing(f"belongs to the environment {environment}; add --env {environment}")
                    return layer, (*source.mount, *_route(side, source, line))
            route = _referring(side, files, path)
            if route is not None:
                return layer, route
    raise SaysNothing("is no file that any layer reads")


def _route(side: Side, source: Source, line: int) -> Keys:
    raw = side.tree.read(source.path)
    lines = raw.decode("utf-8", "replace").splitlines()
    if not 0 < line <= len(lines):
        raise SaysNothing(f"is beyond the end of the file, which has {len(lines)} lines")
    root = read_places(raw)
    begun = [(at, route) for at, route in _keys(root, ()) if at <= line]
    if not begun:
        raise SaysNothing("says nothing: no setting begins there or above")
    at, route = max(begun, key=lambda each: (each[0], -len(each[1])))
    node = node_at(root, route)
    text = lines[line - 1].strip()
    if at < line and (not text or text.startswith("#")) and not (node is not None and node.is_block):
        raise SaysNothing("is empty or a comment")
    if route == ("schema",) and not source.mount:
        raise SaysNothing("is the schema line, which is no setting")
    return route


def _keys(node: Node, route: Keys) -> Iterator[tuple[int, Keys]]:
    """Yield the line on which each key stands; what is inside a list belongs to the list."""
    for key, ((line, _), child) in node.children.items():
        if isinstance(key, str):
            yield line, (*route, key)
            yield from _keys(child, (*route, key))


def _referring(side: Side, files: LayerFiles, path: str) -> Keys | None:
    """Return the route of the text that a layer reads from a file."""
    if path.endswith(".yaml"):
        return None
    for source in files.sources:
        folder = posixpath.dirname(source.path)
        for route in _references(read_places(side.tree.read(source.path)), (), folder, path):
            return (*source.mount, *route)
    return None


def _references(node: Node, route: Keys, folder: str, path: str) -> Iterator[Keys]:
    for key, (_, child) in node.children.items():
        if key == "file" and child.text is not None and posixpath.normpath(posixpath.join(folder, child.text)) == path:
            yield route
        elif isinstance(key, str):
            yield from _references(child, (*route, key), folder, path)
