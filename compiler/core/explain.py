"""Explains a value: what it is, which layer's line won, and what every other layer said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from compiler.core.address import Address, BadAddress
from compiler.core.addressed import due_at, field_at, nearest_address
from compiler.core.layer.gather import bodies_of, gather
from compiler.core.layer.layout import Layout
from compiler.core.layer.patch import Identity, Patch
from compiler.core.locator import Locator
from compiler.core.merge.floor import Held
from compiler.core.merge.origins import Origins, origin_at
from compiler.core.nearest import did_you_mean
from compiler.core.place import Place, Route
from compiler.core.resolve.scope import Resolved, ScopeEntries, resolve
from compiler.core.resolve.verdict import scope_of
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.strictness import Strictness, strictness
from schemas.values.secret import is_secret

_NO_PAST = Identity()


class Part(Enum):
    """What came of what a layer said."""

    WINS = "wins"
    OVERRIDDEN = "overridden"
    REMOVES = "removes"
    LOOSER = "looser than the floor, not in force"
    INCOMPARABLE = "neither stricter nor looser than the floor, not in force"
    REPEATS = "says what holds already"
    KEPT = "removes nothing: a floor stays in force"
    ADDED_TO = "added to below"
    DROPPED = "dropped: a layer below made the map something else"


@dataclass(frozen=True, slots=True)
class Said:
    """What one layer says about a value."""

    layer: str
    place: Place
    value: Any
    """The value, or None where the layer removes it."""
    part: Part


@dataclass(frozen=True, slots=True)
class Explained:
    """One value: what it is in the scope, and who said what, the widest layer first."""

    route: tuple[str, ...]
    is_set: bool
    value: Any
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an address holds: one value, or every value of an entry or section."""

    address: Address
    environment: str
    values: tuple[Explained, ...]
    may_be_said_in: tuple[str, ...]
    """Scopes whose layers may say it, for a value that nobody set."""
    due: Scope | None
    """From which scope it is demanded, if it is."""
    nearest: str | None = None
    """The address that may be meant, where a name stands in no layer."""


class NoSuchScope(BadAddress):
    """The tree has no such tenant or event."""


def explain(tree: Tree, layout: Layout, address: Address, environment: str) -> Explanation:
    """Explain an address. Raises `BadAddress` where the schema or the tree has nothing of that name."""
    known_scope(layout, address.scope)
    field_ = field_at(address)
    scope = resolve_chain(tree, layout, address.scope, environment)
    locator = Locator(tree)
    if field_ is not None and field_.own:
        values: tuple[Explained, ...] = (_own_field(scope, address.route, locator),)
    else:
        values = tuple(_explained(scope, route, locator) for route in _routes(scope, address.route))
    owners = SECTIONS[address.route[0]].owners
    only = field_.only if field_ is not None else None
    may = tuple(
        str(wider.key)
        for wider in scope.chain()
        if scope_of(wider) in owners and (only is None or scope_of(wider) is only)
    )
    return Explanation(address, environment, values, may, due_at(scope, address), nearest_address(scope, address))


def resolve_chain(tree: Tree, layout: Layout, key: ScopeKey, environment: str) -> ScopeEntries:
    """Resolve one scope and the ones it inherits from, reading no other layer."""
    scope: ScopeEntries | None = None
    for wider in key.chain:
        owned = [other for other in layout.layers if other.tenant == wider.tenant]
        bodies = bodies_of(tree, layout, owned, environment)
        scope = resolve(wider, gather(tree, layout, wider, environment, bodies)[0], scope)
    if scope is None:
        raise NoSuchScope(str(key))
    return scope


def known_scope(layout: Layout, scope: ScopeKey) -> None:
    """Raise `NoSuchScope`, with the nearest name, where the tree has no such tenant or event."""
    if scope in layout.layers:
        return
    if scope.event and ScopeKey(scope.tenant, "") in layout.layers:
        events = [key.event for key in layout.layers if key.tenant == scope.tenant and key.event]
        raise NoSuchScope(f"{scope.tenant} has no event `{scope.event}`. {did_you_mean(scope.event, events)}")
    tenants = [key.tenant for key in layout.layers if key.tenant and not key.event]
    raise NoSuchScope(f"There is no tenant `{scope.tenant}`. {did_you_mean(scope.tenant, tenants)}")


