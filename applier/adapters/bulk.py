"""What each database does in its own way; the rest of the adapters is the same for both.

A port, because there are two real implementations: `sqlite` and `postgresql`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Protocol

from sqlalchemy import Connection, FromClause

from applier.core.address import Address
from applier.core.steps import Content, Version


class Fault(Enum):
    """What a driver's exception means to whoever ran the command."""

    BUG = "the statement is wrong"
    BUSY = "somebody else has the lock"
    OUTAGE = "the database is not there, or not as it has to be"


class Bulk(Protocol):
    """Many rows in one statement, inside the connection's transaction."""

    @property
    def errors(self) -> type[Exception]:
        """What the driver raises where it is used without SQLAlchemy."""

    def fault(self, error: BaseException) -> Fault:
        """Tell what an exception of the driver means."""

    def lock(self, connection: Connection, who: str, seconds: float) -> None:
        """Keep every other apply out until the transaction ends. Raises LockHeld after so long."""

    def relation(self, columns: Sequence[str], rows: Collection[Sequence[str]]) -> FromClause:
        """Return rows of text as something to join with."""

    def add_contents(self, connection: Connection, contents: Collection[Content]) -> None:
        """Add bodies that are not there yet."""

    def open_versions(self, connection: Connection, versions: Collection[Version], release: int) -> None:
        """Add open versions that begin with the release."""

    def close_versions(self, connection: Connection, addresses: Collection[Address], release: int) -> int:
        """End the open versions at these addresses; return how many there were."""
