"""A finding about a value of an entry, at the line where it was said, or where a deeper layer spoilt it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.place import Place, Route, Spot, dotted
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.compliance.law import quoted
from compiler.core.rules.view import View

Related = tuple[tuple[str, Spot | Place], ...]


class Against(NamedTuple):
    """The other value that a value cannot stand with."""

    words: str
    """What is said there."""
    entry: Resolved
    """It may be a tombstone: then it was taken out there."""
    route: Route = ()


def found(  # noqa: PLR0913 - a finding has as many parts
    rule: Rule,
    view: View,
    entry: Resolved,
    route: Route,
    what: str,
    fix: str,
    *,
    of_key: bool = False,
    related: Related = (),
    against: Against | None = None,
) -> Finding:
    """Return a finding about the value at a route of an entry.

    Of two values that cannot stand together, the one said in the deeper layer is where somebody wrote last.
    """
    at = view.spot(entry, route, of_key=of_key)
    if against is not None:
        other = view.spot(against.entry, against.route)
        if layer_of(against.entry, against.route) > layer_of(entry, route):
            said = dotted((entry.name, *(key for key in route if type(key) is str)))
            at, related = other, ((f"`{said}` is said here", at), *related)
        else:
            related = ((against.words, other), *related)
    related = (*related, *quoted(view, rule))
    return Finding(rule=rule, at=at, what=what, fix=fix, related=related, subject=view.subject(entry, route))


def layer_of(entry: Resolved, route: Route) -> int:
    """Return how deep the layer is that said a value, environments apart: 0 platform, 1 tenant, 2 event."""
    return origin_at(entry.origins, route) // 2


def removed(view: View, name: str) -> Resolved | None:
    """Return the tombstone of an entry that some layer takes out."""
    tombstone = view.scope.find(name)
    return tombstone if tombstone is not None and tombstone.is_removed else None


def where_said(view: View, route: tuple[str, ...]) -> Spot | None:
    """Return where the deepest tenant's or event's layer speaks of a route, be it to take it out."""
    for scope in view.scope.chain():
        for patch in reversed(scope.patches if scope.key.tenant else ()):
            if patch.says(route):
                return patch.spot(route, of_key=True)
    return None


def listed(names: Sequence[str], most: int = 6) -> str:
    """Write names as people do: `a`, `b` and `c`; beyond the most, how many more there are."""
    shown = [f"`{name}`" for name in names]
    if len(shown) > most:
        return f"{', '.join(shown[:most])} and {len(shown) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
