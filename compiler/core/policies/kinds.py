"""What is known of a value in an expression: the shapes it may have, and the type the checker gives it.

An entry of `templates.*.*.*` may be an e-mail, an SMS or a WhatsApp message, and a schedule one of
several: so a value has a set of shapes, and a field is known when one of them has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from schemas.derive import shape_of
from schemas.shape import Collection, Free, Leaf, Record, Shape, Variants

Kinds = tuple[Shape, ...] | None
"""The shapes a value may have; None where nothing is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchField:
    """None of the shapes has the field; `known` are those there are."""

    known: tuple[str, ...]


def step(kinds: Kinds, key: str | int) -> Kinds | NoSuchField:
    """Return what is known of the value one key further down."""
    if kinds is None:
        return None
    found: list[Shape] = []
    known: set[str] = set()
    for shape in kinds:
        match shape:
            case Record() | Variants():
                fields = _fields(shape)
                known |= fields.keys()
                found += fields.get(str(key), ())
            case Collection(value=value):
                found.append(value)
            case Leaf(kind="list") if isinstance(key, int) and (inside := element_of(shape)) is not None:
                found.append(inside)
            case Free() | Leaf(kind="map" | "list" | "secret"):
                return None
            case _:
                pass
    return tuple(found) if found else NoSuchField(known=tuple(sorted(known)))


def elements(kinds: Kinds) -> Kinds:
    """Return what is known of what a loop goes over: members of a list. Keys of a map are texts of no shape."""
    if kinds is None:
        return None
    found = [element_of(shape) if isinstance(shape, Leaf) else None for shape in kinds]
    return None if None in found else tuple(shape for shape in found if shape is not None)


def values(kinds: Kinds) -> Kinds:
    """Return what is known of a value whose key is not written down."""
    if kinds is None or not all(isinstance(shape, Collection) for shape in kinds):
        return None
    return tuple(shape.value for shape in kinds if isinstance(shape, Collection))


@cache
def element_of(leaf: Leaf) -> Shape | None:
    """Return the shape of a list's members."""
    bare: Any = leaf.check.type
    while get_origin(bare) is Annotated:
        bare = get_args(bare)[0]
    members = get_args(bare) if get_origin(bare) is tuple else ()
    return shape_of(members[0]) if members else None


def signature(kinds: Kinds) -> str:
    """Return the checker's name of the type; `dyn` where the shapes do not agree on one."""
    names = {_signature(shape) for shape in kinds} if kinds else set()
    return names.pop() if len(names) == 1 else "dyn"


def _signature(shape: Shape) -> str:
    match shape:
        case Leaf(kind="text"):
            return "string"
        case Leaf(kind="flag"):
            return "bool"
        case Leaf(kind="number"):
            # A whole number may stand where a fraction is meant, so only whole ones have a type.
            return "int" if _bare(shape.check.type) is int else "dyn"
        case Leaf(kind="list"):
            inside = element_of(shape)
            return f"list({_signature(inside) if inside is not None else 'dyn'})"
        case _:
            return "map(string, dyn)"


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _fields(shape: Record | Variants) -> dict[str, list[Shape]]:
    records = shape.options.values() if isinstance(shape, Variants) else (shape,)
    fields: dict[str, list[Shape]] = {}
    for record in records:
        for name, field in record.fields.items():
            if not field.own:
                fields.setdefault(name, []).append(field.shape)
    return fields
