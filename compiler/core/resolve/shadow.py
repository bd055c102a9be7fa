"""Values of a tenant that each of its events says itself, so that they reach nobody.

What the platform says is not judged: it is also meant for tenants to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from compiler.core.diagnostic import Finding
from compiler.core.layer.patch import EntryPatch, Patch
from compiler.core.place import dotted
from compiler.core.resolve import rules
from schemas.descent import FLOORS, Append
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Leaf, Shape, below

_LEAST_EVENTS = 2
_Found = tuple[Patch, EntryPatch, tuple[str, ...]]


@dataclass(slots=True)
class Shadows:
    """What a tenant says and every event so far has said too. Shrinks with each event, as a rule to nothing."""

    candidates: list[_Found] = field(default_factory=list)
    events: int = 0

    @classmethod
    def of(cls, patches: Sequence[Patch]) -> Shadows:
        """Begin with everything that a tenant's own layer says and an event may say as well."""
        found = [
            (patch, entry, route)
            for patch in patches
            if not patch.level.environment
            for entry in patch.entries
            if Scope.EVENT in SECTIONS[entry.route[0]].owners
            for route in _leaves(entry.shape, entry.value, ())
        ]
        return cls(found)

    def pass_by(self, patches: Sequence[Patch]) -> None:
        """Keep only what this event says too."""
        self.events += 1
        self.candidates = [
            found
            for found in self.candidates
            if any(patch.says((*found[1].route, *found[2])) for patch in patches if not patch.level.environment)
        ]

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each value that all events say; one for an entry of which nothing else is left."""
        if self.events < _LEAST_EVENTS:
            return
        by_entry: dict[str, list[_Found]] = {}
        for found in self.candidates:
            by_entry.setdefault(found[1].name, []).append(found)
        for shadowed in by_entry.values():
            patch, entry, _ = shadowed[0]
            is_whole = len(shadowed) == len(list(_leaves(entry.shape, entry.value, ())))
            for route in [()] if is_whole else [route for _, _, route in shadowed]:
                yield _finding(patch, (*entry.route, *route), self.events)


def _leaves(shape: Shape | None, value: Any, route: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the routes of values that the deepest layer decides; floors hold however often they are tightened."""
    if value is None:
        return
    if isinstance(shape, Leaf):
        if not isinstance(shape.descent, (*FLOORS, Append)):
            yield route
    elif type(value) is dict and "secret" not in value:
        for key, inside in value.items():
            yield from _leaves(below(shape, key) if shape is not None else None, inside, (*route, key))
    else:
        yield route


def _finding(patch: Patch, route: tuple[str, ...], events: int) -> Finding:
    name = dotted(route)
    return Finding(
        rule=rules.SHADOWED,
        at=patch.spot(route, of_key=True),
        what=f"All {events} events of {patch.key.tenant} say `{name}` themselves.",
        fix="Remove it here, or let the events inherit it.",
        subject=f"{patch.key}:{name}",
    )
