"""The stored face of a plan: which addresses differ between two sides.

A scope that is equal on both sides costs one comparison of two maps, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from applier.core.address import Address
from applier.core.change import Closing, Opening, Replacement, Stored, Transfer
from applier.core.inventory import Entries, Inventory, Scopes
from applier.core.moves import Moves
from compiler.core.snapshot import ScopeKey

_NONE: Entries = MappingProxyType({})


def stored_changes(relabelled: Scopes, head: Inventory, moves: Moves) -> tuple[Stored, ...]:
    """Return what differs, sorted by address; the base comes as it reads under the new addresses."""
    return tuple(
        change
        for scope in sorted(relabelled.keys() | head.scopes.keys())
        for change in _scope_changes(scope, relabelled.get(scope, _NONE), head.scopes.get(scope, _NONE), moves)
    )


def _scope_changes(scope: ScopeKey, before: Entries, after: Entries, moves: Moves) -> Iterator[Stored]:
    if before == after and scope not in moves.touched:
        return
    for name in sorted(before.keys() | after.keys()):
        address = Address(scope, name)
        change = _change(address, before, after, moves.origin(address))
        if change is not None:
            yield change


def _change(address: Address, before: Entries, after: Entries, origin: Address) -> Stored | None:
    old, new = before.get(address.name), after.get(address.name)
    if old is None:
        return Opening(address=address, after=new) if new is not None else None
    if new is None:
        return Closing(address=address, origin=origin, before=old)
    if origin != address:
        return Transfer(address=address, origin=origin, before=old, after=new)
    return Replacement(address=address, before=old, after=new) if old != new else None
