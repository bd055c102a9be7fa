"""What is wrong with a template, at its own line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["syntax", "construct", "bound", "type"]
"""It cannot be read; it uses something templates may not; it could grow too large; a value is not of that kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong. Line and column count from 1."""

    kind: Kind
    line: int
    column: int
    what: str
    fix: str
