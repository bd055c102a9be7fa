"""Rules of descent: how a field's value comes down from platform to tenant to event.

A rule is declared on the schema field (`Annotated[int, AtMost()]`) and is a plain value; the
compiler's merge matches on it. A field without a rule of its own follows `Replace`, a map `Merge`.
Comparison of two values under a floor lives in `schemas.strictness`.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.scope import Scope


@dataclass(frozen=True, slots=True)
class Replace:
    """The deepest layer that says something wins, whole."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Maps are united key by key, each key by its own rule."""


@dataclass(frozen=True, slots=True)
class Append:
    """A list below is added to the end of the list above; what is there already stays where it is."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """Floor: the smallest number or shortest duration of all ancestors holds."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Floor: the greatest number or longest duration of all ancestors holds."""


@dataclass(frozen=True, slots=True)
class AnyTrue:
    """Floor: true as soon as one ancestor says true (a duty)."""


@dataclass(frozen=True, slots=True)
class AllTrue:
    """Floor: true only while every ancestor says true (a permission)."""


@dataclass(frozen=True, slots=True)
class Subset:
    """Floor: a layer below may only leave things out of the list."""


@dataclass(frozen=True, slots=True)
class Superset:
    """Floor: a layer below may only add things to the list."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Floor: a daily window below must lie inside the window above."""


Floor = AtMost | AtLeast | AnyTrue | AllTrue | Subset | Superset | Inside
Descent = Replace | Merge | Append | Floor
FLOORS = (AtMost, AtLeast, AnyTrue, AllTrue, Subset, Superset, Inside)
RULES = (Replace, Merge, Append, *FLOORS)


@dataclass(frozen=True, slots=True)
class Due:
    """From which scope a required field is demanded: there and in every scope below."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Only:
    """The only scope whose layers may set a field."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Own:
    """A field that belongs to the layer that says it and is never inherited (`id`, `moved`)."""


@dataclass(frozen=True, slots=True)
class Form:
    """A short phrase for the right form of a value, used where a wrong one is reported."""

    words: str


DUE_FROM_TENANT = Due(Scope.TENANT)
DUE_FROM_EVENT = Due(Scope.EVENT)
ONLY_PLATFORM = Only(Scope.PLATFORM)
