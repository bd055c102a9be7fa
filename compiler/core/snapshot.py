"""What a compile yields: every entry of every scope, resolved, as canonical JSON with its digests.

A snapshot is sparse. An entry stands in every scope whose layers say something about it and nowhere
else; reading an event is taking, for each name, the deepest scope that has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class ScopeKey(NamedTuple):
    """A place where entries live: `('', '')` the platform, `(t, '')` a tenant, `(t, e)` an event."""

    tenant: str
    event: str

    def __str__(self) -> str:
        """The scope as it stands in an address: `platform`, `rosewood`, `rosewood/anna-ben`."""
        if not self.tenant:
            return "platform"
        return f"{self.tenant}/{self.event}" if self.event else self.tenant

    @property
    def chain(self) -> tuple[ScopeKey, ...]:
        """This scope and the ones it inherits from, the widest first."""
        if not self.tenant:
            return (self,)
        if not self.event:
            return (PLATFORM, self)
        return (PLATFORM, ScopeKey(self.tenant, ""), self)


PLATFORM = ScopeKey("", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One resolved entry of one scope."""

    content: bytes | None
    """Canonical JSON (RFC 8785) of the value; None for a tombstone: something removed here."""
    content_digest: str
    """sha256 of the content, in hexadecimal; empty for a tombstone."""
    layers: bytes
    """Canonical JSON: the layer of every leaf, as a name where a whole map comes from one layer."""
    layers_digest: str
    """sha256 of the layers: the provenance digest."""
    id: str | None = None
    """The id its layer asks for, if it does."""
    moved: tuple[str, ...] = ()
    """Addresses it had before."""

    @property
    def is_tombstone(self) -> bool:
        """Whether the entry is removed in its scope."""
        return self.content is None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All entries of one environment, by scope and name; every scope is there, even an empty one."""

    environment: str
    """The environment whose patches are in it; empty for the base, which has none."""
    scopes: Mapping[ScopeKey, Mapping[str, Entry]]
    """Sorted by scope, then by the entry's name (`providers.twilio-sms`, `brand`)."""

    def effective(self, scope: ScopeKey) -> dict[str, tuple[ScopeKey, Entry]]:
        """Return what a reader in this scope sees: for each name the deepest entry, tombstones left out."""
        seen: dict[str, tuple[ScopeKey, Entry]] = {}
        for place in scope.chain:
            for name, entry in self.scopes.get(place, {}).items():
                seen[name] = (place, entry)
        return {name: found for name, found in sorted(seen.items()) if not found[1].is_tombstone}
