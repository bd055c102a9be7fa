"""Turns a resolved entry into its final bytes and digests."""

from __future__ import annotations

from functools import lru_cache

from compiler.core.canonical import TOMBSTONE_DIGEST, canonical, digest
from compiler.core.layer.patch import Identity, level_names
from compiler.core.merge.origins import named
from compiler.core.resolve.scope import Resolved
from compiler.core.snapshot import Entry

_NO_PAST = Identity()


def seal(resolved: Resolved, environment: str) -> Entry:
    """Return the entry as it stands in a snapshot."""
    layers, layers_digest = _sealed_origins(resolved, environment)
    past = resolved.identity or _NO_PAST
    if resolved.is_removed:
        return Entry(None, TOMBSTONE_DIGEST, layers, layers_digest, past.id, past.moved)
    # orjson hands out a buffer that is larger than its text; the copy gives the rest back.
    content = bytes(memoryview(canonical(resolved.value)))
    return Entry(content, digest(content), layers, layers_digest, past.id, past.moved)


def _sealed_origins(resolved: Resolved, environment: str) -> tuple[bytes, str]:
    if isinstance(resolved.origins, int):
        return _whole(resolved.origins, environment)
    layers = canonical(named(resolved.origins, level_names(environment)))
    return bytes(memoryview(layers)), digest(layers)


@lru_cache(maxsize=64)
def _whole(level: int, environment: str) -> tuple[bytes, str]:
    layers = canonical(level_names(environment)[level])
    return layers, digest(layers)
