"""Stacks of up to six layers over one entry or over whole sections, resolved as a compile would."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compiler.core.layer.patch import EntryPatch, Level, Patch
from compiler.core.layer.read import _entries
from compiler.core.resolve.scope import ScopeEntries, resolve
from compiler.core.snapshot import PLATFORM, ScopeKey
from schemas.shape import Shape

ENVIRONMENT = "staging"
_SCOPES = (PLATFORM, ScopeKey("t", ""), ScopeKey("t", "e"))


def patch_of(number: int, entries: Sequence[EntryPatch], removals: Sequence[tuple[str, ...]] = ()) -> Patch:
    """One layer: 0 the platform, 1 what the environment changes in it, 2 the tenant, … 5."""
    return Patch(
        key=_SCOPES[number // 2],
        level=Level(number, ENVIRONMENT if number % 2 else ""),
        sources=(),
        entries=tuple(entries),
        removals=tuple(removals),
        identities={},
        tree={},
    )


def resolved(patches: dict[int, Patch]) -> ScopeEntries:
    """Resolve the event over the tenant over the platform."""
    scope: ScopeEntries | None = None
    for place, key in enumerate(_SCOPES):
        own = tuple(patches[number] for number in (2 * place, 2 * place + 1) if number in patches)
        scope = resolve(key, own, scope)
    assert scope is not None
    return scope


def resolved_entry(route: tuple[str, ...], shape: Shape, values: dict[int, Any]) -> ScopeEntries:
    """Resolve one entry of any shape from what each layer says about it; None removes it there."""
    name = ".".join(route)
    return resolved(
        {number: patch_of(number, [EntryPatch(name, route, shape, value)]) for number, value in values.items()}
    )


def resolved_trees(trees: dict[int, dict[str, Any]]) -> ScopeEntries:
    """Resolve whole sections from each layer's tree."""
    patches = {}
    for number, tree in trees.items():
        entries, removals = _entries(tree)
        patches[number] = patch_of(number, entries, removals)
    return resolved(patches)
