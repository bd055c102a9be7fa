"""Two trees reviewed, and every event's view of both compared without any of our sparseness."""

from __future__ import annotations

from typing import Any

import orjson

from applier.core.fields import same
from applier.core.review.review import Named, Review, review
from compiler.core.snapshot import ScopeKey, Snapshot
from compiler.core.tree import Tree
from schemas.values.secret import is_secret

Difference = tuple[ScopeKey, tuple[str, ...]]


def reviewed(base: Tree, head: Tree, environment: str = "") -> Review:
    """Review two trees."""
    return review(Named(name="base", tree=base), Named(name="head", tree=head), environment)


def leaves_told(found: Review) -> list[Difference]:
    """Every single value that any cause says a reader sees differently, as often as it is said."""
    return sorted(
        (reader, leaf.route)
        for cause in found.causes
        for each in cause.consequences
        for leaf in each.leaves
        for reader in each.effect.reach.readers
        if reader.event
    )


def leaves_differing(found: Review) -> list[Difference]:
    """Every single value that differs between two whole views of an event, or comes from another layer."""
    base, head = (side.compilation.snapshot for side in (found.base, found.head))
    differing = []
    for event in base.scopes.keys() & head.scopes.keys():
        old, new = (_view(snapshot, event) for snapshot in (base, head))
        for route in old.keys() | new.keys() if event.event else ():
            before, after = old.get(route), new.get(route)
            if before is None or after is None or not same(before[0], after[0]) or before[1] != after[1]:
                differing.append((event, route))
    return sorted(differing)


def _view(snapshot: Snapshot, event: ScopeKey) -> dict[tuple[str, ...], tuple[Any, str]]:
    view: dict[tuple[str, ...], tuple[Any, str]] = {}
    for name, (_, entry) in snapshot.effective(event).items():
        _spread(tuple(name.split(".")), orjson.loads(entry.content or b""), orjson.loads(entry.layers), view)
    return view


def _spread(route: tuple[str, ...], value: Any, layers: Any, view: dict[tuple[str, ...], tuple[Any, str]]) -> None:
    if type(value) is dict and value and not is_secret(value):
        for key in value:
            _spread((*route, key), value[key], layers[key] if type(layers) is dict else layers, view)
    else:
        view[route] = (value, repr(layers))
