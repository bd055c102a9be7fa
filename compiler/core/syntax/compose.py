"""Builds plain values from YAML events, collecting everything that is wrong with a file.

The composer keeps no places: events carry their marks while a problem is written down, and
`compiler.core.syntax.locate` reads the file again when somebody asks where a value stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from compiler.core.diagnostic import Finding
from compiler.core.place import Place
from compiler.core.syntax import rules
from compiler.core.syntax.broken import broken_yaml
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
from compiler.core.syntax.key import read_key
from compiler.core.syntax.limits import MAX_DEPTH
from compiler.core.syntax.reading import Reading, Stop
from compiler.core.syntax.scalar import EMPTY, OUT_OF_RANGE, plain
from compiler.core.syntax.text import read_text, unprintable

_QUOTES: Final = ("'", '"')
_KEY_LINE: Final = re.compile(r"( *)[A-Za-z0-9][A-Za-z0-9_-]*:(?= |$)")
_SURROGATE: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Composed:
    """A file as a value; None where it could not be read to its end."""

    value: dict[str, Any] | None
    findings: tuple[Finding, ...]


def compose(raw: bytes, path: str) -> Composed:
    """Read one file. Every problem is a finding; nothing is raised whatever the bytes are."""
    findings: list[Finding] = []
    text = read_text(raw, path, findings)
    if text is None:
        return Composed(None, tuple(findings))
    try:
        reading = Reading(path, text, event_reader(text), findings=findings)
        return Composed(_document(reading), tuple(findings))
    except Stop:
        return Composed(None, tuple(findings))
    except BrokenYaml as broken:
        found = broken_yaml(broken, path, text)
        # What was strange in the very line where reading stopped has the same cause.
        earlier = [other for other in findings if not _share_a_line(other, found)]
        return Composed(None, (*earlier, found))
    except UnreadableYaml:
        findings.append(unprintable(path, text))
        return Composed(None, tuple(findings))


def _document(reading: Reading) -> dict[str, Any] | None:
    start = reading.next()
    if type(start) is StreamEndEvent:
        reading.report(
            rules.ROOT_NOT_A_MAP,
            None,
            "The file is empty or holds only comments.",
            "Write a setting, or remove the file.",
        )
        return None
    first = reading.next()
    value = _node(reading, first, 1)
    reading.next()  # the end of the document
    after = reading.next()
    if type(after) is not StreamEndEvent:
        reading.report(
            rules.SEVERAL_DOCUMENTS,
            after.start_mark,
            "A second document begins here.",
            "Remove the line `---`, or move what follows to a file of its own.",
        )
    if type(value) is dict:
        return value
    if value is EMPTY:
        return None
    what, fix = "The file holds a single value.", "Write `key: value`; here the key is missing."
    if type(value) is list:
        what, fix = "The file holds a list.", "Write each name as a key, and indent below it what belongs to it."
    reading.report(rules.ROOT_NOT_A_MAP, first.start_mark, what, fix)
    return None


def _node(reading: Reading, event: Any, depth: int) -> Any:
    """Return a value; `EMPTY` means that it was reported and is left out."""
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(reading, event)
    if kind is AliasEvent:
        return _alias(reading, event, depth)
    if depth > MAX_DEPTH:
        what, fix = f"This is nested more than {MAX_DEPTH} levels deep.", "Remove the nesting."
        reading.report(rules.TOO_DEEP, event.start_mark, what, fix)
        raise Stop
    if event.tag is not None:
        reading.tagged(event)
    build = _mapping if kind is MappingStartEvent else _sequence
    if event.anchor is None:
        reading.count(event.start_mark, 1)
        return build(reading, depth)
    return _anchored(reading, event, depth, build)


def _anchored(reading: Reading, event: Any, depth: int, build: Callable[[Reading, int], Any]) -> Any:
    """Build a value that aliases can repeat, noting what each repetition will cost."""
    name, before = event.anchor, reading.nodes
    reading.open_anchors.add(name)
    reading.count(event.start_mark, 1)
    value = build(reading, depth)
    reading.open_anchors.discard(name)
    reading.anchors[name] = (value, reading.nodes - before, _height(value))
    return value


def _height(value: Any) -> int:
    """Return how many levels a value is deep; it is at most as deep as a file may be."""
    if type(value) is dict:
        return 1 + max(map(_height, value.values()), default=0)
    return 1 + max(map(_height, value), default=0) if type(value) is list else 0


def _scalar(reading: Reading, event: Any) -> Any:
    reading.count(event.start_mark, 1)
    if event.style in _QUOTES and event.end_mark.line > event.start_mark.line and _swallows(reading, event):
        what = "The quote that opens here is not closed in its line: it would go on over the next keys."
        reading.report(rules.YAML_SYNTAX, event.start_mark, what, f"Add {event.style} at the end of this line.")
        raise Stop
    text = event.value
    value = text if event.style or event.tag is not None else plain(text)
    if event.tag is not None:
        reading.tagged(event)
    elif value is EMPTY:
        reading.report(rules.EMPTY_VALUE, event.start_mark, *_nothing(reading, event.start_mark))
    elif value is OUT_OF_RANGE:
        what, fix = "Without quotes this is a number.", "If text is meant, put it in quotes; else write a smaller one."
        reading.report(rules.NUMBER_OUT_OF_RANGE, event.start_mark, what, fix)
        value = EMPTY
    elif event.style == '"' and (lost := _SURROGATE.search(text)) is not None:
        what = f"The text holds U+{ord(lost.group()):04X}, written as an escape."
        reading.report(rules.UNPRINTABLE_CHARACTER, event.start_mark, what, "Remove the escape.")
        value = EMPTY
    if event.anchor is not None:
        reading.anchors[event.anchor] = (value, 1, 0)
    return value


def _swallows(reading: Reading, event: Any) -> bool:
    """Tell whether a quoted text goes over lines that are keys of their own, not indented below its own line."""
    first, *others = reading.text.split("\n")[event.start_mark.line : event.end_mark.line + 1]
    own = len(first) - len(first.lstrip())
    return any((found := _KEY_LINE.match(line)) is not None and len(found[1]) <= own for line in others)


def _nothing(reading: Reading, mark: Any) -> tuple[str, str]:
    """Say what lacks a value, and what to write."""
    before, after = reading.line(mark)[: mark.column].strip(), reading.line(mark)[mark.column :].strip()
    if after.startswith("#") and not after.startswith("# "):
        return "Without quotes # begins a comment, so nothing is left.", f"Put the value in quotes: '{after}'"
    if before.endswith("-"):
        return "Nothing is written after this dash.", "Write an element, or remove the dash."
    return "Nothing is written here.", "Write a value; or `null` to remove the inherited one; or '' for an empty text."


def _alias(reading: Reading, event: Any, depth: int) -> Any:
    name = event.anchor
    if name in reading.open_anchors:
        what = f"*{name} stands inside the very value that &{name} names."
        reading.report(rules.RECURSIVE_ALIAS, event.start_mark, what, "Write the value out.")
        return EMPTY
    if name not in reading.anchors:
        what, fix = (
            f"No &{name} comes before this *{name}.",
            "Write the value out; a text that begins with * needs quotes.",
        )
        reading.report(rules.UNKNOWN_ALIAS, event.start_mark, what, fix)
        return EMPTY
    value, size, height = reading.anchors[name]
    reading.count(event.start_mark, size)
    if depth - 1 + height > MAX_DEPTH:
        what = f"What *{name} stands for makes it deeper than {MAX_DEPTH} levels."
        reading.report(rules.TOO_DEEP, event.start_mark, what, "Remove the nesting.")
        raise Stop
    return value


def _sequence(reading: Reading, depth: int) -> list[Any]:
    read, elements = reading.next, []
    while type(event := read()) is not SequenceEndEvent:
        value = _node(reading, event, depth + 1)
        if value is None or (type(value) is dict and _holds_null(value)):
            reading.report(rules.NULL_IN_LIST, event.start_mark, "A null stands in this list.", "Remove the line.")
        elif value is not EMPTY:
            elements.append(value)
    return elements


def _holds_null(value: dict[str, Any]) -> bool:
    """Tell whether a map in a list holds a null; lists inside have been looked through already."""
    return any(inside is None or (type(inside) is dict and _holds_null(inside)) for inside in value.values())


def _mapping(reading: Reading, depth: int) -> Any:
    read = reading.next
    found: dict[str, Any] = {}
    marks: dict[str, Any] = {}
    while type(event := read()) is not MappingEndEvent:
        if type(event) is not ScalarEvent:
            return _no_map(reading, event, depth)
        key = read_key(reading, event)
        value = _node(reading, read(), depth + 1)
        if key is None:
            continue
        folded = key.lower()
        if folded in marks:
            what = f"`{key}` is written twice in this map."
            if not reading.line(marks[folded])[marks[folded].column :].lstrip("'\"").startswith(key):
                what = f"`{key}` differs from an earlier key in its capitals only, and they do not tell keys apart."
            reading.repeated(
                event.start_mark, marks[folded], what, says_the_same=_is_same(found.get(key, EMPTY), value)
            )
            continue
        marks[folded] = event.start_mark
        if value is not EMPTY:
            found[key] = value
    return found


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal and of the same kind all the way down, nothing in them left out."""
    return one is not EMPTY and other is not EMPTY and repr(one) == repr(other)


def _no_map(reading: Reading, event: Any, depth: int) -> Any:
    """Report a map with a key that is no scalar, and read to its end; whatever else is odd in it has that cause."""
    known = len(reading.findings)
    mark, read = event.start_mark, reading.next
    while type(event) is not MappingEndEvent:
        _node(reading, event, depth + 1)
        event = read()
    del reading.findings[known:]
    what, fix = "This key is not read as text.", "Write a name."
    if reading.line(mark)[max(mark.column - 1, 0) :].startswith("{{"):
        what, fix = "{{ opens two maps here; a text with a placeholder needs quotes.", "Put the whole text in quotes."
    reading.report(rules.KEY_NOT_TEXT, mark, what, fix)
    return EMPTY


def _share_a_line(one: Finding, other: Finding) -> bool:
    return isinstance(one.at, Place) and isinstance(other.at, Place) and one.at.line == other.at.line
