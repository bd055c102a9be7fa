"""SQLite's own ways: the file's lock, rows handed over as JSON, many rows with one prepared statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from typing import cast

import orjson
from sqlalchemy import Connection, FromClause, func, literal, select

from applier.adapters.bulk import Fault
from applier.adapters.tables import OPEN
from applier.core.address import Address
from applier.core.steps import Content, Version

_CONTENT = "INSERT INTO config_contents (tenant_key, digest, body) VALUES (?, ?, ?)"
_VERSION = """
INSERT INTO config_entries (tenant_key, event_key, section, name, from_release, to_release,
                            content_digest, layers_digest, layers, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CLOSE = """
UPDATE config_entries SET to_release = ?
WHERE tenant_key = ? AND event_key = ? AND section = ? AND name = ? AND to_release = ?
"""


class Sqlite:
    """Writes to SQLite."""

    errors = sqlite3.Error

    def fault(self, error: BaseException) -> Fault:
        """Go by SQLite's own code: its driver calls a mistyped statement and a full disk the same."""
        code: str = getattr(error, "sqlite_errorname", "")  # the driver's own mistakes have none
        if code.startswith("SQLITE_BUSY"):
            return Fault.BUSY
        return Fault.BUG if code in ("", "SQLITE_ERROR") or code.startswith("SQLITE_CONSTRAINT") else Fault.OUTAGE

    def lock(self, connection: Connection, who: str, seconds: float) -> None:
        """Do nothing: BEGIN IMMEDIATE has taken the file's one lock, and waited for it."""

    def relation(self, columns: Sequence[str], rows: Collection[Sequence[str]]) -> FromClause:
        """Return rows as the parts of one JSON text: SQLite takes no arrays."""
        each = func.json_each(literal(orjson.dumps([list(row) for row in rows]).decode())).table_valued("value")
        parts = (func.json_extract(each.c.value, f"$[{at}]").label(name) for at, name in enumerate(columns))
        return select(*parts).subquery("wanted")

    def add_contents(self, connection: Connection, contents: Collection[Content]) -> None:
        """Add bodies as JSON text."""
        _driver(connection).executemany(_CONTENT, ((*key, body.decode()) for key, body in contents))

    def open_versions(self, connection: Connection, versions: Collection[Version], release: int) -> None:
        """Add open versions."""
        rows = (
            (*address.scope, address.section, address.rest, release, OPEN, content, digest, layers.decode(), given)
            for address, content, layers, digest, given in versions
        )
        _driver(connection).executemany(_VERSION, rows)

    def close_versions(self, connection: Connection, addresses: Collection[Address], release: int) -> int:
        """End open versions."""
        rows = ((release, *address.scope, address.section, address.rest, OPEN) for address in addresses)
        return _driver(connection).executemany(_CLOSE, rows).rowcount


def _driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in the same transaction: SQLAlchemy would have all rows in a list first."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)
