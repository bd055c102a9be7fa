"""The three scopes a setting can live in, ordered from the widest to the narrowest."""

from __future__ import annotations

from enum import IntEnum


class Scope(IntEnum):
    """Where an entry lives. A greater scope is narrower and inherits from the lesser ones."""

    PLATFORM = 0
    TENANT = 1
    EVENT = 2

    @property
    def word(self) -> str:
        """The scope as people write it: `platform`, `tenant` or `event`."""
        return self.name.lower()
