"""Reads an effective view as of its pointer, with one query that goes in by index for each scope.

Several small ranges are united, rather than one condition over three scopes: no planner then takes it
into its head to read the whole table. What is overridden is read too and dropped here: it is little.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import orjson
from sqlalchemy import CompoundSelect, Connection, Row, ScalarSelect, Select, Text, and_, cast, func, select, union_all

from applier.adapters.tables import config_contents, config_entries, config_pointers
from applier.core.address import joined
from applier.core.view import EffectiveView, ReadEntry
from compiler.core.canonical import canonical
from compiler.core.snapshot import ScopeKey


def read_effective(connection: Connection, reader: ScopeKey) -> EffectiveView:
    """Return what a reader sees; an empty view where nothing has been applied."""
    rows = sorted(connection.execute(effective_query(reader)), key=lambda row: (row.tenant_key, row.event_key))
    deepest = {joined(row.section, row.name): row for row in rows}
    entries = {name: _entry(row) for name, row in sorted(deepest.items()) if row.body is not None}
    release = rows[0].release if rows else None
    return EffectiveView(reader=reader, release=release, entries=MappingProxyType(entries))


def _entry(row: Row[Any]) -> ReadEntry:
    return ReadEntry(
        scope=ScopeKey(row.tenant_key, row.event_key),
        id=row.id,
        content=canonical(orjson.loads(row.body)),
        content_digest=row.content_digest,
        layers=row.layers.encode(),
    )


def effective_query(reader: ScopeKey) -> CompoundSelect[Any]:
    """Return the query: every version in the scope and those above as of the reader's pointer, with its body."""
    pointers = (_pointer(scope) for scope in reversed(reader.chain))
    nearest = func.coalesce(*pointers, None)  # never fewer than two, which SQLite insists on
    pointer = select(select(nearest.label("release")).cte("pointer").c.release).scalar_subquery()
    return union_all(*(_versions(scope, pointer) for scope in reader.chain))


def _pointer(scope: ScopeKey) -> ScalarSelect[int]:
    pointers = config_pointers.c
    here = and_(pointers.tenant_key == scope.tenant, pointers.event_key == scope.event)
    return select(pointers.release).where(here).scalar_subquery()


def _versions(scope: ScopeKey, release: ScalarSelect[int]) -> Select[Any]:
    entries, contents = config_entries.c, config_contents.c
    body = and_(contents.tenant_key == entries.tenant_key, contents.digest == entries.content_digest)
    return (
        select(
            release.label("release"),
            entries.tenant_key,
            entries.event_key,
            entries.section,
            entries.name,
            entries.id,
            entries.content_digest,
            entries.layers,
            cast(contents.body, Text).label("body"),
        )
        .select_from(config_entries.outerjoin(config_contents, body))
        .where(
            entries.tenant_key == scope.tenant,
            entries.event_key == scope.event,
            entries.from_release <= release,
            entries.to_release > release,
        )
    )
