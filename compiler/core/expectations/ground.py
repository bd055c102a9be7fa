"""What a case stands on: the settings of its scope, resolved, with what the case gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from compiler.core.baseline import TreeBefore
from compiler.core.compile import NO_DAY, Compiling, unwatched
from compiler.core.decode.body import Bodies
from compiler.core.diagnostic import Finding, Severity
from compiler.core.expectations.case import Case
from compiler.core.expectations.given import change, gives
from compiler.core.layer.gather import bodies_of, gather
from compiler.core.layer.layout import Layout
from compiler.core.locator import Locator
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import resolve
from compiler.core.rules.view import View
from compiler.core.secrets.scanned import scanned
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree

Fired = tuple[Severity, Finding]
_Layers = tuple[Tree, Layout]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A scope's effective view, what rules find in it, and how to look up where something is written."""

    case: Case
    view: View
    fired: tuple[Fired, ...]
    """What rules find; only looked for where the case gives something or expects a rule."""
    brought: tuple[Finding, ...]
    """The errors among it that are there because of what the case gives."""
    locator: Locator

    def place(self, at: Spot | Place) -> Place:
        """Return where something is written: in the test itself, where the test gives it."""
        given = self.case.said.given
        if given is not None and isinstance(at, Spot) and _is_of(at, self.case.layer) and gives(given, at.route):
            return self.locator.place(self.case.spot(("given", *at.route), of_key=at.of_key))
        return self.locator.place(at)


@dataclass(slots=True)
class Grounds:
    """Resolves what cases stand on; cases that stand on the same share it."""

    tree: Tree
    layout: Layout
    seen: Tree
    """The same tree, which remembers what looks like a secret in what is read for the cases together."""
    _resolved: dict[tuple[ScopeKey, str], View] = field(default_factory=dict)
    _bodies: dict[tuple[str, str], Bodies] = field(default_factory=dict)
    _fired: dict[tuple[ScopeKey, str, str], tuple[Fired, ...]] = field(default_factory=dict)
    _before: TreeBefore | None = None
    _tenants: Mapping[str, list[ScopeKey]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tenants = {**self.layout.tenants(), "": [key for key in self.layout.layers if not key.tenant]}

    def of(self, case: Case, locator: Locator) -> Ground:
        """Return what a case stands on."""
        looks = case.said.given is not None or case.expects_rule
        layers = self._with_given(case) if case.said.given is not None else (self.tree, self.layout)
        fired = self._rules(case, layers) if looks else ()
        brought = self._brought(case, fired) if case.said.given is not None else ()
        return Ground(case=case, view=self._view(case, layers), fired=fired, brought=brought, locator=locator)

    def forget(self) -> None:
        """Keep the platform only, as when the next tenant's cases begin."""
        self._resolved = {key: found for key, found in self._resolved.items() if not key[0].tenant}
        self._bodies.clear()
        self._fired.clear()

    def _with_given(self, case: Case) -> _Layers:
        wider = [self._shared(key, case.environment) for key in case.layer.chain[:-1]]

        def inherits(route: tuple[str, ...]) -> bool:
            return any(_holds(patch.tree, route) for view in wider for patch in view.scope.patches)

        own = self.layout.layers[case.layer]
        tree, files = change(self.tree, own[""], case.said.given or {}, inherits)
        layers = {**self._chain(case.scope), case.layer: {**own, "": files}}
        return tree, self._narrow(layers)

    def _chain(self, scope: ScopeKey) -> dict[ScopeKey, Any]:
        return {key: self.layout.layers[key] for key in scope.chain if key in self.layout.layers}

    def _narrow(self, layers: dict[ScopeKey, Any]) -> Layout:
        return Layout(layers=layers, environments=self.layout.environments, links=self.layout.links)

    def _view(self, case: Case, layers: _Layers) -> View:
        shared = self._shared(case.scope, case.environment)
        if case.said.given is None:
            return shared
        tree, layout = layers
        wider = case.layer.chain[:-1]
        view = self._shared(wider[-1], case.environment) if wider else None
        for key in case.scope.chain[len(wider) :]:
            bodies = bodies_of(tree, self.layout, self._tenants[key.tenant], case.environment)
            view = _resolved(key, tree, layout, case.environment, bodies, view)
        return view if view is not None else shared

    def _shared(self, key: ScopeKey, environment: str) -> View:
        found = self._resolved.get((key, environment))
        if found is None:
            parent = self._shared(key.chain[-2], environment) if len(key.chain) > 1 else None
            bodies = self._bodies.get((key.tenant, environment))
            if bodies is None:
                bodies = bodies_of(self.seen, self.layout, self._tenants[key.tenant], environment)
                self._bodies[key.tenant, environment] = bodies
            found = _resolved(key, self.seen, self.layout, environment, bodies, parent)
            self._resolved[key, environment] = found
        return found

    def _rules(self, case: Case, layers: _Layers) -> tuple[Fired, ...]:
        return self._compiled(case, *layers) if case.said.given is not None else self._as_written(case)

    def _as_written(self, case: Case) -> tuple[Fired, ...]:
        known = (case.scope, case.environment, case.day)
        if known not in self._fired:
            self._fired[known] = self._compiled(case, self.tree, self._narrow(self._chain(case.scope)))
        return self._fired[known]

    def _brought(self, case: Case, fired: tuple[Fired, ...]) -> tuple[Finding, ...]:
        errors = [finding for severity, finding in fired if severity is Severity.ERROR]
        if not errors:
            return ()
        before = {(finding.rule.id, finding.subject, finding.what) for _, finding in self._as_written(case)}
        return tuple(each for each in errors if (each.rule.id, each.subject, each.what) not in before)

    def _compiled(self, case: Case, tree: Tree, layout: Layout) -> tuple[Fired, ...]:
        if self._before is None:
            self._before = TreeBefore(self.tree)
        compiling = Compiling(scanned(tree), case.environment, self._before, layout, case.day or NO_DAY, unwatched)
        compiling.run()
        groups = compiling.collector.groups.values()
        return tuple((group.severity, group.finding) for group in groups)


def _resolved(key: ScopeKey, tree: Tree, layout: Layout, environment: str, bodies: Bodies, parent: View | None) -> View:
    patches, _ = gather(tree, layout, key, environment, bodies)
    return View(resolve(key, patches, parent.scope if parent is not None else None), parent)


def _holds(node: Any, route: tuple[str, ...]) -> bool:
    """Tell whether a layer says something at a route that a null could remove."""
    for key in route:
        if type(node) is not dict or key not in node:
            return False
        node = node[key]
    return node is not None


def _is_of(spot: Spot, layer: ScopeKey) -> bool:
    """Tell whether a spot lies in a layer's own files, rather than in another layer's or an environment's."""
    folder = f"tenants/{layer.tenant}" if layer.tenant else "platform"
    folder += f"/events/{layer.event}" if layer.event else ""
    narrower = f"{folder}/events/"
    return any(
        source.path.startswith(f"{folder}/") and (layer.event != "" or not source.path.startswith(narrower))
        for source in spot.sources
    )


def routes_of(finding: Finding) -> Iterator[Route]:
    """Yield the routes a finding is about: where it is written, and its subject."""
    if isinstance(finding.at, Spot):
        yield finding.at.route
    subject = finding.subject.rpartition(":")[2]
    if subject:
        yield tuple(subject.split("."))
