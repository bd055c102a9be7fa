"""Both sides of a plan, and what their readers see there: the ground on which a change is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from applier.core.address import Address
from applier.core.inventory import Bodies, ContentKey, Inventory, Scopes
from applier.core.moves import NO_MOVES, Moves, find_moves, relabelled
from compiler.core.snapshot import ScopeKey


@dataclass(slots=True)
class Side:
    """One side, with the values that have been read of it."""

    scopes: Scopes
    moves: Moves
    bodies: Bodies
    _read: dict[ContentKey, Any] = field(default_factory=dict)

    def speaks(self, place: ScopeKey, sections: tuple[str, ...]) -> bool:
        """Whether the layer of a scope itself says something about one of some sections."""
        return any(name.partition(".")[0] in sections for name in self.scopes.get(place, ()))

    def visible(self, reader: ScopeKey, section: str) -> dict[str, ContentKey]:
        """Return the entries of a section that a reader sees, by name."""
        seen: dict[str, ContentKey] = {}
        for place in reader.chain:
            for name, (content, _) in self.scopes.get(place, {}).items():
                if _is_of(name, section):
                    seen[name] = self._key(Address(place, name), content)
        return {name: key for name, key in seen.items() if key.digest}

    def values(self, keys: Iterable[ContentKey]) -> Mapping[ContentKey, Any]:
        """Read values; a body that cannot be found is left out."""
        missing = frozenset(key for key in keys if key not in self._read)
        if missing:
            found = self.bodies(missing)
            self._read |= {key: orjson.loads(text) for key, text in found.items()}
        return self._read

    def entries(self, reader: ScopeKey, section: str) -> dict[str, Any]:
        """Return the values of a section's entries that a reader sees, by name."""
        seen = self.visible(reader, section)
        values = self.values(seen.values())
        return {name: values[key] for name, key in seen.items() if key in values}

    def read_ahead(self, readers: Iterable[ScopeKey], *sections: str) -> None:
        """Read in one go what several readers see: a lookup may have to look through everything it has."""
        everyone = tuple(readers)
        self.values(key for section in sections for each in everyone for key in self.visible(each, section).values())

    def _key(self, address: Address, content: str) -> ContentKey:
        """Where the body is kept: in the tenant that the entry was in."""
        return ContentKey(self.moves.origin(address).scope.tenant, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What there was, under the addresses of today, and what there will be."""

    before: Side
    after: Side

    @classmethod
    def of(cls, base: Inventory, head: Inventory, bodies: Bodies) -> Sides:
        """Take both sides of a plan; the lookup has the bodies of both."""
        moves = find_moves(base, head)
        return cls(
            before=Side(relabelled(base.scopes, moves), moves, bodies),
            after=Side(head.scopes, NO_MOVES, bodies),
        )

    def footholds(self, readers: Iterable[ScopeKey], *sections: str) -> Iterator[ScopeKey]:
        """Yield the readers, each once as the widest scope that sees the same of some sections as it does."""
        yield from dict.fromkeys(foothold(reader, sections, self.before, self.after) for reader in readers)


def foothold(reader: ScopeKey, sections: tuple[str, ...], *sides: Side) -> ScopeKey:
    """Return the widest scope that sees the same of some sections as a reader does, on all of some sides."""
    for place in reversed(reader.chain[1:]):
        if any(side.speaks(place, sections) for side in sides):
            return place
    return reader.chain[0]


def _is_of(name: str, section: str) -> bool:
    return name.partition(".")[0] == section
