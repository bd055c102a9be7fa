"""How much of what the layers say has been looked at by expectations that were run.

A line counts as looked at when it decided what an expectation looked at: the value that won, the null
that removed. A line that a narrower layer overrides everywhere can never count; nothing depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.core.expectations.look import Line, Looked, leaves
from compiler.core.layer.gather import bodies_of, gather
from compiler.core.layer.layout import Layout
from compiler.core.layer.patch import Patch
from compiler.core.place import dotted
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree
from schemas.registry import SECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCoverage:
    """One section: what layers say in it, and how much of that was looked at."""

    section: str
    entries: int
    entries_looked_at: int
    values: int
    values_looked_at: int
    never: tuple[str, ...]
    """Addresses of the entries nobody looked at; those an environment says end in `@staging`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All sections that any layer says something in, in the order people know them."""

    sections: tuple[SectionCoverage, ...]


def coverage_of(tree: Tree, layout: Layout, looked: Looked, tenant: str | None) -> Coverage:
    """Count what was looked at; of one tenant's layers where one is named."""
    lines: dict[str, set[Line]] = {}
    for patch in _patches(tree, layout, tenant):
        for route in leaves(patch.tree, ()):
            if route:
                lines.setdefault(str(route[0]), set()).add((patch.key, patch.level.environment, route))
    return Coverage(sections=tuple(_section(name, lines[name], looked) for name in SECTIONS if name in lines))


def _patches(tree: Tree, layout: Layout, tenant: str | None) -> Iterator[Patch]:
    owners = {"": [key for key in layout.layers if not key.tenant], **layout.tenants()}
    for owner in sorted(owners) if tenant is None else [tenant]:
        keys = owners[owner]
        for environment in ("", *sorted(layout.environments)):
            bodies = bodies_of(tree, layout, keys, environment)
            for key in keys:
                if environment == "" or environment in layout.layers[key]:
                    patches, _ = gather(tree, layout, key, environment, bodies)
                    yield from (patch for patch in patches if patch.level.environment == environment)


def _section(name: str, lines: set[Line], looked: Looked) -> SectionCoverage:
    depth = SECTIONS[name].depth + 1
    entries = {(key, environment, route[:depth]) for key, environment, route in lines}
    never = sorted(entries - looked.entries)
    return SectionCoverage(
        section=name,
        entries=len(entries),
        entries_looked_at=len(entries) - len(never),
        values=len(lines),
        values_looked_at=len(lines & looked.lines),
        never=tuple(_address(*entry) for entry in never),
    )


def _address(key: ScopeKey, environment: str, route: tuple[str | int, ...]) -> str:
    return f"{key}:{dotted(route)}{f'@{environment}' if environment else ''}"
