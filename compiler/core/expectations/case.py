"""One case of a test file, with the scope it looks at."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.core.place import Route, Source, Spot
from compiler.core.snapshot import ScopeKey
from schemas.expectation import CaseSaid, RuleExpected


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: where it stands, which layer its `given` changes, and whose settings it looks at."""

    file: str
    name: str
    layer: ScopeKey
    """The layer whose folder the file lies in."""
    said: CaseSaid

    @property
    def scope(self) -> ScopeKey:
        """The scope whose effective view is looked at."""
        event = self.said.event
        if event is None:
            return self.layer
        tenant, slash, name = event.partition("/")
        return ScopeKey(tenant, name) if slash else ScopeKey(self.layer.tenant, event)

    @property
    def environment(self) -> str:
        """The environment whose patches are used; empty for none."""
        return self.said.environment or ""

    @property
    def day(self) -> str:
        """The day it is; empty where nothing is judged by the date."""
        return self.said.day or ""

    @property
    def expects_rule(self) -> bool:
        """Whether rules must be run for it."""
        return any(isinstance(expected, RuleExpected) for expected in self.said.expect)

    def spot(self, route: Route = (), *, of_key: bool = False) -> Spot:
        """Return where to look for a part of the case."""
        return Spot((Source(self.file, ()),), ("cases", self.name, *route), of_key)
