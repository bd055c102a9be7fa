"""Builds plain values from YAML events, collecting everything that is wrong with a file.

The composer keeps no places: events carry their marks while a problem is written down, and
`compiler.core.syntax.locate` reads the file again when somebody asks where a value stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from compiler.core.diagnostic import Finding, Rule
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
from compiler.core.syntax.limits import MAX_BYTES, MAX_DEPTH, MAX_KEY, MAX_NODES
from compiler.core.syntax.scalar import EMPTY, OUT_OF_RANGE, plain

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_SURROGATE: Final = re.compile("[\x00\ud800-\udfff]")
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATORS: Final = ("\x85", "\u2028", "\u2029")
"""Line breaks to libyaml, which is YAML 1.1 there, and to nobody else: it would fold them and miscount lines."""
_good_keys: Final[dict[str, None]] = {}
"""Keys seen to be well formed; the same few hundred come again in every file."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A file as a value; None where it could not be read to its end."""

    value: dict[str, Any] | None
    findings: tuple[Finding, ...]


class _Stop(Exception):  # noqa: N818 - not an error, an end
    """The rest of the file cannot or must not be read."""


@dataclass(slots=True)
class _Reading:
    """One file while it is read."""

    path: str
    text: str
    next: Callable[[], Any]
    nodes: int = 0
    anchors: dict[str, tuple[Any, int, int]] = field(default_factory=dict)
    """Anchored values, each with its number of nodes and its depth."""
    open_anchors: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """The text line by line, once somebody has asked for one."""

    def report(self, rule: Rule, mark: Any, what: str, fix: str, earlier: Any = None) -> None:
        related = (("first written here", _place(self.path, earlier)),) if earlier is not None else ()
        at = _place(self.path, mark)
        self.findings.append(Finding(rule=rule, at=at, what=what, fix=fix, related=related))

    def count(self, mark: Any, more: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            self.report(
                rules.TOO_MANY_NODES,
                mark,
                f"Up to here the file holds more than {MAX_NODES:,} values.",
                "Split the file, and write repeated values out where they are used.",
            )
            raise _Stop

    def line(self, mark: Any) -> str:
        """Return the text of the line a mark is in."""
        if not self.lines:
            self.lines = self.text.split("\n")
        return self.lines[mark.line] if mark.line < len(self.lines) else ""


def compose(raw: bytes, path: str) -> Composed:
    """Read one file. Every problem is a finding; nothing is raised whatever the bytes are."""
    findings: list[Finding] = []
    text = _text(raw, path, findings)
    if text is None:
        return Composed(None, tuple(findings))
    reading: _Reading | None = None
    try:
        reading = _Reading(path, text, event_reader(text), findings=findings)
        return Composed(_document(reading), tuple(findings))
    except _Stop:
        return Composed(None, tuple(findings))
    except BrokenYaml as broken:
        found = broken_yaml(broken, path, text)
        # What was strange in the very line where reading stopped has the same cause.
        earlier = [other for other in findings if not _share_a_line(other, found)]
        return Composed(None, (*earlier, found))
    except UnreadableYaml:
        findings.append(_unprintable(path, text))
        return Composed(None, tuple(findings))


def _text(raw: bytes, path: str, findings: list[Finding]) -> str | None:
    if len(raw) > MAX_BYTES:
        what = f"It has {len(raw):,} bytes; the most is {MAX_BYTES:,}."
        fix = "Split it: folders and files are keys, so a part can move to a file of its own."
        findings.append(Finding(rule=rules.TOO_LARGE, at=Place(path), what=what, fix=fix))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        findings.append(_not_utf8(raw, path, wrong.start))
        return None
    if text.startswith("\ufeff"):
        what, fix = (
            "Three invisible bytes stand before the first line.",
            "Save the file as 'UTF-8', not 'UTF-8 with BOM'.",
        )
        findings.append(Finding(rule=rules.BYTE_ORDER_MARK, at=Place(path), what=what, fix=fix))
        text = text[1:]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        column = text.index("\r") - (text.rfind("\n", 0, text.index("\r")) + 1) + 1
        what, fix = "A carriage return ends this line.", "Save the file with Unix line ends (LF)."
        findings.append(Finding(rule=rules.WINDOWS_LINE_ENDS, at=Place(path, line, column), what=what, fix=fix))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(separator in text for separator in _SEPARATORS):
        findings.append(_unprintable(path, text))
        return None
    return text


def _not_utf8(raw: bytes, path: str, offset: int) -> Finding:
    before = raw[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Finding(
        rule=rules.NOT_UTF8,
        at=Place(path, line, column),
        what=f"Byte 0x{raw[offset]:02x} here is not part of any UTF-8 character.",
        fix="Save the file as UTF-8.",
    )


def _document(reading: _Reading) -> dict[str, Any] | None:
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


def _node(reading: _Reading, event: Any, depth: int) -> Any:
    """Return a value; `EMPTY` means that it was reported and is left out."""
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(reading, event)
    if kind is AliasEvent:
        return _alias(reading, event, depth)
    if depth > MAX_DEPTH:
        what, fix = f"This is nested more than {MAX_DEPTH} levels deep.", "Remove the nesting."
        reading.report(rules.TOO_DEEP, event.start_mark, what, fix)
        raise _Stop
    if event.tag is not None:
        _tagged(reading, event)
    build = _mapping if kind is MappingStartEvent else _sequence
    if event.anchor is None:
        reading.count(event.start_mark, 1)
        return build(reading, depth)
    return _anchored(reading, event, depth, build)


def _anchored(reading: _Reading, event: Any, depth: int, build: Callable[[_Reading, int], Any]) -> Any:
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


def _scalar(reading: _Reading, event: Any) -> Any:
    reading.count(event.start_mark, 1)
    text = event.value
    value = text if event.style or event.tag is not None else plain(text)
    if event.tag is not None:
        _tagged(reading, event)
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


def _nothing(reading: _Reading, mark: Any) -> tuple[str, str]:
    """Say what lacks a value, and what to write."""
    before, after = reading.line(mark)[: mark.column].strip(), reading.line(mark)[mark.column :].strip()
    if after.startswith("#") and not after.startswith("# "):
        return "Without quotes # begins a comment, so nothing is left.", f"Put the value in quotes: '{after}'"
    if before.endswith("-"):
        return "Nothing is written after this dash.", "Write an element, or remove the dash."
    return "Nothing is written here.", "Write a value; or `null` to remove the inherited one; or '' for an empty text."


def _alias(reading: _Reading, event: Any, depth: int) -> Any:
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
        raise _Stop
    return value


def _sequence(reading: _Reading, depth: int) -> list[Any]:
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


def _mapping(reading: _Reading, depth: int) -> Any:
    read = reading.next
    found: dict[str, Any] = {}
    marks: dict[str, Any] = {}
    while type(event := read()) is not MappingEndEvent:
        if type(event) is not ScalarEvent:
            return _no_map(reading, event, depth)
        key = _key(reading, event)
        value = _node(reading, read(), depth + 1)
        if key is None:
            continue
        folded = key.lower()
        if folded in marks:
            what = f"`{key}` is written twice in this map."
            if not reading.line(marks[folded])[marks[folded].column :].lstrip("'\"").startswith(key):
                what = f"`{key}` differs from an earlier key in its capitals only, and they do not tell keys apart."
            reading.report(rules.DUPLICATE_KEY, event.start_mark, what, "Keep one of them.", marks[folded])
            continue
        marks[folded] = event.start_mark
        if value is not EMPTY:
            found[key] = value
    return found


def _no_map(reading: _Reading, event: Any, depth: int) -> Any:
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


def _key(reading: _Reading, event: Any) -> str | None:
    """Return a key, or None where it is not one; then its value is read and left out."""
    if event.tag is not None:
        _tagged(reading, event)
        return None
    if event.anchor is None:
        text = str(event.value)
        if text in _good_keys:
            return text
        if event.style or type(plain(text)) is str:
            return _formed(reading, event, text)
    written = f"`{event.value}`" if event.value else "This key"
    fix = "Write a name; a number or truth value in quotes."
    reading.report(rules.KEY_NOT_TEXT, event.start_mark, f"{written} is not read as text.", fix)
    return None


def _formed(reading: _Reading, event: Any, text: str) -> str | None:
    if text == "<<" and not event.style:
        reading.report(
            rules.MERGE_KEY,
            event.start_mark,
            "`<<` would copy another map into this one.",
            "Write the keys out, or set them in the layer above.",
        )
        return None
    if len(text) <= MAX_KEY and _KEY.fullmatch(text):
        if len(_good_keys) < 10_000 and type(plain(text)) is str:
            _good_keys[text] = None
        return text
    if len(text) > MAX_KEY:
        what, fix = f"`{text[:MAX_KEY]}…` has {len(text):,} characters; at most {MAX_KEY} are allowed.", "Shorten it."
    else:
        proposal = re.sub(r"[^a-z0-9_-]+", "_", text.strip().lower()).strip("_-")
        what = f"`{text}` holds something that names may not hold."
        fix = f"Write `{proposal}`." if proposal else "Use lower-case letters, digits, '-' and '_'."
    reading.report(rules.KEY_FORM, event.start_mark, what, fix)
    return None


def _tagged(reading: _Reading, event: Any) -> None:
    reading.report(
        rules.EXPLICIT_TAG,
        event.start_mark,
        f"`{event.tag.replace('tag:yaml.org,2002:', '!!')}` stands before this value.",
        "Remove the tag; quotes make a text of anything.",
    )


def _unprintable(path: str, text: str) -> Finding:
    found = _UNPRINTABLE.search(text)
    offset = found.start() if found is not None else 0
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return Finding(
        rule=rules.UNPRINTABLE_CHARACTER,
        at=Place(path, line, column),
        what=f"The invisible character U+{ord(text[offset]):04X} stands here.",
        fix="Remove it; it was probably pasted in with the text around it.",
    )


def _share_a_line(one: Finding, other: Finding) -> bool:
    return isinstance(one.at, Place) and isinstance(other.at, Place) and one.at.line == other.at.line


def _place(path: str, mark: Any) -> Place:
    return Place(path) if mark is None else Place(path, mark.line + 1, mark.column + 1)
