"""Small snapshots, built from plain values: the input of every test here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from applier.service import Binding, Warrant
from compiler.core.address import parse_scope
from compiler.core.canonical import TOMBSTONE_DIGEST, canonical, digest
from compiler.core.snapshot import Entry, ScopeKey, Snapshot

REMOVED = object()
"""Stands for a tombstone."""

BINDING = Binding(repository="example", environment="")
NOON = datetime(2027, 1, 2, 12, 0, tzinfo=UTC)


def entry(value: Any, layers: Any = "tenant", *, id: str | None = None, moved: tuple[str, ...] = ()) -> Entry:  # noqa: A002
    """An entry with this value, or a tombstone."""
    content = None if value is REMOVED else canonical(value)
    layered = canonical(layers)
    return Entry(
        content=content,
        content_digest=digest(content) if content is not None else TOMBSTONE_DIGEST,
        layers=layered,
        layers_digest=digest(layered),
        id=id,
        moved=moved,
    )


def tree(scopes: Mapping[str, Mapping[str, Any]], environment: str = "") -> Snapshot:
    """A snapshot from `{"rosewood/anna-ben": {"brand": {…}}}`; values may be entries already."""
    named: dict[ScopeKey, Mapping[str, Entry]] = {parse_scope("platform"): MappingProxyType({})}
    for place, values in scopes.items():
        found = {name: each if isinstance(each, Entry) else entry(each) for name, each in sorted(values.items())}
        named[parse_scope(place)] = MappingProxyType(found)
    return Snapshot(environment=environment, scopes=MappingProxyType(dict(sorted(named.items()))))


def plain(head: Snapshot) -> dict[str, dict[str, Any]]:
    """What `tree` makes the same snapshot from again, to be changed first."""
    return {str(scope): dict(entries) for scope, entries in head.scopes.items()}


def warrant(commit: str = "", who: str = "ada", binding: Binding = BINDING) -> Warrant:
    """On Ada's word, at noon."""
    return Warrant(binding=binding, commit=commit, who=who, at=NOON, compiler_version="0.1.0", schema_version="1")
