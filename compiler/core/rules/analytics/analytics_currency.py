"""Whoever writes another currency writes the amounts anew."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Route, dotted
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, layer_of, listed
from compiler.core.rules.view import View

ANALYTICS_CURRENCY = Rule(
    id="analytics-currency",
    summary="Amounts of one currency would be read in another",
    why="A currency does not convert what the layer above wrote; the same digits would mean other money.",
)


def _run(view: View, entry: Resolved) -> Iterator[Finding]:
    if entry.name != "analytics.costs":
        return
    layer = layer_of(entry, ("currency",))
    stale = [route for route in _amounts(entry) if layer_of(entry, route) < layer]
    if stale:
        stands, it = ("stands", "it") if len(stale) == 1 else ("stand", "each")
        what = f"{listed([dotted(route) for route in stale])} still {stands} as written in the layer above."
        fix = f"Write {it} in {entry.value['currency']} here, or take {it} out with null."
        related = ((f"`{dotted(stale[0])}` is said here", view.spot(entry, stale[0])),)
        yield found(ANALYTICS_CURRENCY, view, entry, ("currency",), what, fix, related=related)


def _amounts(entry: Resolved) -> Iterator[Route]:
    """Yield the route of every amount of money."""
    for field, amount in sorted(entry.value.items()):
        if type(amount) is dict:
            yield from ((field, country) for country in sorted(amount))
        elif field != "currency":
            yield (field,)


CHECK = EntryCheck(rules=(ANALYTICS_CURRENCY,), section="analytics", run=_run)
