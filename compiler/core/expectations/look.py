"""Looks at a scope's effective view: the value at an address, where it comes from, and which lines said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from compiler.core.layer.patch import Patch
from compiler.core.merge.merge import ABSENT
from compiler.core.merge.origins import Origins, origin_at
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from compiler.core.snapshot import ScopeKey
from schemas.registry import SECTIONS
from schemas.values.secret import is_secret

Line = tuple[ScopeKey, str, Route]
"""A line of the settings: the scope and the environment of the layer that says it, and its route."""


@dataclass(slots=True)
class Looked:
    """The lines and entries that expectations have looked at."""

    lines: set[Line] = field(default_factory=set)
    entries: set[Line] = field(default_factory=set)


@dataclass(slots=True)
class Look:
    """Looks at one view and notes what was looked at."""

    view: View
    looked: Looked

    def value(self, route: tuple[str, ...]) -> Any:
        """Return the value at an address inside the view, or `ABSENT`; what decides it has been looked at."""
        depth = SECTIONS[route[0]].depth + 1
        entries = self._entries(route[:depth])
        for entry in entries:
            self._note(entry, route[depth:])
        if not entries:
            self._note_removal(route)
            return ABSENT
        if len(route) < depth:
            return _nested(entries, len(route))
        found = _inside(entries[0].value, route[depth:])
        if found is ABSENT:
            self._note_removal(route)
        return found

    def entry(self, name: str) -> Resolved | None:
        """Return an entry that is there, noting that it was looked at but none of its values."""
        found = self.view.find(name)
        if found is not None:
            for _, level in _levels(found.value, found.origins, ()):
                patch = self.view.scope.patch_at(level)
                if patch is not None:
                    self._note_entry(patch, tuple(name.split(".")))
        return found

    def origins(self, route: tuple[str, ...]) -> dict[str, tuple[Spot | Place, Route]]:
        """Return the layers that the values at an address come from, each with the first of its lines."""
        found: dict[str, tuple[Spot | Place, Route]] = {}
        depth = SECTIONS[route[0]].depth + 1
        for entry in self._entries(route[:depth]):
            above = tuple(entry.name.split("."))
            value, origins = _inside(entry.value, route[depth:]), _origins_at(entry.origins, route[depth:])
            if value is ABSENT:
                continue
            for inside, level in _levels(value, origins, route[depth:]):
                patch = self.view.scope.patch_at(level)
                if patch is not None:
                    full = (*above, *inside)
                    found.setdefault(patch.level.name, (patch.spot(full), full))
        return found

    def said(self, route: Route) -> tuple[str, Spot] | None:
        """Return the layer that a value comes from, or that removes it, and where."""
        depth = SECTIONS[str(route[0])].depth + 1
        entry = self.view.scope.find(".".join(map(str, route[:depth])))
        if entry is not None and not entry.is_removed and _inside(entry.value, route[depth:]) is not ABSENT:
            patch = self.view.scope.patch_at(origin_at(entry.origins, route[depth:]))
            return (patch.level.name, patch.spot(route)) if patch is not None else None
        removal = self._removal(route)
        return (removal[0].level.name, removal[0].spot(removal[1])) if removal is not None else None

    def is_broken(self, route: tuple[str, ...]) -> bool:
        """Tell whether something at an address was left out because it was wrong."""
        depth = SECTIONS[route[0]].depth + 1
        return self.view.scope.is_broken(".".join(route[:depth]), route[depth:])

    def _entries(self, route: tuple[str, ...]) -> list[Resolved]:
        """Return the entries with this route, or below it."""
        if len(route) == SECTIONS[route[0]].depth + 1:
            found = self.view.find(".".join(route))
            return [found] if found is not None else []
        prefix = ".".join(route) + "."
        return [entry for name, entry in sorted(self.view.section(route[0]).items()) if name.startswith(prefix)]

    def _note(self, entry: Resolved, inside: Route) -> None:
        name = tuple(entry.name.split("."))
        value = _inside(entry.value, inside)
        if value is ABSENT:
            return
        for leaf, level in _levels(value, _origins_at(entry.origins, inside), inside):
            patch = self.view.scope.patch_at(level)
            if patch is not None:
                self._note_entry(patch, name)
                self.looked.lines.add((patch.key, patch.level.environment, (*name, *leaf)))

    def _note_entry(self, patch: Patch, name: Route) -> None:
        self.looked.entries.add((patch.key, patch.level.environment, name))

    def _note_removal(self, route: Route) -> None:
        removal = self._removal(route)
        if removal is not None:
            patch, at = removal
            self._note_entry(patch, at[: SECTIONS[str(at[0])].depth + 1])
            self.looked.lines.add((patch.key, patch.level.environment, at))

    def _removal(self, route: Route) -> tuple[Patch, Route] | None:
        """Return the narrowest layer with a null at a route or above it, and where the null stands."""
        for scope in self.view.scope.chain():
            for patch in reversed(scope.patches):
                at = _null_in(patch.tree, route)
                if at is not None:
                    return patch, at
        return None


def leaves(node: Any, route: Route) -> Iterator[Route]:
    """Yield the routes of all values that are replaced whole, nulls too."""
    if type(node) is dict and node and not is_secret(node):
        for key, inside in node.items():
            yield from leaves(inside, (*route, key))
    else:
        yield route


def _levels(value: Any, origins: Origins, route: Route) -> Iterator[tuple[Route, int]]:
    """Yield each value that is replaced whole with the levels it comes from."""
    if type(value) is dict and value and not is_secret(value):
        for key, inside in value.items():
            below = origins[key] if type(origins) is dict else origins
            yield from _levels(inside, below, (*route, key))
    elif type(origins) is tuple:
        yield from ((route, level) for level in sorted(set(origins)))
    else:
        yield route, origin_at(origins, ())


def _origins_at(origins: Origins, route: Route) -> Origins:
    for key in route:
        if type(origins) is dict and key in origins:
            origins = origins[str(key)]
    return origins


def _inside(node: Any, route: Route) -> Any:
    for key in route:
        if type(node) is not dict or key not in node:
            return ABSENT
        node = node[key]
    return node


def _nested(entries: list[Resolved], depth: int) -> dict[str, Any]:
    """Return entries as a tree below the route they share."""
    tree: dict[str, Any] = {}
    for entry in entries:
        *way, last = entry.name.split(".")[depth:]
        node = tree
        for key in way:
            node = node.setdefault(key, {})
        node[last] = entry.value
    return tree


def _null_in(node: Any, route: Route) -> Route | None:
    for depth, key in enumerate(route):
        if type(node) is not dict or key not in node:
            return None
        node = node[key]
        if node is None:
            return route[: depth + 1]
    return None
