"""Which entries and scopes are old ones under a new address, and the base as it reads under the new addresses.

A move is believed only where the old address is gone and the new one was not there; otherwise it has
been done already, or never was one. An entry is renamed inside its scope, an event inside its tenant;
nothing moves from one tenant to another, except a whole tenant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from applier.core.address import Address, own_entry, parsed
from applier.core.inventory import Entries, Inventory, Scopes
from compiler.core.snapshot import ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """New address → old address."""

    scopes: Mapping[ScopeKey, ScopeKey]
    entries: Mapping[Address, Address]

    @property
    def touched(self) -> frozenset[ScopeKey]:
        """The scopes that something moved into."""
        return frozenset(self.scopes) | {address.scope for address in self.entries}

    def origin(self, address: Address) -> Address:
        """Return the address that the entry at this address had in the base."""
        before = self.entries.get(address)
        if before is not None:
            return before
        return Address(self.scopes.get(address.scope, address.scope), address.name)

    def is_told(self, address: Address) -> bool:
        """Whether this address is what moved, rather than carried along by its scope or its tenant."""
        if address in self.entries:
            return True
        old, new = self.scopes.get(address.scope), address.scope
        return old is not None and address.name == own_entry(new) and (not new.event or old.tenant == new.tenant)


NO_MOVES = Moves(scopes=MappingProxyType({}), entries=MappingProxyType({}))


def find_moves(base: Inventory, head: Inventory) -> Moves:
    """Return the moves that the head's layers speak of and that this base has not seen."""
    if not base.scopes or not any(wish.moved for wish in head.wishes.values()):
        return NO_MOVES
    scopes = _scope_moves(base, head)
    entries: dict[Address, Address] = {}
    for new, olds in _claims(base, head):
        if new.name == own_entry(new.scope):
            continue
        home = scopes.get(new.scope, new.scope)
        for old in olds:
            if _is_rename(base, head, old, new) and old.scope == home and old not in entries.values():
                entries[new] = old
                break
    return Moves(scopes=MappingProxyType(scopes), entries=MappingProxyType(entries))


def _claims(base: Inventory, head: Inventory) -> Iterator[tuple[Address, tuple[Address, ...]]]:
    """Every entry that says where it was, events before tenants: the more particular claim goes first."""
    for new in sorted(head.wishes, key=lambda address: (not address.scope.event, address)):
        if new.name not in base.scopes.get(new.scope, {}):
            olds = (parsed(text) for text in head.wishes[new].moved)
            yield new, tuple(old for old in olds if old is not None)


def _is_rename(base: Inventory, head: Inventory, old: Address, new: Address) -> bool:
    was = old.name in base.scopes.get(old.scope, {})
    return was and old.name not in head.scopes.get(old.scope, {}) and old.section == new.section


def _scope_moves(base: Inventory, head: Inventory) -> dict[ScopeKey, ScopeKey]:
    moves: dict[ScopeKey, ScopeKey] = {}
    for new, olds in _claims(base, head):
        if new.name != own_entry(new.scope) or new.scope in base.scopes:
            continue
        for old in olds:
            vacated = old.scope in base.scopes and old.scope not in head.scopes and old.scope not in moves.values()
            if vacated and old.name == new.name and (not new.scope.event or old.scope.tenant == new.scope.tenant):
                moves |= {new.scope: old.scope} if new.scope.event else _whole_tenant(base.scopes, new, old, moves)
                break
    return moves


def _whole_tenant(
    base: Scopes, new: Address, old: Address, already: Mapping[ScopeKey, ScopeKey]
) -> dict[ScopeKey, ScopeKey]:
    renamed = {ScopeKey(new.scope.tenant, scope.event): scope for scope in base if scope.tenant == old.scope.tenant}
    gone = frozenset(already.values())
    return {
        after: before
        for after, before in renamed.items()
        if after not in already and after not in base and before not in gone
    }


def relabelled(base: Scopes, moves: Moves) -> Scopes:
    """Return the base as if everything that moved had always been where it is now."""
    if not moves.scopes and not moves.entries:
        return base
    new_of = {old: new for new, old in moves.scopes.items()}
    scopes: dict[ScopeKey, Entries] = {new_of.get(scope, scope): entries for scope, entries in base.items()}
    for scope in {new.scope for new in moves.entries}:
        named = {old.name: new.name for new, old in moves.entries.items() if new.scope == scope}
        scopes[scope] = {named.get(name, name): known for name, known in scopes[scope].items()}
    return scopes