def _routes(scope: ScopeEntries, route: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the routes of all single values at or below a route that any layer speaks of."""
    found: dict[tuple[str, ...], None] = {}
    for wider in scope.chain():
        for patch in wider.patches:
            for leaf in _leaves(patch.tree, ()):
                if leaf[: len(route)] == route:
                    found[leaf] = None
                elif route[: len(leaf)] == leaf and _value_at(patch.tree, leaf) is None:
                    found[route] = None
    # A null above a value is told with the value, where there is one.
    routes = [leaf for leaf in found if not any(other != leaf and other[: len(leaf)] == leaf for other in found)]
    return sorted({_removed_whole(scope, leaf, len(route)) for leaf in routes}) or [route]


def _removed_whole(scope: ScopeEntries, leaf: tuple[str, ...], asked: int) -> tuple[str, ...]:
    """Return an entry's route in place of its values' where the entry is removed whole and was asked about whole."""
    entry, _ = _split(leaf)
    resolved = scope.find(".".join(entry))
    return entry if resolved is not None and resolved.is_removed and asked <= len(entry) <= len(leaf) else leaf


def _leaves(node: Any, route: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if type(node) is dict and node and not is_secret(node):
        for key, inside in node.items():
            yield from _leaves(inside, (*route, key))
    elif route:
        yield route


def _explained(scope: ScopeEntries, route: tuple[str, ...], locator: Locator) -> Explained:
    entry, inside = _split(route)
    resolved = scope.find(".".join(entry))
    is_set, value = _resolved_value(resolved, inside)
    winner = origin_at(resolved.origins, inside) if resolved is not None and is_set else None
    said = []
    for wider in reversed(list(scope.chain())):
        for patch in wider.patches:
            words = _said(patch, route, locator)
            if words is not None:
                place, what = words
                said.append(Said(patch.level.name, place, what, _part(patch, what, winner, resolved, inside)))
    if not is_set and all(each.part is Part.OVERRIDDEN for each in said):
        # Nobody removed it: a layer below has made the map around it another kind of thing.
        said = [replace(each, part=Part.DROPPED) for each in said]
    return Explained(route, is_set, value, tuple(said))


def _split(route: tuple[str, ...]) -> tuple[tuple[str, ...], Route]:
    depth = SECTIONS[route[0]].depth + 1
    return route[:depth], route[depth:]


def _resolved_value(resolved: Resolved | None, inside: Route) -> tuple[bool, Any]:
    if resolved is None or resolved.is_removed:
        return False, None
    node = resolved.value
    for key in inside:
        if type(node) is not dict or key not in node:
            return False, None
        node = node[key]
    return True, node


def _said(patch: Patch, route: tuple[str, ...], locator: Locator) -> tuple[Place, Any] | None:
    """Return where and what a patch says at a route, or where it removes something above it."""
    node: Any = patch.tree
    for depth, key in enumerate(route):
        if type(node) is not dict or key not in node:
            return None
        node = node[key]
        if node is None or depth == len(route) - 1:
            spot = patch.spot(route[: depth + 1])
            found = locator.said(spot)
            return (found[0] if found is not None else locator.place(spot)), node
    return None


def _own_field(scope: ScopeEntries, route: tuple[str, ...], locator: Locator) -> Explained:
    """Explain `id` or `moved`, which stay with the scope whose layers say them."""
    name, key = ".".join(route[:-1]), route[-1]
    said = []
    for patch in scope.patches:
        value = getattr(patch.identities.get(name, _NO_PAST), key)
        if value:
            place = locator.place(patch.spot(route))
            said.append(Said(patch.level.name, place, list(value) if key == "moved" else value, Part.OVERRIDDEN))
    if not said:
        return Explained(route, is_set=False, value=None, said=())
    said[-1] = replace(said[-1], part=Part.WINS)
    return Explained(route, is_set=True, value=said[-1].value, said=tuple(said))


def _part(patch: Patch, what: Any, winner: int | None, resolved: Resolved | None, inside: Route) -> Part:
    level = patch.level.number
    if what is None:
        return Part.KEPT if winner is not None and winner < level else Part.REMOVES
    if level == winner:
        return Part.WINS
    if resolved is None or winner is None:
        return Part.OVERRIDDEN
    held = resolved.floors.get(inside)
    if level > winner:
        return _against(held, what) if held is not None else Part.REPEATS
    added = _origins_at(resolved.origins, inside)
    return Part.ADDED_TO if isinstance(added, tuple) and level in added else Part.OVERRIDDEN


def _against(held: Held, what: Any) -> Part:
    match strictness(held.rule, what, held.value):
        case Strictness.LOOSER:
            return Part.LOOSER
        case Strictness.INCOMPARABLE:
            return Part.INCOMPARABLE
        case _:
            return Part.REPEATS


def _origins_at(origins: Origins, route: Route) -> Origins:
    for key in route:
        if isinstance(origins, dict) and key in origins:
            origins = origins[str(key)]
    return origins


def _value_at(node: Any, route: tuple[str, ...]) -> Any:
    for key in route:
        node = node[key]
    return node
