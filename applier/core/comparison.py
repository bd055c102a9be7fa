"""The stored face of a plan: which addresses differ between two sides.

A scope that is equal on both sides costs one comparison of two maps, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from applier.core.address import Address
from applier.core.change import Closing, Opening, Replacement, Stored, Transfer
from applier.core.inventory import Digests, Entries, Inventory, Pair, Scopes
from applier.core.moves import Moves
from compiler.core.snapshot import ScopeKey

_NONE: Entries = {}


def stored_changes(relabelled: Scopes, head: Inventory, moves: Moves) -> tuple[Stored, ...]:
    """Return what differs, sorted by address; the base comes as it reads under the new addresses."""
    touched = moves.touched
    differing = [
        scope for scope, after in head.scopes.items() if relabelled.get(scope, _NONE) != after or scope in touched
    ]
    differing += [scope for scope in relabelled if scope not in head.scopes]
    return tuple(
        change
        for scope in sorted(differing)
        for change in _scope_changes(scope, relabelled.get(scope, _NONE), head.scopes.get(scope, _NONE), moves)
    )


def _scope_changes(scope: ScopeKey, before: Entries, after: Entries, moves: Moves) -> Iterator[Stored]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old != new or scope in moves.touched:
            change = _change(Address(scope, name), old, new, moves)
            if change is not None:
                yield change


def _change(address: Address, old: Pair | None, new: Pair | None, moves: Moves) -> Stored | None:
    if old is None:
        return Opening(address=address, after=Digests(*new)) if new is not None else None
    origin, before = moves.origin(address), Digests(*old)
    if new is None:
        return Closing(address=address, origin=origin, before=before)
    if origin != address:
        return Transfer(address=address, origin=origin, before=before, after=Digests(*new))
    return Replacement(address=address, before=before, after=Digests(*new)) if old != new else None
