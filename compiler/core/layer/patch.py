"""What one layer says: a patch for each entry it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from compiler.core.place import Route, Source, Spot
from compiler.core.snapshot import ScopeKey
from schemas.shape import Shape
from schemas.values.secret import Reference


class Level(NamedTuple):
    """Which of the layers on the way to a scope: 0 platform, 1 its environment, 2 tenant, … 5."""

    number: int
    environment: str

    @property
    def name(self) -> str:
        """The layer's name as it stands in snapshots: `tenant`, or `tenant@staging`."""
        scope = ("platform", "tenant", "event")[self.number // 2]
        return f"{scope}@{self.environment}" if self.number % 2 else scope


@lru_cache(maxsize=64)
def level_names(environment: str) -> tuple[str, ...]:
    """Return the names of the six levels in an environment, by their numbers."""
    return tuple(Level(number, environment).name for number in range(6))


class EntryPatch(NamedTuple):
    """What a layer says about one entry; `None` removes it."""

    name: str
    route: tuple[str, ...]
    shape: Shape
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What an entry says about its own past: an id to keep, addresses it had."""

    id: str | None = None
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """One layer, decoded."""

    key: ScopeKey
    level: Level
    sources: tuple[Source, ...]
    entries: tuple[EntryPatch, ...]
    removals: tuple[tuple[str, ...], ...]
    """Routes above entries that are null: everything inherited below them is removed."""
    identities: Mapping[str, Identity]
    tree: Mapping[str, Any]
    """Everything it says, united, from the layer's root."""
    references: tuple[tuple[Route, Reference], ...] = ()
    """References to secrets, each with its route."""
    broken: tuple[Route, ...] = ()
    """Routes where something was wrong and was left out; the empty route is a whole file."""

    def spot(self, route: Route, *, of_key: bool = False) -> Spot:
        """Return where to look for a route of this layer."""
        return Spot(self.sources, route, of_key)

    def says(self, route: Route) -> bool:
        """Tell whether this layer speaks about exactly this route, or removes something above it."""
        node: Any = self.tree
        for key in route:
            if node is None:
                return True
            if type(node) is not dict or key not in node:
                return False
            node = node[key]
        return True
