"""Reads inventories: digests of everything that is there, live or as of a release, and no bodies."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, select

from applier.adapters.releases import last_release, release_numbered
from applier.adapters.tables import OPEN, config_entries
from applier.core.address import joined
from applier.core.inventory import NOTHING, AtRelease, Inventory, Pair
from compiler.core.snapshot import ScopeKey


def read_inventory(connection: Connection, number: int | None) -> Inventory:
    """Return what the last release holds, or that of a number. Raises LookupError where there is no such release."""
    release = last_release(connection) if number is None else release_numbered(connection, number)
    if release is None:
        return NOTHING
    entries = config_entries.c
    query = select(
        entries.tenant_key,
        entries.event_key,
        entries.section,
        entries.name,
        entries.content_digest,
        entries.layers_digest,
    )
    if number is None:
        query = query.where(entries.to_release == OPEN)
    else:
        query = query.where(entries.from_release <= number, entries.to_release > number)
    scopes: dict[tuple[str, str], dict[str, Pair]] = {}
    # From the cursor itself: SQLAlchemy's rows cost twice what the database takes to answer.
    rows: Any = connection.execute(query).cursor
    for tenant, event, section, name, content, layers in rows:
        scopes.setdefault((tenant, event), {})[joined(section, name)] = (content, layers)
    return Inventory(
        side=AtRelease(number=release.number),
        scopes=MappingProxyType({ScopeKey(*scope): found for scope, found in scopes.items()}),
        binding=release.warrant.binding,
    )
