"""What a rule may offer to repair: a closed set of values, made where a finding is made.

A repair is offered only where it keeps the meaning, or where there is but one thing that can be meant.
What it does to a text, `splice` knows; that it did nothing else, `proof` knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from compiler.core.place import Place, Spot


@dataclass(frozen=True, slots=True)
class Quote:
    """Put a value in quotes, exactly as it is written."""

    at: Spot


@dataclass(frozen=True, slots=True)
class Replace:
    """Write another value where a single one stands."""

    at: Spot
    to: str
    """As it is to stand in the file, with its quotes if it needs them."""


@dataclass(frozen=True, slots=True)
class Rename:
    """Write another key before a value."""

    at: Spot
    to: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a key and its value out; with it the map above, where nothing else stands in that."""

    at: Spot


@dataclass(frozen=True, slots=True)
class RemoveRepeat:
    """Take out a key that stands in its map already, with an equal value."""

    at: Place
    """Where the later of the two keys begins."""


@dataclass(frozen=True, slots=True)
class BeginWith:
    """Make this the first line of settings, whether it stands further down or nowhere."""

    at: Place
    key: str
    value: str


class Form(Enum):
    """What can be wrong with the bytes of a whole file."""

    BYTE_ORDER_MARK = "byte order mark"
    LINE_ENDS = "Windows line ends"
    TABS = "tabs before the first word"


@dataclass(frozen=True, slots=True)
class Reform:
    """Write the whole file in the form that files have."""

    at: Place
    form: Form


@dataclass(frozen=True, slots=True)
class RenameFile:
    """Give a file another name in its folder."""

    at: Place
    to: str
    """The name alone."""


Repair = Quote | Replace | Rename | Remove | RemoveRepeat | BeginWith | Reform | RenameFile
