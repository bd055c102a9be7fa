"""Every place in a layer that holds a map: what a definition is made for, and what can be a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants

EACH = "each"
"""Stands for any key of a collection: `templates.each.email` is `templates.<category>.email`."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place that holds a map, with what a layer of one scope may say in it."""

    pattern: tuple[str, ...]
    shape: Record | Collection | Variants | Free

    @property
    def name(self) -> str:
        """Its name among the definitions of a scope, and as a file."""
        return ".".join(self.pattern)

    def glob(self) -> str:
        """Return the path below a layer's folder of the files that say it."""
        return "/".join("*" if key == EACH else key for key in self.pattern) + ".yaml"


def places(scope: Scope) -> Iterator[MapPlace]:
    """Yield the places a layer of this scope may speak of, each before those inside it."""
    for section in SECTIONS.values():
        if scope in section.owners:
            yield from _inside(section.shape, (section.name,), scope)


def file_places(scope: Scope) -> Iterator[MapPlace]:
    """Yield the places that can be a file; `tenant.yaml` is the layer's root file and not the section."""
    return (place for place in places(scope) if place.pattern != (scope.word,))


def fields_of(shape: Record | Variants, scope: Scope) -> dict[str, tuple[Field, ...]]:
    """Return the fields a layer of this scope may set: for a variant's field, one for each distinct form."""
    records = [shape] if isinstance(shape, Record) else list(shape.options.values())
    found: dict[str, tuple[Field, ...]] = {}
    for record in records:
        for name, field in record.fields.items():
            if field.only is None or field.only is scope:
                found[name] = (*found.get(name, ()), field)
    return found


def _inside(shape: Shape, pattern: tuple[str, ...], scope: Scope) -> Iterator[MapPlace]:
    if isinstance(shape, Leaf):
        return
    yield MapPlace(pattern, shape)
    match shape:
        case Collection(value=value):
            yield from _inside(value, (*pattern, EACH), scope)
        case Record() | Variants():
            for name, fields in fields_of(shape, scope).items():
                yield from _inside(fields[0].shape, (*pattern, name), scope)
        case _:
            return
