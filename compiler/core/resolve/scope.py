"""Resolves the entries that a scope's own layers speak of, over what the scope inherits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from compiler.core.layer.patch import EntryPatch, Identity, Patch
from compiler.core.merge.floor import Complaint, Held, Wrong
from compiler.core.merge.merge import ABSENT, Merging, merge
from compiler.core.merge.origins import Origins
from compiler.core.place import Route
from compiler.core.snapshot import ScopeKey
from schemas.descent import FLOORS
from schemas.registry import SECTIONS, due_entries, entry_shape
from schemas.shape import Collection, Leaf, Shape, along

_EMPTY: Mapping[Route, Held] = {}


@dataclass(frozen=True, slots=True)
class Resolved:
    """An entry in one scope: its value (or `ABSENT` where it is removed), origins and floors."""

    name: str
    shape: Shape
    value: Any
    origins: Origins
    floors: Mapping[Route, Held] = field(default_factory=dict)
    identity: Identity | None = None

    @property
    def is_removed(self) -> bool:
        """Whether it is a tombstone."""
        return self.value is ABSENT


@dataclass(frozen=True, slots=True)
class Complained:
    """A complaint of the merge, with the entry and the patch it was made in."""

    entry: EntryPatch
    patch: Patch
    complaint: Complaint
    known: tuple[str, ...] = ()
    """Names that could have been meant, where an environment patches what does not exist."""


@dataclass(slots=True)
class ScopeEntries:
    """A scope with its own entries and the chain it inherits from."""

    key: ScopeKey
    parent: ScopeEntries | None
    patches: tuple[Patch, ...]
    """Its own layers: the layer itself, then the environment's."""
    own: dict[str, Resolved] = field(default_factory=dict)
    complaints: list[Complained] = field(default_factory=list)
    _sections: frozenset[str] | None = None
    _broken: tuple[frozenset[Route], frozenset[Route]] | None = None
    """Routes where something was left out, and all routes above them; asked for once everything is read."""

    _whole: bool | None = None
    is_unfit: bool = False
    """Whether an entry to be seen here is not what the full model asks for; known once they are judged."""
    is_waiting: bool = False
    """Whether one of its own entries still lacks what is only due in a narrower scope."""

    def is_sound(self) -> bool:
        """Tell whether every entry to be seen from here, its own and inherited, is what its model says."""
        return self.is_whole() and not any(scope.is_unfit for scope in self.chain())

    def is_whole(self) -> bool:
        """Tell whether nothing at all was left out, here or above: as a rule, and then there is nothing to look for."""
        if self._whole is None:
            above = self.parent is None or self.parent.is_whole()
            self._whole = above and not any(patch.broken for patch in self.patches)
        return self._whole

    def find(self, name: str) -> Resolved | None:
        """Return an entry as this scope sees it: its own, else the nearest inherited one."""
        scope: ScopeEntries | None = self
        while scope is not None:
            found = scope.own.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None

    def sections(self) -> frozenset[str]:
        """Return the sections its own layers speak of; asked for once everything is resolved."""
        if self._sections is None:
            self._sections = frozenset(name.split(".", 1)[0] for name in self.own)
        return self._sections

    def chain(self) -> Iterable[ScopeEntries]:
        """Yield this scope, then the wider ones."""
        scope: ScopeEntries | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def names(self) -> set[str]:
        """Return the names of every entry that is there, tombstones included."""
        return {name for scope in self.chain() for name in scope.own}

    def patch_at(self, level: int) -> Patch | None:
        """Return the patch of a level, from this scope or a wider one."""
        return next((patch for scope in self.chain() for patch in scope.patches if patch.level.number == level), None)

    def is_broken(self, name: str, inside: Route = ()) -> bool:
        """Tell whether something at a route of an entry was left out because it was wrong, here or above."""
        if self.is_whole():
            return False
        route = (*name.split("."), *inside)
        return any(scope._breaks(route) for scope in self.chain())  # noqa: SLF001 - its own kind

    def _breaks(self, route: Route) -> bool:
        """Tell whether this scope's own layers left out something at a route, above it or below it."""
        if self._broken is None:
            at = frozenset(broken for patch in self.patches for broken in patch.broken)
            self._broken = at, frozenset(broken[:depth] for broken in at for depth in range(len(broken)))
        at, above = self._broken
        return bool(at) and (route in above or any(route[:depth] in at for depth in range(len(route) + 1)))


