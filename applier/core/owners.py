"""Whose agreement a change needs: the roles that approve its routes, in the layer it is made in.

A change needs one role that may agree to it, as the settings before the change have the roles *and* as those
after it have them; so nobody makes themselves an approver with the change that they approve. A role of a wider
level may agree for the layers below. What an entry below merely takes over from a change above needs no
agreement of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from applier.core.change import Reattribute
from applier.core.risk.judged import Judged
from applier.core.risk.leaves import Leaf
from applier.core.risk.level import Risk
from applier.core.risk.sides import Side, foothold
from compiler.core.rules.roles.role_route import covers
from compiler.core.snapshot import PLATFORM, ScopeKey

_LEVELS = ("event", "tenant", "platform")
"""The nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role as it stands in one tenant or event."""

    name: str
    level: str
    approves: tuple[str, ...]
    approvals: int
    members: tuple[str, ...]
    """Sorted."""

    def may_approve(self, scope: ScopeKey, route: tuple[str, ...]) -> bool:
        """Whether a change of a route in the layer of a scope is its to agree to."""
        return self.reaches(scope) and any(covers(pattern, route) for pattern in self.approves)

    def reaches(self, scope: ScopeKey) -> bool:
        """Whether the layers of a scope are its own, or below them."""
        return self.level in _LEVELS and _LEVELS.index(self.level) >= len(_LEVELS) - len(scope.chain)


RolesAt = Callable[[ScopeKey], tuple[Role, ...]]
"""The roles as they stand in a scope, sorted by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """So many of a role's members, whoever they are."""

    role: str
    members: tuple[str, ...]
    approvals: int

    def is_within(self, other: Quorum) -> bool:
        """Whether whoever fulfils this one fulfils the other too."""
        return self.approvals >= other.approvals and set(self.members) <= set(other.members)


Demand = tuple[Quorum, ...]
"""One of these is enough, the nearest role first; where there is none, nobody can agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Changes that need the same agreement."""

    demands: tuple[Demand, ...]
    """All of these: two where the roles before the change and after it ask for other people."""
    routes: tuple[tuple[ScopeKey, tuple[str, ...]], ...]
    """What they change, and in which scope; sorted."""
    risks: tuple[Risk, ...]
    """The class of each change among them, the most severe first."""


def roles_of(side: Side, scopes: Iterable[ScopeKey]) -> RolesAt:
    """Return the roles as one side of a plan has them; the scopes are those that will be asked about."""
    known: dict[ScopeKey, tuple[Role, ...]] = {}
    side.read_ahead({foothold(scope, ("roles",), side) for scope in scopes}, "roles")

    def roles_at(scope: ScopeKey) -> tuple[Role, ...]:
        place = foothold(scope, ("roles",), side)
        if place not in known:
            entries = side.entries(place, "roles")
            known[place] = tuple(_role(name, entries[name]) for name in sorted(entries))
        return known[place]

    return roles_at


def required_approvers(changes: Iterable[Judged], base: RolesAt, head: RolesAt) -> tuple[Need, ...]:
    """Return who has to agree to some changes, the most severe first."""
    gathered: dict[tuple[Demand, ...], _Gathered] = {}
    for change, leaves in _own_leaves(changes):
        for leaf in leaves:
            demands = _demands(change.change.reach.cause, leaf.route, base, head)
            gathered.setdefault(demands, _Gathered()).add(change, leaf)
    needs = (each.need(demands) for demands, each in gathered.items())
    return tuple(sorted(needs, key=lambda need: (-max(need.risks), need.routes)))


def quorums(roles: Iterable[Role], scope: ScopeKey, route: tuple[str, ...]) -> Demand:
    """Return the roles that may agree to a change of a route and that somebody has, the nearest first."""
    fitting = [role for role in roles if role.members and role.may_approve(scope, route)]
    fitting.sort(key=lambda role: (_LEVELS.index(role.level), role.name))
    return tuple(Quorum(role=role.name, members=role.members, approvals=role.approvals) for role in fitting)


@dataclass(slots=True)
class _Gathered:
    routes: set[tuple[ScopeKey, tuple[str, ...]]] = field(default_factory=set)
    changes: dict[tuple[ScopeKey, str], Risk] = field(default_factory=dict)

    def add(self, judged: Judged, leaf: Leaf) -> None:
        scope = judged.change.reach.cause
        self.routes.add((scope, leaf.route))
        self.changes[(scope, judged.change.name)] = judged.risk

    def need(self, demands: tuple[Demand, ...]) -> Need:
        risks = tuple(sorted(self.changes.values(), reverse=True))
        return Need(demands=demands, routes=tuple(sorted(self.routes)), risks=risks)


def _own_leaves(changes: Iterable[Judged]) -> Iterator[tuple[Judged, list[Leaf]]]:
    """Each change with the values that differ in it and that no change above it brought."""
    said: set[tuple[ScopeKey, str]] = set()
    widest_first = sorted(changes, key=lambda each: (len(each.change.reach.cause.chain), each.change.reach.cause))
    for judged in widest_first:
        if isinstance(judged.change, Reattribute):
            continue
        scope = judged.change.reach.cause
        above = scope.chain[:-1]
        own = [
            leaf for leaf in judged.leaves or (_unknown(judged),) if not any((at, repr(leaf)) in said for at in above)
        ]
        said |= {(scope, repr(leaf)) for leaf in judged.leaves}
        yield judged, own


def _unknown(judged: Judged) -> Leaf:
    """A change whose values cannot be read: all of the entry."""
    return Leaf(route=tuple(judged.change.name.split(".")), before=None, after=None)


def _demands(scope: ScopeKey, route: tuple[str, ...], base: RolesAt, head: RolesAt) -> tuple[Demand, ...]:
    """What the roles before ask for and what those after ask for; one of them, where it holds the other."""
    before, after = base(scope), head(scope)
    asked = quorums(after, scope, route)
    if not base(PLATFORM):
        return (asked,)  # there were no roles yet, so nobody could have agreed
    asked_before = quorums(before, scope, route)
    if _holds(asked_before, asked):
        return (asked_before,)
    return (asked,) if _holds(asked, asked_before) else (asked_before, asked)


def _holds(demand: Demand, other: Demand) -> bool:
    """Whether whoever fulfils one demand has fulfilled the other."""
    return all(any(quorum.is_within(wider) for wider in other) for quorum in demand)


def _role(name: str, value: dict[str, object]) -> Role:
    def texts(key: str) -> tuple[str, ...]:
        found = value.get(key, ())
        return tuple(str(each) for each in found) if isinstance(found, list) else ()

    approvals = value.get("approvals", 1)
    return Role(
        name=name.partition(".")[2],
        level=str(value.get("level", "")),
        approves=texts("approves"),
        approvals=approvals if isinstance(approvals, int) else 1,
        members=tuple(sorted(texts("members"))),
    )
