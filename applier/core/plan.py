"""The plan: a value that says what would change, from what, and under which digest it can be named.

The digest binds to the stored changes and the environment, never to a commit, a clock or an id: the
plan a reviewer saw, made from two commits, has the digest of the plan an apply makes from the database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

import orjson

from applier.core.address import Address
from applier.core.change import Closing, Effective, Opening, Replacement, Stored, Transfer
from applier.core.comparison import stored_changes
from applier.core.effect import Effects
from applier.core.inventory import Inventory, Side
from applier.core.moves import find_moves, relabelled
from compiler.core.snapshot import ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would have to be written for the base to say what the head says."""

    base: Side
    head: Side
    environment: str
    stored: tuple[Stored, ...]
    """Sorted by address."""
    effective: tuple[Effective, ...]
    """Sorted by the scope they come from, then by name."""
    asked: Mapping[Address, str]
    """The ids that the layers of what is stored ask for."""
    digest: str

    @property
    def is_empty(self) -> bool:
        """Whether both sides are the same."""
        return not self.stored

    @property
    def events(self) -> frozenset[ScopeKey]:
        """The events that see anything differently."""
        return frozenset(reader for change in self.effective for reader in change.reach.readers if reader.event)


def make_plan(base: Inventory, head: Inventory, environment: str) -> Plan:
    """Compare two sides."""
    moves = find_moves(base, head)
    before = relabelled(base.scopes, moves)
    stored = stored_changes(before, head, moves)
    asked = _asked(stored, head)
    return Plan(
        base=base.side,
        head=head.side,
        environment=environment,
        stored=stored,
        effective=Effects.between(before, head.scopes, moves).of(stored) if stored else (),
        asked=asked,
        digest=_digest(stored, asked, environment),
    )


def _asked(stored: tuple[Stored, ...], head: Inventory) -> Mapping[Address, str]:
    if not head.wishes:
        return MappingProxyType({})
    wishes = ((change.address, head.wishes.get(change.address)) for change in stored)
    return MappingProxyType({address: wish.id for address, wish in wishes if wish is not None and wish.id is not None})


def _digest(stored: tuple[Stored, ...], asked: Mapping[Address, str], environment: str) -> str:
    said = [_said(change, asked.get(change.address)) for change in stored]
    return hashlib.sha256(orjson.dumps(["banns.changes/v1", environment, said])).hexdigest()


def _said(change: Stored, asked: str | None) -> list[object]:
    match change:
        case Opening(address=address, after=after):
            return ["open", *_place(address), *after, asked]
        case Replacement(address=address, before=before, after=after):
            return ["replace", *_place(address), *before, *after]
        case Transfer(address=address, origin=origin, before=before, after=after):
            return ["transfer", *_place(origin), *_place(address), *before, *after]
        case Closing(origin=origin, before=before):
            return ["close", *_place(origin), *before]
        case _:
            assert_never(change)


def _place(address: Address) -> tuple[str, str, str]:
    return (address.scope.tenant, address.scope.event, address.name)