def resolve(key: ScopeKey, patches: tuple[Patch, ...], parent: ScopeEntries | None) -> ScopeEntries:
    """Apply a scope's own layers to what it inherits."""
    scope = ScopeEntries(key, parent, patches)
    for patch in patches:
        for removal in patch.removals:
            _remove_below(scope, patch, removal)
        for entry in patch.entries:
            found = scope.find(entry.name)
            makes_anew = (found is None or found.is_removed) and entry.value is not None
            if makes_anew and patch.level.number % 2 and is_named(entry.route):
                _patches_nothing(scope, patch, entry)
                continue
            resolved = (
                _remove(scope, patch, entry, found) if entry.value is None else _apply(scope, patch, entry, found)
            )
            scope.own[entry.name] = resolved
    return scope


def _apply(scope: ScopeEntries, patch: Patch, entry: EntryPatch, found: Resolved | None) -> Resolved:
    level = patch.level.number
    merging = Merging(level, dict(found.floors) if found is not None and found.floors else {})
    base, origins = (found.value, found.origins) if found is not None else (ABSENT, level)
    value, origins = merge(merging, entry.shape, base, origins, entry.value)
    scope.complaints += [Complained(entry, patch, complaint) for complaint in merging.complaints]
    own = scope.own.get(entry.name)
    identity = patch.identities.get(entry.name) or (own.identity if own is not None else None)
    return Resolved(entry.name, entry.shape, value, origins, merging.floors or _EMPTY, identity)


def _remove(scope: ScopeEntries, patch: Patch, entry: EntryPatch, found: Resolved | None) -> Resolved:
    level = patch.level.number
    if found is None or found.is_removed:
        if not _is_due(entry.name, level):
            scope.complaints.append(Complained(entry, patch, Complaint(Wrong.REMOVES_NOTHING, (), level, level)))
        return Resolved(entry.name, entry.shape, ABSENT, level, found.floors if found else _EMPTY)
    if found.floors and _holds_what_binds(entry.route):
        against = next(iter(found.floors.values())).level
        scope.complaints.append(Complained(entry, patch, Complaint(Wrong.REMOVES_FLOOR, (), level, against)))
        return found
    return Resolved(entry.name, entry.shape, ABSENT, level, found.floors)


def _patches_nothing(scope: ScopeEntries, patch: Patch, entry: EntryPatch) -> None:
    """Complain of an environment that patches a named thing no layer has."""
    section = entry.route[0] + "."
    known = tuple(sorted(name for name in scope.names() if name.startswith(section)))
    number = patch.level.number
    scope.complaints.append(Complained(entry, patch, Complaint(Wrong.PATCHES_NOTHING, (), number, number), known))


def _is_due(name: str, level: int) -> bool:
    """Tell whether an entry is demanded in a layer: then its absence is reported, rather than the null."""
    due = dict(due_entries()).get(name)
    return due is not None and due <= level // 2


def _remove_below(scope: ScopeEntries, patch: Patch, removal: tuple[str, ...]) -> None:
    """Remove every entry below a null that stands above entries, such as `providers: null`."""
    prefix = ".".join(removal) + "."
    names = sorted(name for name in scope.names() if name.startswith(prefix))
    present = [found for name in names if (found := scope.find(name)) is not None and not found.is_removed]
    if not present:
        entry = EntryPatch(".".join(removal), removal, SECTIONS[removal[0]].shape, None)
        nothing = Complaint(Wrong.REMOVES_NOTHING, (), patch.level.number, patch.level.number)
        scope.complaints.append(Complained(entry, patch, nothing))
    bound = next((found for found in present if found.floors and _holds_what_binds(tuple(found.name.split(".")))), None)
    if bound is not None:
        entry = EntryPatch(".".join(removal), removal, bound.shape, None)
        against = next(iter(bound.floors.values())).level
        scope.complaints.append(
            Complained(entry, patch, Complaint(Wrong.REMOVES_FLOOR, (), patch.level.number, against))
        )
        return
    for found in present:
        scope.own[found.name] = _remove(scope, patch, _entry_patch(found.name), found)


def _entry_patch(name: str) -> EntryPatch:
    shape = entry_shape(name)
    if shape is None:
        raise LookupError(name)
    return EntryPatch(name, tuple(name.split(".")), shape, None)


def _holds_what_binds(route: tuple[str, ...]) -> bool:
    """Tell whether an entry is a fixed part of its section rather than a named thing one may remove."""
    entry = along(SECTIONS[route[0]].shape, route[1:])
    return not is_named(route) or (isinstance(entry, Leaf) and isinstance(entry.descent, FLOORS))


def is_named(route: tuple[str, ...]) -> bool:
    """Tell whether an entry is a named thing, such as a provider, rather than a fixed part of its section."""
    return len(route) > 1 and isinstance(along(SECTIONS[route[0]].shape, route[1:-1]), Collection)
