"""What a change is, with its two faces, each a closed union of values.

*Stored* changes are what apply writes. *Effective* changes are what readers see: events, and also
tenants and the platform, so that a tenant without events still shows its changes. One effective change
stands for all its readers: they read the entry from the same place and see the same before and after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from applier.core.address import Address
from applier.core.inventory import ContentKey, Digests
from compiler.core.snapshot import ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An entry that was not there."""

    address: Address
    after: Digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """An entry whose value or whose layers are others."""

    address: Address
    before: Digests
    after: Digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """An entry that keeps its id at another address."""

    address: Address
    origin: Address
    before: Digests
    after: Digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """An entry that is retired; its versions and its id remain."""

    address: Address
    origin: Address
    """Where it stands in the base: another address where its whole scope has moved."""
    before: Digests


Stored = Opening | Replacement | Transfer | Closing


class Seen(NamedTuple):
    """What a reader sees of an entry, and in which scope it stands."""

    place: ScopeKey
    content: str
    layers: str

    @property
    def body(self) -> ContentKey:
        """Where the value can be read."""
        return ContentKey(self.place.tenant, self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who sees a change: the scope it comes from, the readers there and below, and those it passes by."""

    cause: ScopeKey
    readers: tuple[ScopeKey, ...]
    """Sorted; the cause itself is among them."""
    kept: tuple[ScopeKey, ...] = ()
    """Scopes below the cause with an entry of their own, which stays as it is."""

    @property
    def events(self) -> tuple[ScopeKey, ...]:
        """The readers that are events."""
        return tuple(reader for reader in self.readers if reader.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """Readers see an entry that they did not see."""

    name: str
    after: Seen
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Readers see another value."""

    name: str
    before: Seen
    after: Seen
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Lose:
    """Readers no longer see the entry."""

    name: str
    before: Seen
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Readers see the entry under another address, with the same id; the value may differ too."""

    name: str
    origin: Address
    before: Seen
    after: Seen
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Reattribute:
    """Readers see the same value, said by another layer."""

    name: str
    before: Seen
    after: Seen
    reach: Reach


Effective = Gain | Change | Lose | Move | Reattribute
