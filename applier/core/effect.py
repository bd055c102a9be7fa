"""The effective face of a plan: what readers see differently, found from what is stored differently.

Only names that a stored change touches are looked at, and all readers that see an entry from the same
place share one change; so one platform line under 20,000 events is one change with 20,000 readers.
A reader that is new gains what it has of its own and what is new above it; what it merely inherits as
it was is not told again for every newcomer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from applier.core.address import Address
from applier.core.change import Change, Effective, Gain, Lose, Move, Reach, Reattribute, Seen, Stored
from applier.core.inventory import Scopes
from applier.core.moves import Moves
from applier.core.readers import Readers
from compiler.core.snapshot import ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """The two sides as readers see them, the base under the new addresses."""

    readers: Readers
    moves: Moves

    @classmethod
    def between(cls, base: Scopes, head: Scopes, moves: Moves) -> Effects:
        """Gather the readers of both sides."""
        return cls(readers=Readers.of(base, head), moves=moves)

    def of(self, stored: tuple[Stored, ...]) -> tuple[Effective, ...]:
        """Return the effective changes, sorted by cause, then by name."""
        causes: dict[str, set[ScopeKey]] = {}
        for change in stored:
            causes.setdefault(change.address.name, set()).add(change.address.scope)
        return tuple(effect for change in stored for effect in self._effects(change, causes[change.address.name]))

    def _effects(self, stored: Stored, causes: set[ScopeKey]) -> Iterator[Effective]:
        change = self._own(stored)
        if change is None or stored.address.scope.event:
            if change is not None:
                yield change
            return
        change = replace(change, reach=self._reach(change, causes))
        if isinstance(change, Move) and change.origin.name != change.name:
            yield from self._parted(change)
        else:
            yield change

    def _own(self, stored: Stored) -> Effective | None:
        """What a reader in the very scope of a stored change sees."""
        cause, name = stored.address
        before, after = self._before(cause, name), self._after(cause, name)
        reach = Reach(cause=cause, readers=(cause,))
        if before is not None and after is not None and self.moves.is_told(stored.address):
            origin = self.moves.origin(stored.address)
            return Move(name=name, origin=origin, before=before, after=after, reach=reach)
        return _effective(name, before, after, reach)

    def _parted(self, move: Move) -> Iterator[Effective]:
        """A rename, and what it is to those below with an entry under the old name or the new one."""
        cause = move.reach.cause
        old = frozenset(scope for scope in self.readers.below(cause, move.origin.name))
        new = frozenset(scope for scope in self.readers.below(cause, move.name))
        everyone = frozenset(move.reach.readers)
        staying = self.readers.under(cause, old)
        yield replace(move, reach=replace(move.reach, readers=tuple(each for each in staying if each in everyone)))
        remaining = frozenset(staying)
        gaining = tuple(each for each in move.reach.readers if each not in remaining)
        if gaining:
            yield Gain(name=move.name, after=move.after, reach=Reach(cause=cause, readers=gaining))
        passed = frozenset(self.readers.under(cause, new))
        losing = tuple(each for each in staying if each not in passed and self.readers.were(each))
        if losing:
            yield Lose(name=move.origin.name, before=move.before, reach=Reach(cause=cause, readers=losing))

    def _reach(self, change: Effective, causes: set[ScopeKey]) -> Reach:
        """The cause and everyone below who reads the entry from there."""
        cause = change.reach.cause
        below = frozenset(self.readers.below(cause, change.name))
        everyone = self.readers.under(cause, below)
        kept = (owner for owner in below if owner not in causes and not _under_another(owner, below))
        return Reach(cause=cause, readers=tuple(self._present(change, everyone)), kept=tuple(sorted(kept)))

    def _present(self, change: Effective, readers: tuple[ScopeKey, ...]) -> Iterator[ScopeKey]:
        """Those who were there to see it: a newcomer cannot lose anything, nor a leaver gain."""
        were, are = self.readers.were, self.readers.are
        match change:
            case Gain():
                return (reader for reader in readers if are(reader))
            case Lose():
                return (reader for reader in readers if were(reader))
            case Change() | Move() | Reattribute():
                return (reader for reader in readers if were(reader) and are(reader))
            case _:
                assert_never(change)

    def _before(self, scope: ScopeKey, name: str) -> Seen | None:
        """What a reader saw, in the place where the base really keeps it; nothing if it was not there."""
        seen = _seen(self.readers.base, scope, name) if self.readers.were(scope) else None
        if seen is None:
            return None
        return seen._replace(place=self.moves.origin(Address(seen.place, name)).scope)

    def _after(self, scope: ScopeKey, name: str) -> Seen | None:
        """What a reader will see; nothing if it is no longer there."""
        return _seen(self.readers.head, scope, name) if self.readers.are(scope) else None


def expanded(changes: tuple[Effective, ...]) -> Mapping[ScopeKey, tuple[Effective, ...]]:
    """Return the same changes reader by reader."""
    by_reader: dict[ScopeKey, list[Effective]] = {}
    for change in changes:
        for reader in change.reach.readers:
            by_reader.setdefault(reader, []).append(change)
    return {reader: tuple(seen) for reader, seen in sorted(by_reader.items())}


def _under_another(owner: ScopeKey, owners: frozenset[ScopeKey]) -> bool:
    return bool(owner.event) and ScopeKey(owner.tenant, "") in owners


def _seen(scopes: Scopes, scope: ScopeKey, name: str) -> Seen | None:
    """Return what a reader in this scope sees: the deepest entry of that name, unless it is a tombstone."""
    for place in (scope,) if name in scopes.get(scope, ()) else reversed(scope.chain[:-1]):
        pair = scopes[place].get(name) if place in scopes else None
        if pair is not None:
            return Seen(place, *pair) if pair[0] else None
    return None


def _effective(name: str, before: Seen | None, after: Seen | None, reach: Reach) -> Effective | None:
    if before is None:
        return Gain(name=name, after=after, reach=reach) if after is not None else None
    if after is None:
        return Lose(name=name, before=before, reach=reach)
    if before.content != after.content:
        return Change(name=name, before=before, after=after, reach=reach)
    if before.layers != after.layers:
        return Reattribute(name=name, before=before, after=after, reach=reach)
    return None
