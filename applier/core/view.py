"""What an event, a tenant or the platform reads: its effective view as of its pointer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from applier.core.address import own_entry
from compiler.core.snapshot import ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry:
    """One entry as a reader finds it."""

    scope: ScopeKey
    """Where it stands: the reader's own scope or a wider one."""
    id: str
    content: bytes
    """Canonical JSON of the value."""
    content_digest: str
    layers: bytes
    """Canonical JSON: the layer of every leaf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveView:
    """Everything one reader sees, out of one release."""

    reader: ScopeKey
    release: int | None
    """The release it reads as of; None where nothing has been applied."""
    entries: Mapping[str, ReadEntry]
    """By name, sorted."""

    @property
    def is_there(self) -> bool:
        """Whether the reader itself is live: a misspelt or retired event sees its tenant's view, and is not there."""
        return own_entry(self.reader) in self.entries
