"""Gathers findings of a whole compile: one cause is one finding, however many events it touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compiler.core.decode.rules import WRONG_LAYER
from compiler.core.diagnostic import Diagnostic, Finding, Severity
from compiler.core.layer.patch import Patch
from compiler.core.locator import Locator
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.rules import VALUE_MISSING

_NAMED = 3
_Cause = tuple[str, Spot | Place, str]


@dataclass(slots=True)
class Group:
    """Findings that have one cause."""

    finding: Finding
    severity: Severity
    tenants: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Collector:
    """All findings so far, by cause."""

    groups: dict[_Cause, Group] = field(default_factory=dict)
    broken_tenants: set[str] = field(default_factory=set)
    platform_is_broken: bool = False

    def add(self, findings: list[Finding] | tuple[Finding, ...], tenant: str, event: str = "") -> list[Group]:
        """Take findings of one scope; return their groups. An error makes the tenant not compiled."""
        touched = []
        for finding in findings:
            severity = finding.severity or finding.rule.severity
            group = self.groups.setdefault((finding.rule.id, finding.at, finding.what), Group(finding, severity))
            if event:
                group.events.add(f"{tenant}/{event}")
            group.events.update(finding.events)
            if severity is Severity.ERROR:
                group.severity = severity
                self._break(tenant)
            touched.append(group)
        return touched

    def _break(self, tenant: str) -> None:
        if tenant:
            self.broken_tenants.add(tenant)
        else:
            self.platform_is_broken = True

    def diagnostics(self, locator: Locator) -> tuple[Diagnostic, ...]:
        """Return everything found, with places, in a stable order."""
        return tuple(
            sorted((_located(group, locator) for group in self.groups.values()), key=lambda found: found.order)
        )


def _located(group: Group, locator: Locator) -> Diagnostic:
    finding = group.finding
    return Diagnostic(
        rule=finding.rule,
        severity=group.severity,
        place=locator.place(finding.at),
        what=finding.what,
        fix=finding.fix,
        related=tuple((words, locator.place(at)) for words, at in finding.related),
        subject=finding.subject,
        events=len(group.events),
        event_names=tuple(sorted(group.events)[:_NAMED]),
        repair=finding.repair,
    )


@dataclass(slots=True)
class Reach:
    """Counts, for what is wrong in a wider layer, the events that see it."""

    of_platform: list[tuple[Group, Route]] = field(default_factory=list)
    of_tenant: list[tuple[Group, Route]] = field(default_factory=list)

    def narrowed(self) -> Reach:
        """Return the same for one tenant."""
        return Reach(self.of_platform, [])

    def watch(self, groups: list[Group], *, is_platform: bool) -> None:
        """Begin to count for findings that stand at a route."""
        watched = self.of_platform if is_platform else self.of_tenant
        for group in groups:
            # What a layer may not say reaches nobody.
            if isinstance(group.finding.at, Spot) and group.finding.rule is not WRONG_LAYER:
                watched.append((group, group.finding.at.route))

    def pass_by(self, name: str, tenant: Sequence[Patch], event: Sequence[Patch]) -> None:
        """Note an event for every watched route that no narrower layer speaks of."""
        for group, route in self.of_platform:
            if not any(patch.says(route) for patch in (*tenant, *event)):
                group.events.add(name)
        for group, route in self.of_tenant:
            if not any(patch.says(route) for patch in event):
                group.events.add(name)


def merge_environments(found: dict[str, tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    """Unite the diagnostics of several environments; one that holds in the base is said once."""
    united: dict[tuple[str, Place | str, str], Diagnostic] = {}
    seen_in: dict[tuple[str, Place | str, str], set[str]] = {}
    for environment, diagnostics in found.items():
        for diagnostic in diagnostics:
            # What no layer says is one thing, wherever an environment comes nearest to saying it.
            where = diagnostic.subject if diagnostic.rule is VALUE_MISSING else diagnostic.place
            cause = (diagnostic.rule.id, where, diagnostic.what)
            seen_in.setdefault(cause, set()).add(environment)
            known = united.get(cause)
            if known is None:
                names = (environment,) if environment else ()
                united[cause] = replace(diagnostic, environments=names)
            elif known.environments:
                united[cause] = replace(known, environments=(*known.environments, environment))
    for cause, diagnostic in united.items():
        if diagnostic.repair is not None and not _is_everywhere(diagnostic.place, seen_in[cause], set(found)):
            united[cause] = replace(diagnostic, repair=None)
    return tuple(sorted(united.values(), key=lambda diagnostic: diagnostic.order))


def _is_everywhere(place: Place, seen_in: set[str], environments: set[str]) -> bool:
    """Tell whether something holds wherever its file is read: a repair must keep the meaning in all environments."""
    folders = [f"/environments/{name}/{layer}/" for name in seen_in for layer in ("platform", "tenants")]
    return seen_in == environments or (len(seen_in) == 1 and any(folder in place.file for folder in folders))
