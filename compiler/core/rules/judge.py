"""Runs the rules where there is something new to judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from compiler.core.diagnostic import Finding
from compiler.core.policies.judging import Policies
from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.rules.check import EntryCheck, ViewCheck
from compiler.core.rules.claim import Claim, claims_of
from compiler.core.rules.registry import ENTRY_CHECKS, VIEW_CHECKS
from compiler.core.rules.shared.usage import Usage
from compiler.core.rules.view import View
from schemas.scope import Scope

_BY_SECTION: Mapping[str, tuple[EntryCheck, ...]] = {
    section: tuple(check for check in ENTRY_CHECKS if check.section == section)
    for section in {check.section for check in ENTRY_CHECKS}
}


_OF_PLATFORM = tuple(check for check in VIEW_CHECKS if check.scope is Scope.PLATFORM)
_OF_EVENTS = tuple(check for check in VIEW_CHECKS if check.scope is Scope.EVENT)


@cache
def _readers_of_any(spoken: frozenset[str]) -> tuple[ViewCheck, ...]:
    """Return the checks that read one of some sections; events speak of the same few sets of them."""
    return tuple(check for check in _OF_EVENTS if spoken & check.reads)


@cache
def _readers_of_none(spoken: frozenset[str]) -> tuple[ViewCheck, ...]:
    return tuple(check for check in _OF_EVENTS if not spoken & check.reads)


def _run(check: ViewCheck, view: View, *, is_sound: bool) -> list[Finding]:
    """Run a check; where entries are not what their models say, it may find that nothing can be concluded."""
    if check.needs_sound and not is_sound:
        return []
    try:
        return list(check.run(view))
    except (LookupError, TypeError, ValueError, AttributeError):
        if is_sound and not view.scope.is_waiting:
            raise
        return []


@dataclass(slots=True)
class Silence:
    """For each rule, the events of a tenant that say nothing about what it reads."""

    silent: dict[ViewCheck, list[str]]
    has_events: bool = False
    usage: Usage = field(default_factory=Usage)

    def hear(self, event: str, scope: ScopeEntries) -> None:
        """Note what an event speaks of."""
        self.has_events = True
        self.usage.hear(scope)
        for check in _readers_of_none(scope.sections()):
            self.silent[check].append(event)


@dataclass(slots=True)
class Judge:
    """Runs entry checks on new entries and view checks on views that say something new."""

    claims: list[Claim] = field(default_factory=list)
    """What tenants claim as theirs, to be compared once all have been read."""
    policies: Policies = field(default_factory=Policies)

    def entry(self, view: View, resolved: Resolved) -> list[Finding]:
        """Judge an entry that was resolved in this view's scope."""
        self.policies.sound.note(view.key, resolved.name)
        checks = _BY_SECTION.get(resolved.name.split(".", 1)[0], ())
        inherited = view.parent.find(resolved.name) if checks and view.parent is not None else None
        if inherited is not None and inherited.value == resolved.value:
            return []
        self.claims += claims_of(view, resolved)
        return [finding for check in checks for finding in check.run(view, resolved)]

    def views(self, view: View) -> list[Finding]:
        """Judge a view: the platform's own by its checks, an event's by those that read what it says."""
        found = self.policies.judge(view)
        if not view.key.tenant:
            checks = _OF_PLATFORM
        elif view.key.event:
            checks = _readers_of_any(view.scope.sections())
        else:
            return found
        is_sound = view.scope.is_sound()
        return found + [finding for check in checks for finding in _run(check, view, is_sound=is_sound)]

    def silence(self) -> Silence:
        """Begin to listen to the events of a tenant."""
        return Silence({check: [] for check in _OF_EVENTS})

    def views_of_silent(self, view: View, silence: Silence) -> list[Finding]:
        """Judge a tenant's view once for all events that see just that; also when it has no events yet."""
        found: list[Finding] = []
        is_sound = view.scope.is_sound()
        for check, events in silence.silent.items():
            if events or not silence.has_events:
                found += [replace(finding, events=tuple(events)) for finding in _run(check, view, is_sound=is_sound)]
        return [*found, *silence.usage.findings(view)]
