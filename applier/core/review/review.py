"""A review: two trees compared in one environment, every difference under the line that causes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from applier.core.cause import Cause, find_causes
from applier.core.change import Move
from applier.core.inventory import inventory_of
from applier.core.plan import Plan, make_plan
from applier.core.review.edits import find_edits
from applier.core.review.side import Side
from applier.core.review.touched import Touched
from applier.core.review.untouched import Untouched, untouched
from compiler.core.baseline import AllReviewed
from compiler.core.compilation import Compilation
from compiler.core.compile import NO_DAY, Watch, compile_tree, unwatched
from compiler.core.layer.layout import Layout, lay_out
from compiler.core.snapshot import ScopeKey, Snapshot
from compiler.core.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """A tenant that cannot be compared, and on which sides it does not compile."""

    tenant: str
    in_base: bool
    in_head: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Two trees in one environment."""

    environment: str
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

    def untouched(self, cause: Cause) -> tuple[Untouched, ...]:
        """Return who lies below an edited line and sees no difference."""
        return untouched(cause, *self._snapshots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A tree, and what a person calls it."""

    name: str
    tree: Tree


def environments_of(base: Tree, head: Tree) -> tuple[str, ...]:
    """Return the environments of both trees, that without any first."""
    found = (lay_out(tree.files(), tree.label).environments for tree in (base, head))
    return ("", *sorted(set().union(*found)))


def review(
    base: Named, head: Named, environment: str, tenant: str | None = None, watch: Watch = unwatched
) -> Review:
    """Compare two trees, or what one tenant has of them. Only tenants that could differ are compiled."""
    touched = Touched.between(base.tree, head.tree)
    wanted = None if "" in touched.owners else touched.owners
    if tenant is not None:
        wanted = frozenset({tenant}) if wanted is None else wanted & {tenant}
    old, new = (_side(each, environment, wanted, watch) for each in (base, head))
    unavailable = _unavailable(old, new, wanted)
    out = frozenset(each.tenant for each in unavailable)
    before, after = (_comparable(side.compilation.snapshot, out, wanted) for side in (old, new))
    plan = make_plan(inventory_of(before, base.name), inventory_of(after, head.name), environment)
    moved = _moved(plan, after)
    edits = find_edits(old, new, environment, moved, touched)
    edits = {
        layer: said
        for layer, said in edits.items()
        if layer.scope.tenant not in out and (not layer.scope.tenant or wanted is None or layer.scope.tenant in wanted)
    }
    return Review(
        environment=environment,
        base=old,
        head=new,
        plan=plan,
        causes=find_causes(plan.effective, edits, before, after),
        unavailable=unavailable,
        moved=moved,
        _snapshots=(before, after),
    )


def _side(named: Named, environment: str, wanted: frozenset[str] | None, watch: Watch) -> Side:
    layout = lay_out(named.tree.files(), named.tree.label)
    return Side(named.name, named.tree, layout, _compiled(named.tree, layout, environment, wanted, watch))


def _compiled(
    tree: Tree, layout: Layout, environment: str, wanted: frozenset[str] | None, watch: Watch
) -> Compilation:
    """Compile the tenants that are wanted; everything, where some error could hang on the others."""
    if wanted is not None and not layout.findings:
        layers = {key: files for key, files in layout.layers.items() if not key.tenant or key.tenant in wanted}
        narrow = replace(layout, layers=layers, paths=[])
        found = compile_tree(tree, environment, AllReviewed(), narrow, NO_DAY, watch)
        if found.is_whole:
            return found
    return compile_tree(tree, environment, AllReviewed(), layout, NO_DAY, watch)


def _unavailable(base: Side, head: Side, wanted: frozenset[str] | None) -> tuple[Unavailable, ...]:
    broken = [frozenset(side.compilation.not_compiled) for side in (base, head)]
    tenants = sorted((broken[0] | broken[1]) - {"platform"})
    return tuple(
        Unavailable(tenant=tenant, in_base=tenant in broken[0], in_head=tenant in broken[1])
        for tenant in tenants
        if wanted is None or tenant in wanted
    ) or _without_platform(broken)


def _without_platform(broken: list[frozenset[str]]) -> tuple[Unavailable, ...]:
    """A platform that does not compile is told by itself where it has no tenant that is looked at."""
    in_base, in_head = ("platform" in each for each in broken)
    return (Unavailable(tenant="", in_base=in_base, in_head=in_head),) if in_base or in_head else ()


def _comparable(snapshot: Snapshot, out: frozenset[str], wanted: frozenset[str] | None) -> Snapshot:
    scopes = {
        scope: entries
        for scope, entries in snapshot.scopes.items()
        if scope.tenant not in out and (wanted is None or not scope.tenant or scope.tenant in wanted)
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
