"""What one side of a plan has: for every address two digests, and no bodies.

An inventory comes from a compiled tree, from a database or from one of its releases. Bodies are read
afterwards, through a lookup that is passed along, and only where digests differ.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from applier.core.address import Address
from applier.core.binding import Binding
from compiler.core.snapshot import ScopeKey, Snapshot


class Digests(NamedTuple):
    """What is known of one entry."""

    content: str
    """sha256 of the value; empty for a tombstone."""
    layers: str
    """sha256 of which layer said what."""


Pair = tuple[str, str]
"""The same as a bare tuple: there are hundreds of thousands, and only the few that differ are given names."""


class ContentKey(NamedTuple):
    """Where a body is kept: contents are shared inside a tenant and never across."""

    tenant: str
    digest: str


Bodies = Callable[[Collection[ContentKey]], Mapping[ContentKey, bytes]]
"""Reads bodies in one go; what cannot be found is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """An empty database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRelease:
    """A database as of one of its releases."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtCommit:
    """A compiled tree; the name is what the person called it: a revision, or a folder."""

    name: str


Side = Nothing | AtRelease | AtCommit


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the layer of an entry asks for its identity."""

    id: str | None
    moved: tuple[str, ...]


Entries = Mapping[str, Pair]
Scopes = Mapping[ScopeKey, Entries]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """One side of a plan."""

    side: Side
    scopes: Scopes
    wishes: Mapping[Address, Wish] = field(default_factory=lambda: MappingProxyType({}))
    binding: Binding | None = None
    """To which configuration the database belongs; None for a tree and for an empty database."""


NOTHING = Inventory(side=Nothing(), scopes=MappingProxyType({}))


def inventory_of(snapshot: Snapshot, name: str) -> Inventory:
    """Take stock of a compiled tree, called by the name a person knows it by."""
    scopes: dict[ScopeKey, Entries] = {}
    wishes: dict[Address, Wish] = {}
    for scope, entries in snapshot.scopes.items():
        found: dict[str, Pair] = {}
        for named, entry in entries.items():
            found[named] = (entry.content_digest, entry.layers_digest)
            if entry.id is not None or entry.moved:
                wishes[Address(scope, named)] = Wish(id=entry.id, moved=entry.moved)
        scopes[scope] = found
    return Inventory(side=AtCommit(name=name), scopes=MappingProxyType(scopes), wishes=MappingProxyType(wishes))


def bodies_of(snapshot: Snapshot) -> Bodies:
    """Return a lookup of bodies in a compiled tree."""

    def read(keys: Collection[ContentKey]) -> Mapping[ContentKey, bytes]:
        wanted = frozenset(keys)
        tenants = {key.tenant for key in wanted}
        return {
            ContentKey(scope.tenant, entry.content_digest): entry.content
            for scope, entries in snapshot.scopes.items()
            if scope.tenant in tenants
            for entry in entries.values()
            if entry.content is not None and (scope.tenant, entry.content_digest) in wanted
        }

    return read
