"""The kinds of entry there are, and how the names of their entries look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.registry import SECTIONS, Section
from schemas.shape import Collection, Record, Shape


@dataclass(frozen=True, slots=True)
class ChosenKey:
    """A key that people choose, by the form it must have."""

    pattern: str
    """A regular expression without anchors."""


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What `templates.<category>.email.<locale>` stands for: entries of one shape."""

    name: str
    """The names of its entries without the keys that people choose: `templates.email`."""
    section: Section
    shape: Shape
    route: tuple[str | ChosenKey, ...]
    summary: str

    @property
    def title(self) -> str:
        """The names of its entries, as people read them: `templates.*.email.*`."""
        return ".".join("*" if isinstance(key, ChosenKey) else key for key in self.route)

    @property
    def pattern(self) -> str:
        """The names of its entries, as a regular expression."""
        keys = (key.pattern if isinstance(key, ChosenKey) else key for key in self.route)
        return "^" + r"\.".join(keys) + "$"


def entry_kinds() -> Iterator[EntryKind]:
    """Yield every kind of entry, section by section."""
    for section in SECTIONS.values():
        yield from _below(section, section.shape, (section.name,), (section.name,), "")


def _below(
    section: Section, shape: Shape, names: tuple[str, ...], route: tuple[str | ChosenKey, ...], summary: str
) -> Iterator[EntryKind]:
    if len(route) == section.depth + 1:
        yield EntryKind(".".join(names), section, shape, route, summary)
        return
    match shape:
        case Collection(value=value):
            yield from _below(section, value, names, (*route, _chosen(shape.key_pattern)), summary)
        case Record(fields=fields):
            for name, field in fields.items():
                yield from _below(section, field.shape, (*names, name), (*route, name), field.description)
        case _:
            raise TypeError(shape)


def _chosen(pattern: str) -> ChosenKey:
    return ChosenKey(f"({pattern.removeprefix('^').removesuffix('$')})")
