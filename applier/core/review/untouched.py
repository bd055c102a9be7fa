"""Who lies below an edited line and sees no difference, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from applier.core.cause import Cause, Edit, Keys, Layer, layer_of
from applier.core.fields import ABSENT
from applier.core.review.leaves import Leaf, leaves_of
from compiler.core.snapshot import ScopeKey, Snapshot
from schemas.descent import FLOORS
from schemas.registry import SECTIONS
from schemas.shape import Leaf as LeafShape
from schemas.shape import along
from schemas.values.secret import is_secret


class Why(Enum):
    """Why an event does not follow a line above it."""

    STRICTER = "stricter"
    OWN = "own"
    WITHOUT = "without"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Untouched:
    """Events that do not follow a line, for the same reason."""

    why: Why
    events: tuple[ScopeKey, ...]
    route: Keys
    """A value of the line that the first of them has otherwise."""
    origin: Layer | None
    """The layer it comes from there."""


def untouched(cause: Cause, base: Snapshot, head: Snapshot) -> tuple[Untouched, ...]:
    """Return the events of both sides that the line could reach and does not, one group for each reason."""
    edit = cause.edit
    if not edit.route or edit.layer.scope.event:
        return ()
    affected = frozenset(cause.readers)
    routes = tuple(dict.fromkeys(_said(edit)))
    groups: dict[Why, list[tuple[ScopeKey, Keys, Layer | None]]] = {}
    for event in head.scopes:
        is_below = event.event and edit.layer.scope in event.chain
        if is_below and event in base.scopes and event not in affected:
            why, route, origin = _standing(edit, routes, head, event)
            groups.setdefault(why, []).append((event, route, origin))
    return tuple(_group(why, groups[why]) for why in Why if why in groups)


def _group(why: Why, found: list[tuple[ScopeKey, Keys, Layer | None]]) -> Untouched:
    _, route, origin = found[0]
    return Untouched(why=why, events=tuple(event for event, _, _ in found), route=route, origin=origin)


def _standing(edit: Edit, routes: tuple[Keys, ...], head: Snapshot, event: ScopeKey) -> tuple[Why, Keys, Layer | None]:
    """Tell how an event stands to an edit: by the first value of it that the event has from elsewhere."""
    found = [(route, effective_leaf(head, event, route)) for route in routes]
    for route, leaf in found:
        origin = deepest(leaf, event)
        if origin is not None and origin != edit.layer:
            return Why.STRICTER if is_floor(route) else Why.OWN, route, origin
    if found and all(leaf is None for _, leaf in found):
        return Why.WITHOUT, edit.route, None
    return Why.SAME, edit.route, None


def _said(edit: Edit) -> Iterator[Keys]:
    for value in (edit.after, edit.before):
        if value is not ABSENT:
            yield from _leaves(edit.route, value)


def _leaves(route: Keys, value: object) -> Iterator[Keys]:
    if isinstance(value, dict) and value and not is_secret(value):
        for key, inside in value.items():
            yield from _leaves((*route, key), inside)
    else:
        yield route


def effective_leaf(snapshot: Snapshot, reader: ScopeKey, route: Keys) -> Leaf | None:
    """Return what a reader sees at a route, which may end in its entry or in a single value; None for nothing."""
    depth = SECTIONS[route[0]].depth + 1
    name, inside = ".".join(route[:depth]), route[depth:]
    for place in reversed(reader.chain):
        if name in snapshot.scopes.get(place, {}):
            return leaves_of(snapshot, place, name).get(inside)
    return None


def deepest(leaf: Leaf | None, reader: ScopeKey) -> Layer | None:
    """Return the deepest layer a value comes from."""
    layers = (layer_of(level, reader) for level in leaf.levels) if leaf is not None else ()
    return max(layers, key=lambda layer: layer.rank, default=None)


def is_floor(route: Keys) -> bool:
    """Tell whether the strictest value of all layers holds at a route."""
    shape = along(SECTIONS[route[0]].shape, route[1:])
    return isinstance(shape, LeafShape) and isinstance(shape.descent, FLOORS)
