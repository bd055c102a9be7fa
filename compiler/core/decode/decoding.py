"""One file while it is judged: what was found wrong, and what belongs to the layer alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from compiler.core.decode import rules
from compiler.core.decode.body import Bodies
from compiler.core.diagnostic import Finding, Rule
from compiler.core.fix.repair import Repair
from compiler.core.place import Place, Route, Source, Spot, dotted
from compiler.core.syntax.locate import Node, read_places
from schemas.scope import Scope
from schemas.values.secret import Reference

DROP: Final = object()
"""Stands for a value that was reported and is left out."""


@dataclass(slots=True)
class Decoding:
    """One file while it is judged."""

    source: Source
    scope: Scope
    raw: bytes
    bodies: Bodies
    findings: list[Finding] = field(default_factory=list)
    owns: dict[Route, dict[str, Any]] = field(default_factory=dict)
    """Fields that stay with the layer (`id`, `moved`), by the route of the entry that says them."""
    broken: list[Route] = field(default_factory=list)
    references: list[tuple[Route, Reference]] = field(default_factory=list)
    """References to secrets, each with its route."""
    _places: Node | None = None

    def places(self) -> Node:
        """Return the file with its places, read once however many values ask how they are written."""
        if self._places is None:
            self._places = read_places(self.raw)
        return self._places

    def is_own_folder(self, name: str) -> bool:
        """Tell whether a key is the name of a folder in a tenant's own folder."""
        return self.scope is Scope.TENANT and len(self.source.mount) > 1 and self.source.mount[0] == name

    def report(
        self, rule: Rule, route: Route, what: str, fix: str, *, of_key: bool = False, repair: Repair | None = None
    ) -> Any:
        """Note what is wrong at a route and return `DROP`."""
        at = Spot((self.source,), route, of_key)
        if of_key and rule is not rules.WRONG_LAYER and len(route) <= len(self.source.mount) and route != ("events",):
            fix = f"{fix} It is the name of this file or of its folder."
        self.findings.append(Finding(rule=rule, at=at, what=what, fix=fix, subject=dotted(route), repair=repair))
        # A key that there is not may be any other key of its map, misspelt.
        self.broken.append(route[:-1] or route if rule is rules.UNKNOWN_KEY else route)
        return DROP

    def report_at(self, at: Place, rule: Rule, route: Route, what: str, fix: str) -> Any:
        """Note what is wrong with a file that a route refers to and return `DROP`."""
        related = () if rule.hides_source else (("referred to here", Spot((self.source,), route)),)
        found = Finding(rule=rule, at=at, what=what, fix=fix, related=related, subject=dotted(route))
        self.findings.append(found)
        # A key that there is not may be any other key of its map, misspelt.
        self.broken.append(route[:-1] or route if rule is rules.UNKNOWN_KEY else route)
        return DROP
