"""A change of an entry, field by field down to single values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from applier.core.fields import ABSENT, FieldChange, field_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One value that differs."""

    route: tuple[str, ...]
    """From the section on: `brand`, `primary`."""
    before: Any
    """A JSON value, or ABSENT."""
    after: Any


def leaves(name: str, before: Any, after: Any) -> tuple[Leaf, ...]:
    """Return the values that differ in an entry; one side is ABSENT where the entry comes or goes."""
    entry = tuple(name.split("."))
    return tuple(
        Leaf(route=(*entry, *field.path), before=field.before, after=field.after)
        for change in field_changes(before, after)
        for field in _single(change)
    )


def _single(change: FieldChange) -> Iterator[FieldChange]:
    """A whole map that comes or goes is all the values in it."""
    one, other = change.before, change.after
    whole = other if one is ABSENT else one
    if not (isinstance(whole, dict) and whole and ABSENT in (one, other)):
        yield change
        return
    for key in sorted(whole):
        before, after = (ABSENT if side is ABSENT else side[key] for side in (one, other))
        yield from _single(FieldChange(path=(*change.path, key), before=before, after=after))
