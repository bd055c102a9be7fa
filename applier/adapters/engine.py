"""Engines for the two databases, and what each needs to be told once for every connection."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from applier.core.failure import Unavailable

_UNREADABLE = "the database's address cannot be read: write sqlite:///FILE or postgresql://USER@HOST/NAME"
WRITING = "banns_writing"
"""Execution option of a connection that is going to write: SQLite takes its lock at once."""


def parsed_url(text: str) -> URL:
    """Read an address; `postgres://` and `postgresql://` mean psycopg. Raises Unavailable for other databases."""
    try:
        url = make_url(text)
    except (ValueError, ArgumentError):
        raise Unavailable(_UNREADABLE) from None  # what was raised repeats parts of the address
    if url.get_backend_name() in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise Unavailable(f"{url.get_backend_name()} is not spoken here: use PostgreSQL or SQLite")
    return url


def missing_file(url: URL) -> bool:
    """Whether this names an SQLite file that is not there, which connecting would create."""
    named = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return named and not Path(str(url.database)).exists()


def make_engine(url: URL) -> Engine:
    """Return an engine that keeps no connection: a command makes one or two and ends."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, poolclass=NullPool)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, poolclass=NullPool)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own idea of when a transaction begins would leave CREATE TABLE outside of it.
    connection.isolation_level = None


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
