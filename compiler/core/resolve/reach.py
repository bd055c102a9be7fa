"""What an environment may change: accounts, switches and limits, and what else the platform allows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compiler.core.diagnostic import Finding
from compiler.core.layer.patch import Patch
from compiler.core.resolve import rules
from compiler.core.resolve.scope import ScopeEntries
from schemas.registry import SECTIONS

Pattern = tuple[str, ...]


def trespasses(scope: ScopeEntries) -> Iterator[Finding]:
    """Yield a finding for the topmost routes of an environment's patches that it may not change."""
    for patch in scope.patches:
        if not patch.level.environment:
            continue
        for section, said in patch.tree.items():
            allowed = _allowed(scope, section, patch.level.environment)
            for route, is_map in _outside(said, (section,), allowed):
                yield _finding(patch, route, is_map=is_map)


def _allowed(scope: ScopeEntries, section: str, environment: str) -> tuple[Pattern, ...]:
    entry = scope.find(f"environments.{environment}")
    more = entry.value.get("may_change", ()) if entry is not None and type(entry.value) is dict else ()
    return tuple(tuple(pattern.split(".")) for pattern in (*SECTIONS[section].environments, *more))


def _outside(said: Any, route: tuple[str, ...], allowed: Sequence[Pattern]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the routes at and below one that no pattern covers, and whether a map stands there.

    It is the topmost route where nothing below is covered.
    """
    if any(_covers(pattern, route) for pattern in allowed):
        return
    inside = [pattern for pattern in allowed if _leads_below(pattern, route)]
    if not inside or not isinstance(said, Mapping):
        yield route, isinstance(said, Mapping)
        return
    for key, value in said.items():
        yield from _outside(value, (*route, key), inside)


def _covers(pattern: Pattern, route: tuple[str, ...]) -> bool:
    """Tell whether a route and all below it may be changed: `*` is one key, a final `**` all that follow."""
    fixed = pattern[:-1] if pattern[-1] == "**" else pattern
    return len(route) >= len(fixed) and _fits(fixed, route)


def _leads_below(pattern: Pattern, route: tuple[str, ...]) -> bool:
    return len(pattern) > len(route) and _fits(pattern[: len(route)], route)


def _fits(pattern: Pattern, route: tuple[str, ...]) -> bool:
    return all(part in ("*", key) for part, key in zip(pattern, route, strict=False))


def _finding(patch: Patch, route: tuple[str, ...], *, is_map: bool) -> Finding:
    name, dotted = patch.level.environment, ".".join(route)
    usual = SECTIONS[route[0]].environments
    there = f" In `{route[0]}` it may change {_listed(usual)}." if usual else ""
    return Finding(
        rule=rules.ENVIRONMENT_REACH,
        at=patch.spot(route, of_key=True),
        what=f"{name} may not change `{dotted}`.{there}",
        fix="Change it in the layer itself. "
        f"The platform can allow it here: `environments.{name}.may_change: [{dotted}{'.**' if is_map else ''}]`.",
        subject=f"{patch.key}:{dotted}",
    )


def _listed(patterns: Sequence[str]) -> str:
    *first, last = [f"`{pattern.removesuffix('.**')}`" for pattern in patterns]
    return f"{', '.join(first)} and {last}" if first else last
