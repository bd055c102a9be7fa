"""Where every key and value of a text begins and ends, so that one of them can be spliced.

`compiler.core.syntax.locate` answers where a value begins; an edit has to know where it ends too, and
must see the second of two equal keys. Positions are characters of the text as it is, whatever its line ends.
"""

from __future__ import annotations

from collections.abc import Iterator
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


@dataclass(slots=True)
class Value:
    """A value: from which character to which."""

    start: int
    end: int
    is_plain: bool = False
    """A scalar without quotes."""
    is_scalar: bool = False
    is_flow: bool = False
    """Between brackets or braces."""
    is_shared: bool = False
    """An alias, or something with an anchor or a tag: it does not stand for itself alone."""
    pairs: list[Pair] = field(default_factory=list)


@dataclass(slots=True)
class Pair:
    """A key with its value, or a position with its element."""

    key: str | int
    start: int
    end: int
    """Where the key ends; where the element begins, for an element."""
    value: Value


@dataclass(frozen=True, slots=True)
class Found:
    """A pair, and the map or list it stands in."""

    pair: Pair
    inside: Value
    route: Route
    above: Found | None = None


def read_spans(text: str) -> Value | None:
    """Return the document of a text, or None where there is none that can be read to its end."""
    try:
        read = event_reader(text)
        if type(read()) is StreamEndEvent:
            return None
        root = _value(read(), read, 1)
        read()  # the end of the document
        return root if type(read()) is StreamEndEvent else None
    except (BrokenYaml, UnreadableYaml):
        return None


def begin_of_settings(text: str) -> int:
    """Return where the first line of the document begins: after a line `---`, if there is one."""
    read = event_reader(text)
    begin: Any = read()
    return text.find("\n", begin.end_mark.index) + 1 if begin.explicit else 0


def find_pair(root: Value, route: Route) -> Found | None:
    """Return the first pair at a route, or None where the text does not hold it in so many words."""
    found: Found | None = None
    inside = root
    for depth, key in enumerate(route, 1):
        pair = next((pair for pair in inside.pairs if pair.key == key), None)
        if pair is None or inside.is_shared:
            return None
        found = Found(pair, inside, route[:depth], found)
        inside = pair.value
    return found


def pair_at(root: Value, offset: int, above: Found | None = None) -> Found | None:
    """Return the pair whose key begins at a character."""
    for pair in root.pairs:
        found = Found(pair, root, (*(above.route if above is not None else ()), pair.key), above)
        if pair.start == offset:
            return found
        if pair.start < offset < pair.value.end:
            return pair_at(pair.value, offset, found)
    return None


def scalars(value: Value) -> Iterator[tuple[int, int]]:
    """Yield where each scalar begins and ends, keys among them, in the order they stand."""
    for pair in value.pairs:
        if isinstance(pair.key, str):
            yield pair.start, pair.end
        yield from scalars(pair.value)
    if value.is_scalar:
        yield value.start, value.end


def offset_of(text: str, place: Place) -> int:
    """Return the character at a line and column, whatever the line ends are."""
    start = 0
    for line in text.splitlines(keepends=True)[: place.line - 1]:
        start += len(line)
    return start + place.column - 1


def place_of(text: str, path: str, offset: int) -> Place:
    """Return the place of a character."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _value(event: Any, read: Any, depth: int) -> Value:
    start, end = event.start_mark.index, event.end_mark.index
    kind = type(event)
    if kind is AliasEvent:
        return Value(start, end, is_shared=True)
    is_shared = event.anchor is not None or event.tag is not None
    if kind is ScalarEvent:
        return Value(start, end, is_plain=not event.style, is_scalar=True, is_shared=is_shared)
    if depth > MAX_DEPTH:
        raise BrokenYaml
    value = Value(start, end, is_flow=bool(event.flow_style), is_shared=is_shared)
    closing = _map(value, read, depth) if kind is MappingStartEvent else _list(value, read, depth)
    # A block ends where the next thing begins; what belongs to it ends with the last of its values.
    value.end = closing if value.is_flow else max((pair.value.end for pair in value.pairs), default=end)
    return value


def _map(value: Value, read: Any, depth: int) -> int:
    while type(event := read()) is not MappingEndEvent:
        key = _value(event, read, depth + 1)
        inside = _value(read(), read, depth + 1)
        if type(event) is ScalarEvent and not key.is_shared:
            value.pairs.append(Pair(event.value, key.start, key.end, inside))
        else:
            value.is_shared = True
    return _end(event)


def _list(value: Value, read: Any, depth: int) -> int:
    while type(event := read()) is not SequenceEndEvent:
        inside = _value(event, read, depth + 1)
        value.pairs.append(Pair(len(value.pairs), inside.start, inside.start, inside))
    return _end(event)


def _end(event: Any) -> int:
    return int(event.end_mark.index)
