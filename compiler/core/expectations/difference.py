"""Shows where two values differ, line by line, with the place of what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

import orjson

from compiler.core.canonical import canonical
from compiler.core.expectations.outcome import Shown, Side
from compiler.core.merge.merge import ABSENT
from compiler.core.place import Place, Route, dotted
from schemas.values.secret import is_secret

Origin = Callable[[Route], tuple[str, Place] | None]
"""Tells which layer a value comes from, and where it is written."""
_MOST_LINES: Final = 24
_LONGEST_LIST: Final = 200
_LONGEST: Final = 64


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same setting: 1 is not true, and 10.0 is 10."""
    if one is ABSENT or other is ABSENT:
        return one is other
    return canonical(one) == canonical(other)


def difference(expected: Any, found: Any, route: Route, origin: Origin) -> tuple[Shown, ...]:
    """Return the lines that differ; long ones are cut, and so is a long difference."""
    lines = list(_differ(expected, found, route, origin, named=type(expected) is dict and type(found) is dict))
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    left = len(lines) - _MOST_LINES
    return (*lines[:_MOST_LINES], Shown(side=Side.BOTH, text=f"… and {left:,} more lines"))


def listed(expected: Sequence[str], found: Sequence[str], origin: Callable[[str], Shown]) -> tuple[Shown, ...]:
    """Return two lists of names as one, with what is only in one of them marked."""
    lines: list[Shown] = []
    for tag, a, b, c, d in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [Shown(side=Side.BOTH, text=name) for name in expected[a:b]]
        else:
            lines += [Shown(side=Side.EXPECTED, text=name) for name in expected[a:b]]
            lines += [origin(name) for name in found[c:d]]
    return tuple(lines)


def _differ(expected: Any, found: Any, route: Route, origin: Origin, *, named: bool) -> Iterator[Shown]:
    if _is_map(expected) and _is_map(found):
        for key in [*expected, *(key for key in found if key not in expected)]:
            one, other = expected.get(key, ABSENT), found.get(key, ABSENT)
            if not same(one, other):
                yield from _differ(one, other, (*route, key), origin, named=True)
        return
    if type(expected) is list and type(found) is list and 1 < max(len(expected), len(found)) <= _LONGEST_LIST:
        yield from _elements(expected, found, route, origin, named=named)
        return
    name = f"{dotted(route)}: " if named else ""
    alike = ABSENT in (expected, found) or type(expected) is type(found)
    if type(expected) is str and type(found) is str and ("\n" in expected or "\n" in found):
        line, expected, found = _first_line(expected, found)
        name += f"line {line:,}: "
    if expected is not ABSENT:
        yield Shown(side=Side.EXPECTED, text=f"{name}{shown(expected, bare=alike)}")
    if found is not ABSENT:
        layer, place = origin(route) or ("", None)
        yield Shown(side=Side.FOUND, text=f"{name}{shown(found, bare=alike)}", layer=layer, place=place)


def _elements(expected: list[Any], found: list[Any], route: Route, origin: Origin, *, named: bool) -> Iterator[Shown]:
    layer, place = origin(route) or ("", None)

    def mark(text: str) -> Shown:
        return Shown(side=Side.FOUND, text=text, layer=layer, place=place)

    if named:
        yield Shown(side=Side.BOTH, text=f"{dotted(route)}:")
    yield from listed([shown(each, bare=True) for each in expected], [shown(each, bare=True) for each in found], mark)


def _first_line(expected: str, found: str) -> tuple[int, Any, Any]:
    """Return the first line in which two texts differ; absent where one of them has ended."""
    ours, theirs = expected.split("\n"), found.split("\n")
    at = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), None)
    if at is None:
        at = min(len(ours), len(theirs))
    here, there = (lines[at] if at < len(lines) else ABSENT for lines in (ours, theirs))
    return at + 1, here, there


def shown(value: Any, *, bare: bool = True) -> str:
    """Return a value on one line, cut where it is long; a text in quotes where it must not be taken for a number."""
    if is_secret(value):
        return f"{{secret: {value['secret']}}}"
    text = value if type(value) is str and bare else orjson.dumps(value).decode()
    text = text.replace("\n", "⏎")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"


def _is_map(value: Any) -> bool:
    return type(value) is dict and not is_secret(value)
