"""The effective view a rule looks at: for each name the deepest entry, tombstones left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.resolve.verdict import origin_spot
from compiler.core.snapshot import ScopeKey

T = TypeVar("T")


@dataclass(slots=True)
class View:
    """A scope's effective entries, by section and name. Sections a scope says nothing about are shared."""

    scope: ScopeEntries
    parent: View | None = None
    today: str = ""
    """The day it is, as `2027-06-19`: time comes in from outside. Empty: nothing is judged by the date."""
    _sections: dict[str, dict[str, Resolved]] = field(default_factory=dict)
    _derived: dict[Callable[[View], Any], Any] = field(default_factory=dict)

    @property
    def key(self) -> ScopeKey:
        """The scope that is looked at."""
        return self.scope.key

    def section(self, name: str) -> dict[str, Resolved]:
        """Return the entries of a section by their names."""
        found = self._sections.get(name)
        if found is None:
            found = self.parent.section(name) if self.parent is not None else {}
            if name in self.scope.sections():
                own = {entry: resolved for entry, resolved in self.scope.own.items() if entry.split(".", 1)[0] == name}
                found = {entry: resolved for entry, resolved in {**found, **own}.items() if not resolved.is_removed}
            self._sections[name] = found
        return found

    def derived(self, compute: Callable[[View], T], *sections: str) -> T:
        """Return what is computed from some sections, once for all scopes that say nothing about them."""
        if compute not in self._derived:
            is_shared = self.parent is not None and self.scope.sections().isdisjoint(sections)
            self._derived[compute] = (
                self.parent.derived(compute, *sections) if is_shared and self.parent is not None else compute(self)
            )
        found: T = self._derived[compute]
        return found

    def find(self, name: str) -> Resolved | None:
        """Return an entry that is there."""
        return self.section(name.split(".", 1)[0]).get(name)

    def spot(self, resolved: Resolved, route: Route = (), *, of_key: bool = False) -> Spot | Place:
        """Return where a value of an entry was said."""
        at = origin_spot(self.scope, resolved, route)
        return Spot(at.sources, at.route, of_key) if isinstance(at, Spot) else at

    def subject(self, resolved: Resolved, route: Route = ()) -> str:
        """Return the address of a value."""
        return f"{self.key}:{'.'.join((resolved.name, *map(str, route)))}"

    def is_broken(self, *sections: str) -> bool:
        """Tell whether anything in these sections was left out, so that nothing can be concluded."""
        return not self.scope.is_whole() and any(
            not broken or broken[0] in sections
            for scope in self.scope.chain()
            for patch in scope.patches
            for broken in patch.broken
        )
