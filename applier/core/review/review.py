"""A review: two trees compared in one environment, every difference under the line that causes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from applier.core.cause import Cause, Edit, Keys, Layer, find_causes, layer_of
from applier.core.change import Move
from applier.core.fields import ABSENT
from applier.core.inventory import inventory_of
from applier.core.plan import Plan, make_plan
from applier.core.review.edits import find_edits
from applier.core.review.leaves import LeafChange
from applier.core.review.side import Side
from applier.core.review.touched import Touched
from applier.core.review.untouched import Untouched, untouched
from compiler.core.baseline import AllReviewed
from compiler.core.compilation import Compilation
from compiler.core.compile import NO_DAY, Watch, compile_tree, unwatched
from compiler.core.layer.layout import Layout, lay_out
from compiler.core.place import Place
from compiler.core.snapshot import ScopeKey, Snapshot
from compiler.core.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """A tenant that cannot be compared, and on which sides it does not compile."""

    tenant: str
    in_base: bool
    in_head: bool


class Origin(NamedTuple):
    """The layer a value comes from, and the line that says it."""

    layer: Layer
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Two trees in one environment."""

    environment: str
    tenant: str | None
    """The one tenant that was asked for, if it was one."""
    base: Side
    head: Side
    plan: Plan
    """Of what both sides compile."""
    causes: tuple[Cause, ...]
    unavailable: tuple[Unavailable, ...]
    moved: Mapping[ScopeKey, ScopeKey]
    """New scope → the scope it was."""
    _snapshots: tuple[Snapshot, Snapshot]

    @property
    def is_empty(self) -> bool:
        """Whether everything could be compared and nobody sees a difference."""
        return self.plan.is_empty and not self.unavailable

    @property
    def events(self) -> int:
        """How many events the head has of what can be compared and was asked for."""
        out = {each.tenant for each in self.unavailable}
        asked = (key for key in self.head.layout.layers if key.event and self.tenant in (None, key.tenant))
        return sum(1 for key in asked if key.tenant not in out)

    def place(self, edit: Edit) -> Place | None:
        """Return the edited line: in the head, or in the base where the head says nothing there any more."""
        side = self.base if edit.after is ABSENT else self.head
        return side.place(edit.layer, edit.route, line=differing_line(edit.before, edit.after))

    def place_before(self, edit: Edit) -> Place | None:
        """Return where the base says what was edited; None where it says nothing."""
        if edit.before is ABSENT:
            return None
        was = edit.layer._replace(scope=self.moved.get(edit.layer.scope, edit.layer.scope))
        return self.base.place(was, edit.route, line=differing_line(edit.before, edit.after))

    def origins(self, leaf: LeafChange, reader: ScopeKey) -> tuple[Origin | None, Origin | None]:
        """Return where a reader's value comes from in the base and in the head; None where there is none."""
        line = differing_line(leaf.before, leaf.after)
        sides = (
            (self.base, leaf.before_levels, self.moved.get(reader, reader), leaf.route_before),
            (self.head, leaf.after_levels, reader, leaf.route),
        )
        before, after = (_origin(side, levels, scope, route, line) for side, levels, scope, route in sides)
        return before, after

    def untouched(self, cause: Cause) -> tuple[Untouched, ...]:
        """Return who lies below an edited line and sees no difference."""
        return untouched(cause, *self._snapshots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A tree, and what a person calls it."""

    name: str
    tree: Tree


def differing_line(before: Any, after: Any) -> int:
    """Return the first line in which two texts of several lines differ; 0 for anything else."""
    if not (isinstance(before, str) and isinstance(after, str) and "\n" in before + after):
        return 0
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    alike = next((number for number, (old, new) in enumerate(pairs) if old != new), None)
    return alike + 1 if alike is not None else min(before.count("\n"), after.count("\n")) + 1


def _origin(side: Side, levels: tuple[str, ...], scope: ScopeKey, route: Keys, line: int) -> Origin | None:
    layer = max((layer_of(level, scope) for level in levels), key=lambda each: each.rank, default=None)
    return Origin(layer, side.place(layer, route, line=line)) if layer is not None else None


def environments_of(base: Tree, head: Tree) -> tuple[str, ...]:
    """Return the environments of both trees, that without any first."""
    layers = (lay_out(tree.files(), tree.label).layers.values() for tree in (base, head))
    # A folder whose name is no key is an environment to nobody, and a finding of the check.
    return tuple(sorted({"", *(name for side in layers for files in side for name in files)}))


def review(base: Named, head: Named, environment: str, tenant: str | None = None, watch: Watch = unwatched) -> Review:
    """Compare two trees, or what one tenant has of them. Only tenants that could differ are compiled."""
    touched = Touched.between(base.tree, head.tree)
    wanted = None if "" in touched.owners else touched.owners
    if tenant is not None:
        wanted = frozenset({tenant}) if wanted is None else wanted & {tenant}
    old, new = (compiled_side(each, environment, wanted, watch) for each in (base, head))
    unavailable = _unavailable(old, new, wanted)
    out = frozenset(each.tenant for each in unavailable)
    before, after = (_comparable(side.compilation.snapshot, out, wanted) for side in (old, new))
    plan = make_plan(inventory_of(before, base.name), inventory_of(after, head.name), environment)
    moved = _moved(plan, after)
    edits = find_edits(old, new, environment, moved, touched)
    edits = {
        layer: said
        for layer, said in edits.items()
        if layer.scope.tenant not in out and (wanted is None or layer.scope.tenant in (*wanted, ""))
    }
    return Review(
        environment=environment,
        tenant=tenant,
        base=old,
        head=new,
        plan=plan,
        causes=find_causes(plan.effective, edits, before, after),
        unavailable=unavailable,
        moved=moved,
        _snapshots=(before, after),
    )


def compiled_side(named: Named, environment: str, wanted: frozenset[str] | None, watch: Watch = unwatched) -> Side:
    """Compile a tree, or of it the platform and the tenants that are wanted."""
    layout = lay_out(named.tree.files(), named.tree.label)
    return Side(named.name, named.tree, layout, _compiled(named.tree, layout, environment, wanted, watch))


def _compiled(tree: Tree, layout: Layout, environment: str, wanted: frozenset[str] | None, watch: Watch) -> Compilation:
    """Compile the tenants that are wanted; everything, where some error could hang on the others."""
    if wanted is not None and not layout.findings:
        layers = {key: files for key, files in layout.layers.items() if not key.tenant or key.tenant in wanted}
        narrow = replace(layout, layers=layers, paths=[])
        found = compile_tree(tree, environment, AllReviewed(), narrow, NO_DAY, watch)
        if found.is_whole:
            return found
    return compile_tree(tree, environment, AllReviewed(), layout, NO_DAY, watch)


def _unavailable(base: Side, head: Side, wanted: frozenset[str] | None) -> tuple[Unavailable, ...]:
    """Return the tenants one side of which does not compile; under an empty name the platform, and then all are."""
    broken = [frozenset(side.compilation.not_compiled) for side in (base, head)]
    found = broken[0] | broken[1]
    if "platform" in found:
        found |= {key.tenant for side in (base, head) for key in side.layout.layers}
    return tuple(
        Unavailable(tenant=tenant, in_base=_is_in(tenant, broken[0]), in_head=_is_in(tenant, broken[1]))
        for tenant in sorted(found - {"platform"})
        if wanted is None or not tenant or tenant in wanted
    )


def _is_in(tenant: str, broken: frozenset[str]) -> bool:
    return "platform" in broken or tenant in broken


def _comparable(snapshot: Snapshot, out: frozenset[str], wanted: frozenset[str] | None) -> Snapshot:
    scopes = {
        scope: entries
        for scope, entries in snapshot.scopes.items()
        if scope.tenant not in out and (wanted is None or scope.tenant in (*wanted, ""))
    }
    return replace(snapshot, scopes=scopes)


def _moved(plan: Plan, head: Snapshot) -> Mapping[ScopeKey, ScopeKey]:
    """Return where scopes that moved were; an event goes along with its tenant."""
    moved = {
        change.reach.cause: change.origin.scope
        for change in plan.effective
        if isinstance(change, Move) and change.origin.scope != change.reach.cause
    }
    tenants = {new.tenant: old.tenant for new, old in moved.items() if not new.event}
    along = {
        scope: ScopeKey(tenants[scope.tenant], scope.event)
        for scope in head.scopes
        if scope.event and scope.tenant in tenants
    }
    return along | moved
