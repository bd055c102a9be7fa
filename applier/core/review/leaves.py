"""The single values of an entry with the layers they come from, and which of them differ for a reader.

A leaf is what one layer says whole: a scalar, a list, a reference to a secret, an empty map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, assert_never

import orjson

from applier.core.change import Change, Effective, Gain, Lose, Move, Reattribute
from applier.core.fields import ABSENT, same
from compiler.core.snapshot import ScopeKey, Snapshot
from schemas.values.secret import is_secret

Keys = tuple[str, ...]


class Leaf(NamedTuple):
    """One value, and the levels it comes from: one, or several where a list was added to."""

    value: Any
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafChange:
    """One value that a reader sees differently, or from another layer."""

    route: Keys
    """From the scope's root; where only the base has it, the route it had there."""
    route_before: Keys
    """The same, but for an entry that has moved."""
    before: Any
    after: Any
    before_levels: tuple[str, ...]
    """Empty where there was nothing."""
    after_levels: tuple[str, ...]

    @property
    def is_only_source(self) -> bool:
        """Whether the value stays and only its layer is another."""
        return same(self.before, self.after)


_NOTHING = Leaf(ABSENT, ())
_NO_LEAVES: Mapping[Keys, Leaf] = {}


def leaves_of(snapshot: Snapshot, place: ScopeKey, name: str) -> Mapping[Keys, Leaf]:
    """Return the leaves of an entry by their routes inside it; none of a tombstone."""
    entry = snapshot.scopes[place][name]
    return _leaves(entry.content, entry.layers) if entry.content is not None else _NO_LEAVES


@lru_cache(maxsize=1024)
def _leaves(content: bytes, layers: bytes) -> Mapping[Keys, Leaf]:
    return dict(_walk((), orjson.loads(content), orjson.loads(layers)))


def _walk(route: Keys, value: Any, layers: Any) -> Iterator[tuple[Keys, Leaf]]:
    if isinstance(value, dict) and value and not is_secret(value):
        for key, inside in value.items():
            yield from _walk((*route, key), inside, layers[key] if isinstance(layers, dict) else layers)
    else:
        yield route, Leaf(value, tuple(_levels(layers)))


def _levels(layers: Any) -> Iterator[str]:
    """Return the levels in a tree of layers, each once, the widest first as a rule."""
    if isinstance(layers, str):
        yield layers
    else:
        inside = layers.values() if isinstance(layers, dict) else layers
        yield from dict.fromkeys(level for each in inside for level in _levels(each))


Renamed = Mapping[tuple[ScopeKey, str], str]
"""The name an entry had in the base, by the place where the base keeps it and the name it has now."""


def renamed_by(effects: Iterable[Effective]) -> Renamed:
    """Return which entries have other names now."""
    moves = (effect for effect in effects if isinstance(effect, Move))
    return {(move.before.place, move.name): move.origin.name for move in moves if move.origin.name != move.name}


def leaf_changes(effect: Effective, base: Snapshot, head: Snapshot, renamed: Renamed) -> tuple[LeafChange, ...]:
    """Return what an effective change changes, leaf by leaf, sorted by route."""
    match effect:
        case Gain(name=name, after=after):
            return _compared((name, name), _NO_LEAVES, leaves_of(head, after.place, name))
        case Lose(name=name, before=before):
            # Below a rename, what is lost may be told under the new name.
            old_name = renamed.get((before.place, name), name)
            return _compared((old_name, old_name), leaves_of(base, before.place, old_name), _NO_LEAVES)
        case Change(name=name, before=before, after=after) | Reattribute(name=name, before=before, after=after):
            old_name = renamed.get((before.place, name), name)
            old = leaves_of(base, before.place, old_name)
            return _compared((old_name, name), old, leaves_of(head, after.place, name))
        case Move(name=name, origin=origin, before=before, after=after):
            old = leaves_of(base, before.place, origin.name)
            return _compared((origin.name, name), old, leaves_of(head, after.place, name))
        case _:
            assert_never(effect)


def _compared(names: tuple[str, str], old: Mapping[Keys, Leaf], new: Mapping[Keys, Leaf]) -> tuple[LeafChange, ...]:
    found = []
    above_before, above = (tuple(name.split(".")) for name in names)
    for inside in sorted(old.keys() | new.keys()):
        before, after = old.get(inside, _NOTHING), new.get(inside, _NOTHING)
        if before.levels != after.levels or not same(before.value, after.value):
            found.append(
                LeafChange(
                    route=(*above, *inside),
                    route_before=(*above_before, *inside),
                    before=before.value,
                    after=after.value,
                    before_levels=before.levels,
                    after_levels=after.levels,
                )
            )
    return tuple(found)
