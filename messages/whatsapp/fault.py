"""What Meta would refuse in a template, with the place in its text."""

from __future__ import annotations

from dataclasses import dataclass

Part = tuple[str | int, ...]
"""The route inside a template: `("header", "text")`, `("buttons", 0, "url")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong. Line and column count from 1; 0 where the whole value is meant."""

    part: Part
    what: str
    fix: str
    line: int = 0
    column: int = 0


def at(part: Part, text: str, offset: int, what: str, fix: str) -> Fault:
    """Return a fault at an offset of a text."""
    line = text.count("\n", 0, offset) + 1
    return Fault(part=part, line=line, column=offset - text.rfind("\n", 0, offset), what=what, fix=fix)
