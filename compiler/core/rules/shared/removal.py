"""What narrower layers took away: the tombstones of a view, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.rules.view import View


def removed(view: View, section: str) -> Iterator[tuple[Resolved, dict[str, Any]]]:
    """Yield each entry of a section that a layer removed, with what it was; looked up only once something is wrong."""
    present = view.section(section)
    seen: set[str] = set()
    for scope in view.scope.chain():
        for name, entry in scope.own.items():
            if name in seen or name in present or name.split(".", 1)[0] != section or not entry.is_removed:
                continue
            seen.add(name)
            before = _before(scope, name)
            if before is not None:
                yield entry, before


def _before(scope: ScopeEntries, name: str) -> dict[str, Any] | None:
    """Return what a scope removed: what it inherits, or what its own layer says and its environment removes."""
    inherited = scope.parent.find(name) if scope.parent is not None else None
    if inherited is not None and type(inherited.value) is dict:
        return inherited.value
    said = (entry.value for patch in scope.patches for entry in patch.entries if entry.name == name)
    return next((value for value in said if type(value) is dict), None)
