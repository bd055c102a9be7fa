"""Reads an effective view as of its pointer, with one query that goes in by index for each scope.

Several small ranges are united, rather than one condition over three scopes: no planner then takes it
into its head to read the whole table.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import orjson
from sqlalchemy import Connection, ScalarSelect, Select, Text, and_, cast, func, select, tuple_, union_all

from applier.adapters.tables import config_contents, config_entries, config_pointers
from applier.core.address import joined
from applier.core.view import EffectiveView, ReadEntry
from compiler.core.canonical import canonical
from compiler.core.snapshot import ScopeKey


def read_effective(connection: Connection, reader: ScopeKey) -> EffectiveView:
    """Return what a reader sees; an empty view where nothing has been applied."""
    found: dict[str, ReadEntry] = {}
    release: int | None = None
    for row in connection.execute(effective_query(reader)):
        release = row.release
        if row.body is not None:
            found[joined(row.section, row.name)] = ReadEntry(
                scope=ScopeKey(row.tenant_key, row.event_key),
                id=row.id,
                content=canonical(orjson.loads(row.body)),
                content_digest=row.content_digest,
                layers=row.layers.encode(),
            )
    return EffectiveView(reader=reader, release=release, entries=MappingProxyType(dict(sorted(found.items()))))


def effective_query(reader: ScopeKey) -> Select[Any]:
    """Return the query: the deepest version of every name in the scope and those above, with its body."""
    pointers = config_pointers.c
    pointer = (
        select(pointers.release)
        .where(tuple_(pointers.tenant_key, pointers.event_key).in_([tuple(scope) for scope in reader.chain]))
        .order_by(pointers.tenant_key.desc(), pointers.event_key.desc())
        .limit(1)
        .cte("pointer")
    )
    release = select(pointer.c.release).scalar_subquery()
    versions = union_all(*(_versions(scope, release) for scope in reader.chain)).subquery("versions")
    depth = func.row_number().over(
        partition_by=(versions.c.section, versions.c.name),
        order_by=(versions.c.tenant_key.desc(), versions.c.event_key.desc()),
    )
    ranked = select(versions, depth.label("depth")).subquery("ranked")
    contents = config_contents.c
    body = and_(contents.tenant_key == ranked.c.tenant_key, contents.digest == ranked.c.content_digest)
    return (
        select(release.label("release"), ranked, cast(contents.body, Text).label("body"))
        .select_from(ranked.outerjoin(config_contents, body))
        .where(ranked.c.depth == 1)
    )


def _versions(scope: ScopeKey, release: ScalarSelect[int]) -> Select[Any]:
    entries = config_entries.c
    return select(
        entries.tenant_key,
        entries.event_key,
        entries.section,
        entries.name,
        entries.id,
        entries.content_digest,
        entries.layers,
    ).where(
        entries.tenant_key == scope.tenant,
        entries.event_key == scope.event,
        entries.from_release <= release,
        entries.to_release > release,
    )
