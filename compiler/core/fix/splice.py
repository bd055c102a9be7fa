"""Turns one repair into one splice of a text; everything outside it stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from compiler.core.fix.comments import Comment, comments
from compiler.core.fix.repair import BeginWith, Quote, Remove, RemoveRepeat, Rename, Replace
from compiler.core.fix.spans import Found, Value, begin_of_settings, find_pair, offset_of, pair_at
from compiler.core.place import Route

RouteRepair = Quote | Replace | Rename | Remove | RemoveRepeat | BeginWith
"""Repairs of a key or a value; the others are about a whole file."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_END = re.compile(r"(?:\r\n|\n|\r)(?P<blank> *(?:\r\n|\n|\r))\Z")


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters to be replaced, and what was done to which route."""

    start: int
    end: int
    text: str
    at: int
    """Where the key or value that it is about begins."""
    route: Route
    """The route of that in the file."""
    before: str = ""
    """What stood there, in one line."""
    after: str = ""
    """What stands there now; empty where it is gone."""


class Refusal(Exception):  # noqa: N818 - a sentence for people, not a bug
    """A repair cannot be made in this text; the words say why."""


def splice(text: str, root: Value, repair: RouteRepair, route: Route) -> Splice:
    """Return the splice for a repair at a route of this file. Raises `Refusal`."""
    match repair:
        case Quote():
            found = _found(root, route)
            return _scalar(text, found, f"'{_written(text, found)}'")
        case Replace(to=to):
            return _scalar(text, _found(root, route), to)
        case Rename(to=to):
            return _rename(text, _found(root, route), to)
        case Remove():
            return _remove(text, root, _alone(_found(root, route)))
        case RemoveRepeat(at=at):
            repeated = pair_at(root, offset_of(text, at))
            if repeated is None:
                raise Refusal("it is not written out here.")
            return _remove(text, root, repeated)
        case BeginWith():
            return _begin(text, root, repair)
        case _:
            assert_never(repair)


def _found(root: Value, route: Route) -> Found:
    found = find_pair(root, route)
    if found is None:
        raise Refusal("it is not written out here.")
    return found


def _written(text: str, found: Found) -> str:
    return text[found.pair.value.start : found.pair.value.end]


def _scalar(text: str, found: Found, to: str) -> Splice:
    value = found.pair.value
    if not value.is_scalar or value.is_shared:
        raise Refusal("an anchor, an alias or a tag stands before it.")
    return Splice(value.start, value.end, to, value.start, found.route, _written(text, found), to)


def _rename(text: str, found: Found, to: str) -> Splice:
    pair = found.pair
    before = text[pair.start : pair.end]
    after = f"{before[0]}{to}{before[0]}" if before[0] in "'\"" else to
    return Splice(pair.start, pair.end, after, pair.start, found.route, before, after)


def _alone(found: Found) -> Found:
    """Return the pair to take out: a map that would be left with nothing goes with its last key."""
    while len(found.inside.pairs) == 1 and found.above is not None:
        found = found.above
        if isinstance(found.pair.key, int):
            raise Refusal("it is all that an element of a list says.")
    return found


def _remove(text: str, root: Value, found: Found) -> Splice:
    if len(found.inside.pairs) == 1:
        if comments(text, root):
            raise Refusal("beside comments it is all this file says; remove the file.")
        words = f"{_one_line(_entry(text, found))}, and with it the file"
        return Splice(0, len(text), "", found.pair.start, found.route, words)
    start, end, text_left = _hole(text, root, found)
    return Splice(start, end, text_left, found.pair.start, found.route, _one_line(_entry(text, found)))


def _hole(text: str, root: Value, found: Found) -> tuple[int, int, str]:
    """Return what to cut out, and what stays there: the comments that stood in the lines."""
    pairs, at = found.inside.pairs, _position(found)
    if found.inside.is_flow:
        if at + 1 < len(pairs):
            return found.pair.start, pairs[at + 1].start, ""
        return pairs[at - 1].value.end, found.pair.value.end, ""
    start = _line_start(text, found.pair.start)
    indentation = text[start : found.pair.start]
    if indentation.strip(" "):
        # The key stands behind a dash, with which the next one has to take its place.
        if at + 1 == len(pairs):
            raise Refusal("it begins an element of a list.")
        return found.pair.start, pairs[at + 1].start, ""
    end = _line_end(text, found.pair.start + len(_entry(text, found)))
    kept = _kept(text, start, end, indentation, comments(text, root))
    return (start if kept else _blank_before(text, start, end)), end, kept


def _position(found: Found) -> int:
    return next(at for at, pair in enumerate(found.inside.pairs) if pair is found.pair)


def _entry(text: str, found: Found) -> str:
    return text[found.pair.start : found.pair.value.end].rstrip()


def _kept(text: str, start: int, end: int, indentation: str, all_comments: Sequence[Comment]) -> str:
    """Return the comments of the lines that go, each in a line of its own."""
    kept = [comment.text for comment in all_comments if start <= comment.start < end]
    last = _LINE_END.search(text, start)
    return "".join(f"{indentation}{comment}{last.group() if last is not None else ''}" for comment in kept)


def _begin(text: str, root: Value, repair: BeginWith) -> Splice:
    if root.is_flow:
        raise Refusal("the file is written between braces.")
    start = begin_of_settings(text)
    ending = _LINE_END.search(text)
    line = f"{repair.key}: {repair.value}"
    first = f"{line}{ending.group() if ending is not None else chr(10)}"
    stands = find_pair(root, (repair.key,))
    if stands is None:
        return Splice(start, start, first, start, (repair.key,), "", line)
    cut, end, left = _hole(text, root, stands)
    words = f"{line} further down"
    return Splice(start, end, f"{first}{text[start:cut]}{left}", stands.pair.start, (repair.key,), words, line)


def _blank_before(text: str, start: int, end: int) -> int:
    """Take an empty line before a hole with it where another one, or the end of the file, follows."""
    before, after = _BLANK_END.search(text, 0, start), text[end:].lstrip(" ")
    return before.start("blank") if before is not None and (not after or after[0] in "\r\n") else start


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    found = _LINE_END.search(text, offset)
    return found.end() if found is not None else len(text)


def _one_line(text: str) -> str:
    first, *rest = text.splitlines()
    return f"{first} …" if rest else first
