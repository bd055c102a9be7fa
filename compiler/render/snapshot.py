"""A snapshot as files: canonical JSON for the platform and for each tenant, and a manifest of digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from compiler.core.canonical import canonical, digest
from compiler.core.snapshot import PLATFORM, Entry, ScopeKey, Snapshot

SNAPSHOT_FORMAT = "banns.snapshot/v1"
MANIFEST_FORMAT = "banns.manifest/v1"
VIEW_FORMAT = "banns.view/v1"


def snapshot_files(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file, the manifest last; the same snapshot gives the same bytes."""
    listed: dict[str, Any] = {}
    events: dict[str, dict[str, Any]] = {}
    for key in snapshot.scopes:
        if key.event:
            events.setdefault(key.tenant, {})[key.event] = {"entries": _entries(snapshot.scopes[key])}
    for key in snapshot.scopes:
        if key.event:
            continue
        document: dict[str, Any] = {
            "format": SNAPSHOT_FORMAT,
            "environment": snapshot.environment,
            "entries": _entries(snapshot.scopes[key]),
        }
        if key != PLATFORM:
            document |= {"tenant": key.tenant, "events": events.pop(key.tenant, {})}
        path = f"tenants/{key.tenant}.json" if key.tenant else "platform.json"
        content = canonical(document)
        listed[path] = digest(content)
        yield path, content
    manifest = {"format": MANIFEST_FORMAT, "environment": snapshot.environment, "files": listed}
    yield "manifest.json", canonical({**manifest, "digest": digest(canonical(manifest))})


def _entries(entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {name: _entry(entry) for name, entry in entries.items()}


def _entry(entry: Entry) -> dict[str, Any]:
    wire: dict[str, Any] = {
        "content": orjson.Fragment(entry.content) if entry.content is not None else None,
        "content_digest": entry.content_digest,
        "layers": orjson.Fragment(entry.layers),
        "layers_digest": entry.layers_digest,
    }
    if entry.id is not None:
        wire["id"] = entry.id
    if entry.moved:
        wire["moved"] = entry.moved
    return wire


def render_view(snapshot: Snapshot, scope: ScopeKey) -> str:
    """Return the effective view of a scope as indented JSON: each entry with the scope it was resolved in."""
    entries = {
        name: {
            "scope": str(place),
            "content": orjson.loads(entry.content or b"null"),
            "content_digest": entry.content_digest,
            "layers": orjson.loads(entry.layers),
        }
        for name, (place, entry) in snapshot.effective(scope).items()
    }
    document = {
        "format": VIEW_FORMAT,
        "scope": str(scope),
        "environment": snapshot.environment,
        "entries": entries,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"
