"""The partial form of the models: what a patch may hold, as plain values the compiler walks.

A `Shape` is derived once from the models (`schemas.derive`). It knows for every place in the tree
which keys there are, how a value descends, from which scope it is due and who may set it. The
merge, the decoder and the JSON Schemas for editors all read it, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from schemas.descent import Descent
from schemas.scope import Scope


@dataclass(slots=True, eq=False)
class Check:
    """Judges one value (given as JSON bytes) against a type; built when first used, then kept."""

    type: Any
    accepted: set[str] = field(default_factory=set)
    """Short texts that were found right before; the same few come again in every event."""
    _adapter: TypeAdapter[Any] | None = None

    def __call__(self, json: bytes) -> Any:
        """Return the typed value. Raises pydantic.ValidationError."""
        return self.adapter.validator.validate_json(json)

    @property
    def adapter(self) -> TypeAdapter[Any]:
        """The pydantic adapter of the type."""
        if self._adapter is None:
            is_model = isinstance(self.type, type) and issubclass(self.type, BaseModel)
            # A model brings its own configuration, which is strict too.
            self._adapter = TypeAdapter(self.type, config=None if is_model else ConfigDict(strict=True))
        return self._adapter


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A value that is replaced whole: scalar, list, or a map no rule looks into."""

    descent: Descent
    kind: str
    """`text`, `number`, `flag`, `list`, `map`, or `secret`: a reference to one."""
    form: str
    """What a right value looks like, in a few words."""
    check: Check
    choices: tuple[str, ...] = ()
    is_body: bool = False
    """The text may lie in a file of its own: `{file: name}`."""


@dataclass(frozen=True, slots=True, eq=False)
class Free:
    """A map whose fields the provider catalogue describes; maps in it merge, the rest replaces."""

    check: Check


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """A map of named things."""

    value: Shape
    key_pattern: str
    key_form: str
    check: Check


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A map with known fields."""

    title: str
    fields: Mapping[str, Field]
    check: Check
    discriminator: str | None = None
    holds_floor: bool = field(default=False)


@dataclass(frozen=True, slots=True, eq=False)
class Variants:
    """A map whose known fields depend on one of them."""

    discriminator: str
    options: Mapping[str, Record]
    check: Check


Shape = Leaf | Free | Collection | Record | Variants


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field of a record."""

    shape: Shape
    description: str
    due: Scope | None
    """The scope from which it is demanded; None when it may stay unsaid."""
    only: Scope | None
    """The one scope whose layers may set it; None when every scope may."""
    own: bool
    """It stays with the layer that says it and is not part of the value."""
    examples: tuple[Any, ...] = ()


def below(shape: Shape, key: str | int) -> Shape | None:
    """Return the shape one key further down; None where it has no such key or a variant must be chosen first."""
    match shape:
        case Record(fields=fields) if key in fields:
            return fields[str(key)].shape
        case Collection(value=value):
            return value
        case _:
            return None


def along(shape: Shape, route: Iterable[str | int]) -> Shape | None:
    """Return the shape at the end of a route, or None."""
    found: Shape | None = shape
    for key in route:
        if found is None:
            return None
        found = below(found, key)
    return found
