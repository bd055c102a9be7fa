"""Knows which entries were found right, so that no policy is judged over one that was not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from compiler.core.rules.view import View
from compiler.core.snapshot import ScopeKey


@dataclass(slots=True)
class Soundness:
    """Names of sound entries, for the scope that is looked at and the wider ones only."""

    _names: list[tuple[ScopeKey, set[str]]] = field(default_factory=list)

    def note(self, key: ScopeKey, name: str) -> None:
        """Remember that an entry of a scope is right as it stands."""
        if not self._names or self._names[-1][0] != key:
            while self._names and not _is_wider(self._names[-1][0], key):
                self._names.pop()
            self._names.append((key, set()))
        self._names[-1][1].add(name)

    def has(self, view: View, name: str) -> bool:
        """Tell whether an entry is right in the scope from which a view has it."""
        key = next((scope.key for scope in view.scope.chain() if name in scope.own), None)
        return any(name in names for known, names in self._names if known == key)

    def holds(self, view: View, sections: Collection[str]) -> bool:
        """Tell whether every entry of some sections that a view has is right."""
        return all(self.has(view, name) for section in sections for name in view.section(section))


def _is_wider(wide: ScopeKey, key: ScopeKey) -> bool:
    return wide.tenant in ("", key.tenant) and wide.event == "" and wide != key
