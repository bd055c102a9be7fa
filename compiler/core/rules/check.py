"""What a rule is made of: what it reads, and how it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from schemas.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCheck:
    """Judges single entries, wherever one is resolved with another content than in the wider scope."""

    rules: tuple[Rule, ...]
    section: str
    run: Callable[[View, Resolved], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewCheck:
    """Judges entries together, for every event whose own layers speak of a section it reads.

    Events that speak of none of them see what their tenant sees: they are judged once, together.
    """

    rules: tuple[Rule, ...]
    reads: frozenset[str]
    run: Callable[[View], Iterator[Finding]]
    needs_sound: bool = False
    """It reads so much together that it is silent where any entry is not what its model says."""
    scope: Scope = Scope.EVENT
    """PLATFORM: judged once, in the platform's own view."""


Check = EntryCheck | ViewCheck
