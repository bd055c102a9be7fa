"""What is wrong with the markup of an e-mail, at its own line and column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One thing that is wrong in one text."""

    at: int
    """Where in the text, counted from 0."""
    what: str
    fix: str
    is_error: bool = True
    """Whether guests would be harmed; else it only looks worse."""


def once(faults: list[Fault]) -> tuple[Fault, ...]:
    """Return faults in the order of the text, each once: several readings find the same."""
    return tuple(sorted(set(faults)))
