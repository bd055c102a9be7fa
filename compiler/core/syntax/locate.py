"""Finds where values stand by reading a file again with its places kept.

Only files about which there is something to say are read twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from compiler.core.place import Place, Route
from compiler.core.syntax.events import (
    AliasEvent,
    BrokenYaml,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    UnreadableYaml,
    event_reader,
)
from compiler.core.syntax.limits import MAX_DEPTH

_Mark = tuple[int, int]


@dataclass(slots=True)
class Node:
    """A value with its place: line and column, counted from 1."""

    at: _Mark
    text: str | None
    """A scalar as it is written, without its quotes."""
    is_plain: bool = False
    is_block: bool = False
    """The text begins in the line below, after `|`."""
    children: dict[str | int, tuple[_Mark, Node]] = field(default_factory=dict)
    """By key or position: the place of the key, and the value."""


def read_places(raw: bytes) -> Node:
    """Read a file with its places. A broken file gives what stands before the break."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = Node((1, 1), None)
    try:
        read = event_reader(text)
        if type(read()) is not StreamEndEvent:
            _fill(root, read(), read, {}, 1)
    except (BrokenYaml, UnreadableYaml):
        pass
    return root


def find(root: Node, route: Route, path: str, *, of_key: bool = False) -> tuple[Place, int]:
    """Return the place of a route, or of the nearest value above it, and how many keys were found."""
    node, mark, depth = root, root.at, 0
    for key in route:
        if key not in node.children:
            break
        key_mark, node = node.children[key]
        mark = key_mark if of_key else node.at
        depth += 1
    if depth < len(route) and depth > 0:
        mark = _key_mark(root, route[:depth])
    return Place(path, *mark), depth


def _key_mark(root: Node, route: Route) -> _Mark:
    node, mark = root, root.at
    for key in route:
        mark, node = node.children[key]
    return mark


def node_at(root: Node, route: Route) -> Node | None:
    """Return the node at a route, if the file holds it."""
    node = root
    for key in route:
        if key not in node.children:
            return None
        node = node.children[key][1]
    return node


def route_at(root: Node, place: Place) -> Route:
    """Return the route of the value at a place, or of the map whose key stands there; empty where there is neither."""
    mark = (place.line, place.column)
    waiting: list[tuple[Route, Node]] = [((), root)]
    while waiting:
        route, node = waiting.pop()
        for key, (key_mark, child) in node.children.items():
            if child.at == mark:
                return (*route, key)
            if key_mark == mark:
                return route
            waiting.append(((*route, key), child))
    return ()


def _fill(node: Node, event: Any, read: Callable[[], Any], anchors: dict[str, Node], depth: int) -> None:
    node.at = (event.start_mark.line + 1, event.start_mark.column + 1)
    if type(event) is AliasEvent:
        known = anchors.get(str(event.anchor))
        if known is not None:
            node.text, node.is_plain, node.children = known.text, known.is_plain, known.children
        return
    if event.anchor is not None:
        anchors[event.anchor] = node
    if type(event) is ScalarEvent:
        node.text, node.is_plain, node.is_block = event.value, not event.style, event.style == "|"
    elif depth > MAX_DEPTH:
        raise BrokenYaml
    elif type(event) is MappingStartEvent:
        _fill_map(node, read, anchors, depth)
    else:
        _fill_list(node, read, anchors, depth)


def _fill_map(node: Node, read: Callable[[], Any], anchors: dict[str, Node], depth: int) -> None:
    while type(event := read()) is not MappingEndEvent:
        key = Node((1, 1), None)
        _fill(key, event, read, anchors, depth + 1)
        child = Node((1, 1), None)
        _fill(child, read(), read, anchors, depth + 1)
        if key.text is not None:
            node.children.setdefault(key.text, (key.at, child))


def _fill_list(node: Node, read: Callable[[], Any], anchors: dict[str, Node], depth: int) -> None:
    position = 0
    while type(event := read()) is not SequenceEndEvent:
        child = Node((1, 1), None)
        _fill(child, event, read, anchors, depth + 1)
        node.children[position] = (child.at, child)
        position += 1
