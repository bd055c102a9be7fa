"""The compile: from a tree of files to a snapshot and diagnostics, one tenant after the other.

The platform is resolved once, each tenant once, each event over its tenant. Entries of a tenant are
sealed as soon as they are judged, so memory holds one tenant's patches and the snapshot's bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from compiler.core.baseline import Baseline, is_about_a_floor
from compiler.core.collector import Collector, Reach
from compiler.core.compilation import Compilation
from compiler.core.decode.body import Bodies
from compiler.core.diagnostic import Finding
from compiler.core.layer import rules as layer_rules
from compiler.core.layer.gather import bodies_of, gather
from compiler.core.layer.layout import Layout
from compiler.core.locator import Locator
from compiler.core.merge.floor import Wrong
from compiler.core.place import Place, Route
from compiler.core.resolve.complaint import complaint_finding
from compiler.core.resolve.reach import trespasses
from compiler.core.resolve.rules import REMOVES_NOTHING, VALUE_MISSING
from compiler.core.resolve.scope import Complained, ScopeEntries, resolve
from compiler.core.resolve.seal import seal
from compiler.core.resolve.shadow import Shadows
from compiler.core.resolve.verdict import judge_entry, missing, missing_entries, scope_of
from compiler.core.rules.claim import contested
from compiler.core.rules.judge import Judge
from compiler.core.rules.view import View
from compiler.core.secrets.conceal import conceal
from compiler.core.secrets.judge import judge_leaks
from compiler.core.secrets.references import Used, in_capitals, of_others, pass_by, said_in
from compiler.core.secrets.scanned import ScannedTree, scanned
from compiler.core.snapshot import PLATFORM, Entry, ScopeKey, Snapshot
from compiler.core.tree import Tree
from schemas.scope import Scope

Watch = Callable[[int, int], None]
"""Called as tenants go by, with how many are done and how many there are."""


def unwatched(done: int, tenants: int) -> None:
    """Take no notice."""


NO_DAY = ""
"""Instead of a day: nothing is judged by the date, as when what was reviewed is compiled to be applied."""

_Pending = tuple[str, Route, Scope]


@dataclass(slots=True)
class _Compiled:
    """One scope while narrower ones still need it."""

    scope: ScopeEntries
    view: View
    pending: tuple[_Pending, ...]


@dataclass(slots=True)
class Compiling:
    """One compile of one tree in one environment."""

    tree: ScannedTree
    environment: str
    baseline: Baseline
    layout: Layout
    today: str
    watch: Watch
    collector: Collector = field(default_factory=Collector)
    judge: Judge = field(default_factory=Judge)
    sealed: dict[ScopeKey, Mapping[str, Entry]] = field(default_factory=dict)
    secrets: list[Used] = field(default_factory=list)
    _tenants: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._tenants = {in_capitals(tenant): tenant for tenant in self.layout.tenants()}

    def run(self) -> Compilation:
        """Compile everything."""
        for finding in self.layout.findings:
            self.collector.add([finding], _tenant_of(finding))
        reach = Reach()
        bodies = bodies_of(self.tree, self.layout, [PLATFORM], self.environment)
        platform = self._scope(PLATFORM, None, reach, bodies)
        self._unused("", bodies)
        tenants = self.layout.tenants()
        for number, keys in enumerate(tenants.values()):
            self.watch(number, len(tenants))
            self._tenant(keys, platform, reach)
        for tenant, finding in contested(self.judge.claims, lambda claim: self.baseline.stood(claim.at, claim.said)):
            self.collector.add([finding], tenant)
        broken = self.collector.broken_tenants | ({"platform"} if self.collector.platform_is_broken else set())
        self.collector.add(self.judge.policies.afterwards(self.environment, tenants, broken), "")
        self.tree.read_all(self.layout.paths)
        return self._finish(platform.view)

    def _tenant(self, keys: list[ScopeKey], platform: _Compiled, above: Reach) -> None:
        key = ScopeKey(keys[0].tenant, "")
        if key not in self.layout.layers:
            return
        bodies = bodies_of(self.tree, self.layout, keys, self.environment)
        reach = above.narrowed()
        tenant = self._scope(key, platform, reach, bodies)
        silent = self.judge.silence()
        shadows = Shadows.of(tenant.scope.patches)
        secrets = said_in(tenant.scope)
        for event_key in keys:
            if event_key.event:
                event = self._scope(event_key, tenant, reach, bodies)
                reach.pass_by(str(event_key), tenant.scope.patches, event.scope.patches)
                silent.hear(str(event_key), event.scope)
                pass_by(event.scope, secrets)
                self.secrets += said_in(event.scope)
                shadows.pass_by(event.scope.patches)
                if _is_left_out(event.scope):
                    del self.sealed[event_key]
        self.secrets += secrets
        found = [self._weighed(finding) for finding in self.judge.views_of_silent(tenant.view, silent)]
        self.collector.add([*found, *shadows.findings()], key.tenant)
        self._unused(key.tenant, bodies)

    def _scope(self, key: ScopeKey, parent: _Compiled | None, reach: Reach, bodies: Bodies) -> _Compiled:
        patches, findings = gather(self.tree, self.layout, key, self.environment, bodies)
        scope = resolve(key, patches, parent.scope if parent is not None else None)
        findings += [
            self._complaint(scope, complained) for complained in scope.complaints if _stands(scope, complained)
        ]
        lacking = missing_entries(scope)
        scope.is_unfit = bool(lacking)
        findings += [*trespasses(scope), *lacking, *of_others(patches, key.tenant, self._tenants)]
        view = View(scope, parent.view if parent is not None else None, self.today)
        entries, pending = self._seal(scope, view, parent, findings)
        findings += [self._weighed(finding) for finding in self.judge.views(view)]
        groups = self.collector.add(_without_echoes(findings), key.tenant, key.event)
        if not key.event:
            reach.watch(groups, is_platform=not key.tenant)
        self.sealed[key] = entries
        return _Compiled(scope, view, tuple(pending))

    def _seal(
        self, scope: ScopeEntries, view: View, parent: _Compiled | None, findings: list[Finding]
    ) -> tuple[dict[str, Entry], list[_Pending]]:
        entries: dict[str, Entry] = {}
        pending: list[_Pending] = []
        for name in sorted(scope.own):
            resolved = scope.own[name]
            entry = entries[name] = seal(resolved, self.environment)
            if entry.content is None:
                continue
            verdict = judge_entry(scope, resolved, entry.content)
            findings += verdict.findings
            pending += [(name, route, due) for route, due in verdict.pending]
            scope.is_unfit = scope.is_unfit or bool(verdict.findings)
            scope.is_waiting = scope.is_waiting or bool(verdict.pending)
            if not verdict.findings and not verdict.pending and not scope.is_broken(name):
                findings += [self._weighed(finding) for finding in self.judge.entry(view, resolved)]
        inherited = parent.pending if parent is not None else ()
        for name, route, due in inherited:
            if name in scope.own or scope.is_broken(name, route):
                continue
            if due <= scope_of(scope):
                findings.append(missing(scope, name, route))
                scope.is_unfit = True
            else:
                pending.append((name, route, due))
        return entries, pending

    def _complaint(self, scope: ScopeEntries, complained: Complained) -> Finding:
        finding = complaint_finding(scope, complained)
        if is_about_a_floor(finding):
            return replace(finding, severity=self.baseline.severity(finding, complained.complaint.said))
        return finding

    def _weighed(self, finding: Finding) -> Finding:
        """Give what time alone can bring its severity: it never fails a change that did not bring it."""
        if not finding.rule.by_time:
            return finding
        return replace(finding, severity=self.baseline.severity(finding, finding.value))

    def _unused(self, tenant: str, bodies: Bodies) -> None:
        """Report files nothing refers to, unless something was left out that could have referred to them."""
        if bodies.is_partial:
            return
        for path in sorted(bodies.known - bodies.used):
            what, fix = "No `{file: …}` names it.", "Refer to it, or remove it."
            self.collector.add([Finding(rule=layer_rules.UNUSED_FILE, at=Place(path), what=what, fix=fix)], tenant)

    def _finish(self, platform: View) -> Compilation:
        leaks = judge_leaks(self.tree, platform, self.environment)
        for finding in leaks.findings:
            self.collector.add([self._weighed(finding)], _tenant_of(finding))
        broken = self.collector.broken_tenants
        if self.collector.platform_is_broken:
            broken = {"platform", *self.layout.tenants()}
        scopes = {key: self.sealed[key] for key in sorted(self.sealed) if (key.tenant or "platform") not in broken}
        return Compilation(
            snapshot=Snapshot(self.environment, scopes),
            diagnostics=conceal(self.collector.diagnostics(Locator(self.tree)), leaks.hidden, self.tree.label),
            not_compiled=tuple(sorted(broken)),
            secrets=tuple(self.secrets),
            hidden=leaks.hidden,
        )


def _stands(scope: ScopeEntries, complained: Complained) -> bool:
    """Tell whether a complaint holds.

    What was left out because it was wrong may be what a null removes. What repeats an environment's value
    still says something where there is no environment.
    """
    complaint = complained.complaint
    if complaint.wrong is Wrong.SAYS_THE_SAME:
        return complaint.level % 2 == 1 or complaint.against % 2 == 0
    return complaint.wrong is not Wrong.REMOVES_NOTHING or not scope.is_broken(complained.entry.name, complaint.route)


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Leave out that a null removes nothing, where it is why a required value is missing: to remove it is no help."""
    lacking = {found.subject for found in findings if found.rule is VALUE_MISSING}
    return [found for found in findings if found.rule is not REMOVES_NOTHING or found.subject not in lacking]


def compile_tree(
    tree: Tree, environment: str, baseline: Baseline, layout: Layout, today: str, watch: Watch = unwatched
) -> Compilation:
    """Compile a tree in one environment (`''` for the base), judged as of a day (`2027-06-19`, or `NO_DAY`)."""
    return Compiling(scanned(tree), environment, baseline, layout, today, watch).run()


def _is_left_out(scope: ScopeEntries) -> bool:
    event = scope.own.get("event")
    return event is not None and not event.is_removed and event.value.get("enabled") is False


def _tenant_of(finding: Finding) -> str:
    """Return the tenant in whose folder a file lies; '' for the platform's and for nobody's."""
    path = finding.at.file if isinstance(finding.at, Place) else ""
    parts = path.split("/")
    if parts[0] == "environments":
        parts = parts[2:]
    return parts[1] if len(parts) > 2 and parts[0] == "tenants" else ""
