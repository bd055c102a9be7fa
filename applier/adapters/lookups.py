"""Looks up many rows at once by their keys: bodies, and the past of addresses and ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, FromClause, Row, Select, Text, and_, cast, select

from applier.adapters.bulk import Bulk
from applier.adapters.tables import OPEN, config_contents, config_entries
from applier.core.address import Address, joined
from applier.core.identity import Given
from applier.core.inventory import ContentKey
from compiler.core.canonical import canonical
from compiler.core.snapshot import ScopeKey

_KEY = ("tenant_key", "event_key", "section", "name")


def read_bodies(connection: Connection, bulk: Bulk, keys: Collection[ContentKey]) -> Mapping[ContentKey, bytes]:
    """Return the bodies that are there, as canonical JSON again: jsonb keeps no order of keys."""
    contents = config_contents.c
    wanted = bulk.relation(("tenant_key", "digest"), keys)
    query = select(contents.tenant_key, contents.digest, cast(contents.body, Text)).select_from(
        wanted.join(
            config_contents,
            and_(contents.tenant_key == wanted.c.tenant_key, contents.digest == wanted.c.digest),
        )
    )
    return {
        ContentKey(tenant, digest): canonical(orjson.loads(body)) for tenant, digest, body in connection.execute(query)
    }


def known_contents(connection: Connection, bulk: Bulk, keys: Collection[ContentKey]) -> frozenset[ContentKey]:
    """Return which of these bodies the database has."""
    contents = config_contents.c
    wanted = bulk.relation(("tenant_key", "digest"), keys)
    there = and_(contents.tenant_key == wanted.c.tenant_key, contents.digest == wanted.c.digest)
    query = select(contents.tenant_key, contents.digest).select_from(wanted.join(config_contents, there))
    return frozenset(ContentKey(*row) for row in connection.execute(query))


def last_at(connection: Connection, bulk: Bulk, addresses: Collection[Address]) -> Mapping[Address, Given]:
    """Return who was last at each of these addresses."""
    rows = [(*address.scope, address.section, address.rest) for address in addresses]
    wanted = bulk.relation(_KEY, rows)
    here = and_(*(config_entries.c[name] == wanted.c[name] for name in _KEY))
    found = _given(connection, wanted.join(config_entries, here))
    return {given.address: given for given in found}


def holders(connection: Connection, bulk: Bulk, ids: Collection[str]) -> Mapping[str, Given]:
    """Return who had each of these ids last."""
    wanted = bulk.relation(("id",), [(each,) for each in ids])
    found = _given(connection, wanted.join(config_entries, config_entries.c.id == wanted.c.id))
    return {given.id: given for given in found}


def _given(connection: Connection, source: FromClause) -> Iterable[Given]:
    """Read versions, the last ones last, so that in a map they stay."""
    entries = config_entries.c
    query: Select[Any] = (
        select(entries.id, *(entries[name] for name in _KEY), entries.to_release)
        .select_from(source)
        .order_by(entries.to_release, entries.from_release)
    )
    return (_one(row) for row in connection.execute(query))


def _one(row: Row[Any]) -> Given:
    address = Address(ScopeKey(row.tenant_key, row.event_key), joined(row.section, row.name))
    return Given(row.id, address, is_open=row.to_release == OPEN)
