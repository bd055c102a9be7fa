"""Two JSON values compared field by field, for people to read.

Types count: `1` and `true` differ, `"1"` and `1` too. A list is one value, except where two lists of
the same length hold maps: then what differs inside them is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Absent(Enum):
    """There is no value: not even null, which JSON has and settings have not."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that differs; the path is empty where the whole value does."""

    path: tuple[str, ...]
    before: Any
    """A JSON value, not to be written to, or ABSENT."""
    after: Any


def field_changes(before: Any, after: Any) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of their paths."""
    return tuple(_walk((), before, after))


def _walk(path: tuple[str, ...], before: Any, after: Any) -> Iterator[FieldChange]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from _walk((*path, key), before.get(key, ABSENT), after.get(key, ABSENT))
    elif _are_alike(before, after):
        for place, (old, new) in enumerate(zip(before, after, strict=True), start=1):
            yield from _walk((*path, str(place)), old, new)
    elif not same(before, after):
        yield FieldChange(path=path, before=before, after=after)


def _are_alike(before: Any, after: Any) -> bool:
    """Whether these are two lists of maps that can be told apart one by one."""
    if not (isinstance(before, list) and isinstance(after, list)) or len(before) != len(after):
        return False
    return all(isinstance(old, dict) and isinstance(new, dict) for old, new in zip(before, after, strict=True))


def same(before: Any, after: Any) -> bool:
    """Whether two JSON values are the same value of the same type."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(same(before[key], after[key]) for key in before)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(same(old, new) for old, new in zip(before, after, strict=True))
    if isinstance(before, bool) or isinstance(after, bool):
        return before is after
    return type(before) is type(after) and bool(before == after)
