"""Causes: which edit of a layer makes whom see what differently.

Every difference that a reader sees in a single value has exactly one cause, so the counts add up. It is the
edit of the layer the value comes from now; else of the layer it came from before (that line went, or was
weakened); else the deepest edit on the way that speaks of the value or of its entry, such as a removal or
another `type`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from applier.core.address import own_entry
from applier.core.change import Effective, Gain, Lose, Move
from applier.core.fields import ABSENT
from applier.core.review.leaves import LeafChange, leaf_changes, renamed_by
from compiler.core.snapshot import ScopeKey, Snapshot

Keys = tuple[str, ...]


class Layer(NamedTuple):
    """One tree of settings: a scope's own, or what an environment changes in it."""

    scope: ScopeKey
    environment: str

    def __str__(self) -> str:
        """The layer as people name it: `rosewood`, `rosewood@staging`."""
        return f"{self.scope}@{self.environment}" if self.environment else str(self.scope)

    @property
    def rank(self) -> int:
        """How deep the layer is: 0 for the platform's own, 5 for an event's in an environment."""
        return 2 * (len(self.scope.chain) - 1) + bool(self.environment)


_LEVELS = {"platform": 0, "tenant": 1, "event": 2}


def layer_of(level: str, reader: ScopeKey) -> Layer:
    """Return the layer that a level's name (`tenant@staging`) means for a reader."""
    name, _, environment = level.partition("@")
    return Layer(reader.chain[_LEVELS[name]], environment)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edit:
    """What a layer says otherwise than before; the empty route is the layer as a whole."""

    layer: Layer
    route: Keys
    before: Any
    """What it said: a JSON value, None where it removed something, ABSENT where it said nothing."""
    after: Any


Edits = Mapping[Layer, tuple[Edit, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What an edit does to one entry, as all readers of an effective change see it."""

    effect: Effective
    leaves: tuple[LeafChange, ...]
    """Sorted by route; empty for a move by itself."""

    @property
    def is_only_source(self) -> bool:
        """Whether every value stays, and only the layer it comes from is another."""
        return bool(self.leaves) and all(leaf.is_only_source for leaf in self.leaves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """An edit, and everything it does."""

    edit: Edit
    consequences: tuple[Consequence, ...]

    @property
    def readers(self) -> tuple[ScopeKey, ...]:
        """Everyone who sees a difference because of it, sorted."""
        return tuple(sorted({reader for each in self.consequences for reader in each.effect.reach.readers}))

    @property
    def seeing(self) -> tuple[ScopeKey, ...]:
        """Those of them who see another value, and not the same one from another layer; sorted."""
        told = (each for each in self.consequences if not each.is_only_source)
        return tuple(sorted({reader for each in told for reader in each.effect.reach.readers}))

    @property
    def values(self) -> int:
        """How many single values it changes, each counted for every reader."""
        return sum(len(each.leaves) * len(each.effect.reach.readers) for each in self.consequences)


class Unexplained(Exception):  # noqa: N818 - a bug of ours, named after what it is about
    """Something differs although no layer says anything else."""


def find_causes(effects: Iterable[Effective], edits: Edits, base: Snapshot, head: Snapshot) -> tuple[Cause, ...]:
    """Return every edit with its consequences, those without any too; sorted by layer and route."""
    effects = tuple(effects)
    renamed = renamed_by(effects)
    found: dict[Edit, list[Consequence]] = {edit: [] for each in edits.values() for edit in each}
    for effect in effects:
        if isinstance(effect, Move):
            route = () if effect.origin.scope != effect.reach.cause else tuple(effect.name.split("."))
            found[_edit_above(route, effect, edits)].append(Consequence(effect=effect, leaves=()))
            _leave_out(effect, found)
        parted: dict[Edit, list[LeafChange]] = {}
        for leaf in leaf_changes(effect, base, head, renamed):
            parted.setdefault(_edit_of(leaf, effect, edits), []).append(leaf)
        for edit, own in parted.items():
            found.setdefault(edit, []).append(Consequence(effect=effect, leaves=tuple(own)))
    causes = (Cause(edit=edit, consequences=tuple(consequences)) for edit, consequences in found.items())
    return tuple(sorted(causes, key=lambda cause: (cause.edit.layer, cause.edit.route)))


def _leave_out(move: Move, found: dict[Edit, list[Consequence]]) -> None:
    """Forget that the old name is gone: that is told as the move."""
    old = tuple(move.origin.name.split("."))
    for edit in [*found]:
        is_old = edit.layer.scope == move.origin.scope and edit.route[: len(old)] == old and edit.after is ABSENT
        if is_old and move.origin.name != move.name and not found[edit]:
            del found[edit]


def _edit_of(leaf: LeafChange, effect: Effective, edits: Edits) -> Edit:
    before, after = _places(effect)
    for levels, place in ((leaf.after_levels, after), (leaf.before_levels, before)):
        for level in reversed(levels):
            said = edits.get(layer_of(level, place), ())
            edit = _related(said, leaf.route) or _related(said, leaf.route_before)
            if edit is not None:
                return edit
    return _edit_above(leaf.route, effect, edits)


def _edit_above(route: Keys, effect: Effective, edits: Edits) -> Edit:
    """Return the deepest edit that speaks of a route, else of its entry, else of the scope as a whole."""
    layers = sorted(_layers(effect, edits), key=lambda layer: -layer.rank)
    entry = tuple(effect.name.split("."))
    for wanted in dict.fromkeys((route, entry)):
        for layer in layers:
            edit = _related(edits[layer], wanted)
            if edit is not None:
                return edit
    for layer in layers:
        for edit in edits[layer]:
            if edit.route[:1] in ((), (own_entry(layer.scope),)):
                return edit
    raise Unexplained(f"{effect.reach.cause}:{effect.name}")


def _layers(effect: Effective, edits: Edits) -> Iterator[Layer]:
    before, after = _places(effect)
    scopes = {*before.chain, *after.chain, *effect.reach.cause.chain}
    return (layer for layer in edits if layer.scope in scopes)


def _places(effect: Effective) -> tuple[ScopeKey, ScopeKey]:
    """Return where the readers found the entry and where they find it now; their own scope where they do not."""
    before = effect.reach.cause if isinstance(effect, Gain) else effect.before.place
    after = effect.reach.cause if isinstance(effect, Lose) else effect.after.place
    return before, after


def _related(edits: tuple[Edit, ...], route: Keys) -> Edit | None:
    """Return the edit nearest to a route: at it or above it, else in it."""
    fitting = [edit for edit in edits if edit.route[: len(route)] == route[: len(edit.route)]]
    return max(fitting, key=lambda edit: _nearness(len(edit.route), len(route)), default=None)


def _nearness(edited: int, wanted: int) -> tuple[bool, int]:
    return edited <= wanted, edited if edited <= wanted else -edited
