"""Performs steps, one statement each, inside the transaction it is given."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import Connection, delete, insert

from applier.adapters import releases
from applier.adapters.bulk import Bulk
from applier.adapters.tables import config_pointers
from applier.core.steps import CloseVersions, MovePointer, OpenVersions, RecordRelease, Step, StoreContents


def perform(connection: Connection, bulk: Bulk, step: Step) -> None:
    """Do what one step says. Raises RuntimeError where the database is not what the plan was made from."""
    match step:
        case RecordRelease(release=release):
            releases.record(connection, release)
        case StoreContents(contents=contents):
            bulk.add_contents(connection, contents)
        case CloseVersions(addresses=addresses, release=number):
            closed = bulk.close_versions(connection, addresses, number)
            if closed != len(addresses):
                raise RuntimeError(f"{len(addresses)} versions were to be closed and {closed} were open")
        case OpenVersions(versions=versions, release=number):
            bulk.open_versions(connection, versions, number)
        case MovePointer():
            _move_pointer(connection, step)
        case _:
            assert_never(step)


def _move_pointer(connection: Connection, step: MovePointer) -> None:
    tenant, event = step.scope
    pointers = config_pointers.c
    connection.execute(delete(config_pointers).where(pointers.tenant_key == tenant, pointers.event_key == event))
    connection.execute(insert(config_pointers).values(tenant_key=tenant, event_key=event, release=step.release))
