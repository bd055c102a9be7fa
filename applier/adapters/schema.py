"""Which revision a database is at, and how it gets to the newest; Alembic is loaded only for the way."""

from __future__ import annotations

from sqlalchemy import Connection, column, inspect, select, table

from applier.core.failure import Unavailable

TABLE = "banns_revision"
"""Not Alembic's usual name: the running side may keep revisions of its own in the same database."""

NEWEST = "0001"
"""The last revision in `migrations`; a test compares."""


def revision(connection: Connection) -> str | None:
    """Return the revision of the database; None where it has no tables of ours."""
    if not inspect(connection).has_table(TABLE):
        return None
    found: str | None = connection.execute(select(column("version_num")).select_from(table(TABLE))).scalar()
    return found


def check_readable(found: str) -> None:
    """Raise Unavailable where the tables are not the ones this version reads."""
    if found != NEWEST:
        newer = found > NEWEST
        way = "update banns" if newer else "run an apply, which brings them up to date"
        raise Unavailable(f"the database's tables are of revision {found}, this banns reads {NEWEST}: {way}")


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest revision, inside the connection's transaction."""
    found = revision(connection)
    if found == NEWEST:
        return
    if found is not None and found > NEWEST:
        check_readable(found)
    from alembic import command  # noqa: PLC0415 (half a second, and needed once in a database's life)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "applier.adapters:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
