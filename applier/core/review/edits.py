"""What the layers of two trees say differently, found without compiling: only layers whose files differ are read.

A comment, another order or another split into files is no edit, because it says nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from applier.core.cause import Edit, Edits, Keys, Layer
from applier.core.fields import ABSENT, same
from applier.core.review.side import Side
from applier.core.review.touched import Touched
from compiler.core.snapshot import ScopeKey
from schemas.values.secret import is_secret

Moved = Mapping[ScopeKey, ScopeKey]
"""New scope → the scope it was."""


def find_edits(base: Side, head: Side, environment: str, moved: Moved, touched: Touched) -> Edits:
    """Return the edits of every layer that counts in an environment."""
    gone = frozenset(moved.values())
    found: dict[Layer, tuple[Edit, ...]] = {}
    for layer in _layers(base, head, environment):
        is_moved_away = layer.scope in gone and layer.scope not in head.layout.layers
        sides = (base.files(layer), head.files(layer))
        if not is_moved_away and (layer.scope in moved or touched.touches(layer, sides)):
            edits = tuple(_edits(base, head, layer, moved))
            if edits:
                found[layer] = edits
    return found


def _layers(base: Side, head: Side, environment: str) -> Iterator[Layer]:
    scopes = sorted(base.layout.layers.keys() | head.layout.layers.keys())
    return (Layer(scope, name) for scope in scopes for name in dict.fromkeys(("", environment)))


def _edits(base: Side, head: Side, layer: Layer, moved: Moved) -> Iterator[Edit]:
    was = Layer(moved.get(layer.scope, layer.scope), layer.environment)
    old, new = base.said(was), head.said(layer)
    is_whole = was != layer or (ABSENT in (old, new) and not layer.environment)
    if is_whole and old is not new:
        yield Edit(layer=layer, route=(), before=old, after=new)
    if was != layer or not is_whole:
        old, new = ({} if said is ABSENT else said for said in (old, new))
        for route, before, after in _differences((), old, new):
            yield Edit(layer=layer, route=route, before=before, after=after)


def _differences(route: Keys, before: Any, after: Any) -> Iterator[tuple[Keys, Any, Any]]:
    if _is_inner(before) and _is_inner(after):
        for key in sorted(before.keys() | after.keys()):
            yield from _differences((*route, key), before.get(key, ABSENT), after.get(key, ABSENT))
    elif not same(before, after):
        yield _narrowed(route, before, after)


def _narrowed(route: Keys, before: Any, after: Any) -> tuple[Keys, Any, Any]:
    """Follow the maps with a single key in what is new or gone, down to what is really said."""
    while (key := _only_key(before, after)) is not None:
        route = (*route, key)
        before = before[key] if before is not ABSENT else ABSENT
        after = after[key] if after is not ABSENT else ABSENT
    return route, before, after


def _only_key(before: Any, after: Any) -> str | None:
    said = after if before is ABSENT else before if after is ABSENT else None
    return str(next(iter(said))) if isinstance(said, dict) and _is_inner(said) and len(said) == 1 else None


def _is_inner(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and not is_secret(value)
