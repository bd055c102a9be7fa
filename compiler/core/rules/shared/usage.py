"""What is described and never used: a tenant's segments and layouts that neither it nor an event of it names.

What the platform describes is not judged: it is also meant for tenants to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.rules.layouts.layout_reference import layout_named
from compiler.core.rules.segments.segment_reference import USERS, segments_named
from compiler.core.rules.view import View

SEGMENT_UNUSED = Rule(
    id="segment-unused",
    severity=Severity.WARNING,
    summary="Nothing uses a segment",
    why="Whoever changes it will find that nothing changes anywhere.",
)
LAYOUT_UNUSED = Rule(
    id="layout-unused",
    severity=Severity.WARNING,
    summary="No message stands in a layout",
    why="Whoever changes it will find that nothing changes anywhere.",
)
_RULES = {"segments": SEGMENT_UNUSED, "layouts": LAYOUT_UNUSED}
_READ = (*USERS, "layouts", "templates")
_FIXES = {
    "segments": "Name it in a campaign's audience, a dashboard or an integration, or remove it.",
    "layouts": "Name it in a template (`layout: {name}`), or remove it.",
}


@dataclass(slots=True)
class Usage:
    """What the events of one tenant describe and name, gathered while they go by."""

    named: set[str] = field(default_factory=set)
    events_own: list[tuple[ScopeEntries, Resolved]] = field(default_factory=list)
    """What events describe that their tenant does not."""
    is_partial: bool = False
    """Something was left out that could have named anything."""

    def hear(self, event: ScopeEntries) -> None:
        """Take note of an event."""
        self.is_partial = self.is_partial or View(event).is_broken(*_READ)
        if event.sections().isdisjoint(_READ):
            return
        self.named.update(_named(event))
        self.events_own += [(event, entry) for entry in _described(event)]

    def findings(self, tenant: View) -> Iterator[Finding]:
        """Yield what nobody names, once all events were heard."""
        if self.is_partial or tenant.is_broken(*_READ):
            return
        by_tenant = set(_named(tenant.scope))
        # A name that is not there may be the misspelt name of what seems unused.
        own = {entry.name for _, entry in self.events_own}
        dangling = {name.split(".")[0] for name in by_tenant | self.named if name not in own and not tenant.find(name)}
        for entry in _described(tenant.scope):
            if entry.name not in by_tenant | self.named and entry.name.split(".")[0] not in dangling:
                yield _finding(tenant, entry)
        for event, entry in self.events_own:
            named = by_tenant | set(_named(event))
            if entry.name not in named and entry.name.split(".")[0] not in dangling:
                yield _finding(View(event, tenant), entry)


def _finding(view: View, entry: Resolved) -> Finding:
    section, name = entry.name.split(".")
    return Finding(
        rule=_RULES[section],
        at=view.spot(entry, of_key=True),
        what=f"`{entry.name}` is named nowhere in {view.key}.",
        fix=_FIXES[section].replace("{name}", name),
        subject=view.subject(entry),
    )


def _described(scope: ScopeEntries) -> Iterator[Resolved]:
    for entry in scope.own.values():
        section = entry.name.split(".", 1)[0]
        if section in _RULES and not entry.is_removed and not _is_from_above(scope, entry):
            yield entry


def _is_from_above(scope: ScopeEntries, entry: Resolved) -> bool:
    """Tell whether a wider scope describes it already: it is judged there."""
    above = scope.parent.find(entry.name) if scope.parent is not None else None
    return above is not None and not above.is_removed


def _named(scope: ScopeEntries) -> Iterator[str]:
    for entry in scope.own.values():
        if entry.is_removed:
            continue
        section = entry.name.split(".", 1)[0]
        if section in USERS:
            yield from (f"segments.{name}" for _, name in segments_named(entry))
        elif section in ("templates", "layouts") and (name := layout_named(entry)[1]):
            yield f"layouts.{name}"
