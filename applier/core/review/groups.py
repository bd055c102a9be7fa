"""The consequences of a cause as a reviewer counts them: the same difference once, with all who see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from applier.core.address import Address, own_entry
from applier.core.cause import Cause, Consequence, Edit
from applier.core.change import Change, Effective, Gain, Lose, Move, Reattribute
from applier.core.fields import same
from applier.core.review.leaves import LeafChange
from compiler.core.snapshot import ScopeKey

KINDS: dict[type[Effective], str] = {
    Gain: "gain",
    Change: "change",
    Lose: "lose",
    Move: "move",
    Reattribute: "reattribute",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One difference, and everyone who sees exactly this one."""

    kind: str
    entry: str
    origin: Address | None
    """Where it was, of a move."""
    leaves: tuple[LeafChange, ...]
    readers: tuple[ScopeKey, ...]
    """Sorted."""

    @property
    def events(self) -> tuple[ScopeKey, ...]:
        """The readers that are events."""
        return tuple(reader for reader in self.readers if reader.event)


def groups_of(cause: Cause) -> tuple[Group, ...]:
    """Return the consequences, by entry, those of most readers first; equal ones are one."""
    found: dict[object, list[Consequence]] = {}
    for each in cause.consequences:
        found.setdefault(_key(each), []).append(each)
    groups = (_group(alike) for alike in found.values())
    return tuple(
        sorted(groups, key=lambda group: (group.entry, group.kind == "reattribute", -len(group.readers), group.readers))
    )


def _key(consequence: Consequence) -> object:
    effect = consequence.effect
    origin = str(effect.origin) if isinstance(effect, Move) else ""
    return _kind(consequence), effect.name, origin, repr(consequence.leaves)


def _group(alike: list[Consequence]) -> Group:
    effect = alike[0].effect
    return Group(
        kind=_kind(alike[0]),
        entry=effect.name,
        origin=effect.origin if isinstance(effect, Move) and not alike[0].leaves else None,
        leaves=alike[0].leaves,
        readers=tuple(sorted({reader for each in alike for reader in each.effect.reach.readers})),
    )


def _kind(consequence: Consequence) -> str:
    """Return the kind of a part of a change: where only sources differ in it, it is no change of a value."""
    effect = consequence.effect
    if consequence.is_only_source:
        return KINDS[Reattribute]
    if isinstance(effect, Move) and consequence.leaves:
        return KINDS[Change]
    return KINDS[type(effect)]


def follows(group: Group, edit: Edit) -> bool:
    """Tell whether the readers see exactly what the line says: its value before, and its value now."""
    if group.kind != "change" or len(group.leaves) != 1:
        return False
    leaf = group.leaves[0]
    return leaf.route == edit.route and same(leaf.before, edit.before) and same(leaf.after, edit.after)


def arrivals(cause: Cause) -> tuple[tuple[ScopeKey, ...], tuple[ScopeKey, ...]]:
    """Return the scopes that come into being and those that retire because of an edit."""
    return tuple(_whole(cause, Gain)), tuple(_whole(cause, Lose))


def _whole(cause: Cause, kind: type[Gain | Lose]) -> Iterator[ScopeKey]:
    for each in cause.consequences:
        scope = each.effect.reach.cause
        if isinstance(each.effect, kind) and each.effect.name == own_entry(scope):
            yield scope
