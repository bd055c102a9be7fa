"""Where something stands: a place in a file, or a spot that is found by reading a file again.

A compile keeps no line numbers. It keeps which layer said what, and turns a route into a line only
when a diagnostic or `explain` asks: most values are never asked about.
"""

from __future__ import annotations

from dataclasses import dataclass

Route = tuple[str | int, ...]
"""The way to a value inside a layer: keys, and numbers inside lists."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file; line and column count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file of a layer, and the route of what it holds."""

    path: str
    mount: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A route in one of some files, to be located when needed."""

    sources: tuple[Source, ...]
    route: Route
    of_key: bool = False
    """The key that leads to the value rather than the value."""
    line: int = 0
    """A line inside the text that is the value, counted from 1; 0 for the value itself."""
    column: int = 0
    """A column in that line, counted from 1; 0 for its beginning."""


def dotted(route: Route) -> str:
    """Write a route the way people write it: `providers.twilio-sms.config`."""
    return ".".join(str(key) for key in route)
