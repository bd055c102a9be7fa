"""PostgreSQL's own ways: an advisory lock that dies with its transaction, arrays, and COPY."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, cast

import psycopg
from sqlalchemy import ARRAY, Connection, FromClause, Text, func, literal, text, update
from sqlalchemy.exc import OperationalError

from applier.adapters.bulk import Fault
from applier.adapters.tables import OPEN, config_entries
from applier.core.address import Address
from applier.core.failure import LockHeld
from applier.core.steps import Content, Version

_REFUSALS = ("42501", "25006")
"""No privilege; a server that only reads."""
LOCK = 0x62616E6E73  # "banns"
_CONTENT = "COPY config_contents (tenant_key, digest, body) FROM STDIN"
_VERSION = """
COPY config_entries (tenant_key, event_key, section, name, from_release, to_release,
                     content_digest, layers_digest, layers, id) FROM STDIN
"""
_HOLDER = text("""
SELECT coalesce(nullif(activity.application_name, ''), activity.usename, 'somebody') AS holder,
       coalesce(activity.client_hostname, host(activity.client_addr), 'this machine') AS host,
       to_char(activity.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid)
WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
  AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND (held.classid::bigint << 32) + held.objid::bigint = :lock
""")


class Postgresql:
    """Writes to PostgreSQL."""

    errors = psycopg.Error

    def fault(self, error: BaseException) -> Fault:
        """Count among the outages what the driver calls a program's mistake and the person can mend."""
        if isinstance(error, psycopg.Error) and error.sqlstate in _REFUSALS:
            return Fault.OUTAGE
        return Fault.OUTAGE if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else Fault.BUG

    def lock(self, connection: Connection, who: str, seconds: float) -> None:
        """Take the lock of this database's applies. Raises LockHeld, saying who has it."""
        connection.execute(select_config("application_name", f"banns apply by {who}"[:63]))
        if connection.scalar(func.pg_try_advisory_xact_lock(LOCK).select()):
            return
        if not (seconds > 0 and self._waited(connection, seconds)):
            holder = connection.execute(_HOLDER, {"lock": LOCK}).first()
            if holder is None:
                raise LockHeld(holder="somebody who has just ended", host="", since="")
            raise LockHeld(holder=holder.holder, host=holder.host, since=holder.since or "")

    def _waited(self, connection: Connection, seconds: float) -> bool:
        try:
            with connection.begin_nested():
                connection.execute(select_config("lock_timeout", f"{max(1, round(seconds * 1000))}ms"))
                connection.execute(func.pg_advisory_xact_lock(LOCK).select())
        except OperationalError as failed:
            if isinstance(failed.orig, psycopg.errors.LockNotAvailable):
                return False
            raise
        return True

    def relation(self, columns: Sequence[str], rows: Collection[Sequence[str]]) -> FromClause:
        """Return rows as one array for each column."""
        arrays = (literal([row[at] for row in rows], ARRAY(Text)) for at in range(len(columns)))
        return func.unnest(*arrays).table_valued(*columns, name="wanted").render_derived()

    def add_contents(self, connection: Connection, contents: Collection[Content]) -> None:
        """Add bodies."""
        with _cursor(connection) as cursor, cursor.copy(_CONTENT) as copy:
            for key, body in contents:
                copy.write_row((*key, body.decode()))

    def open_versions(self, connection: Connection, versions: Collection[Version], release: int) -> None:
        """Add open versions."""
        with _cursor(connection) as cursor, cursor.copy(_VERSION) as copy:
            for address, content, layers, digest, given in versions:
                place = (*address.scope, address.section, address.rest)
                copy.write_row((*place, release, OPEN, content, digest, layers.decode(), given))

    def close_versions(self, connection: Connection, addresses: Collection[Address], release: int) -> int:
        """End open versions."""
        rows = [(*address.scope, address.section, address.rest) for address in addresses]
        wanted = self.relation(("tenant_key", "event_key", "section", "name"), rows).c
        entries = config_entries.c
        statement = update(config_entries).values(to_release=release).where(entries.to_release == OPEN)
        for name in ("tenant_key", "event_key", "section", "name"):
            statement = statement.where(entries[name] == wanted[name])
        return connection.execute(statement).rowcount


def select_config(name: str, value: str) -> Any:
    """Return a statement that sets a parameter until the transaction ends."""
    return func.set_config(name, value, True).select()  # noqa: FBT003 (PostgreSQL's own signature)


def _cursor(connection: Connection) -> psycopg.Cursor[Any]:
    """The driver's own cursor, in the same transaction: SQLAlchemy has no COPY."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection).cursor()
