"""The roles that a dashboard is for are there, and are not guests'."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.rules.analytics.analytics_metric import dashboards
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found, removed
from compiler.core.rules.view import View

ANALYTICS_ROLE = Rule(
    id="analytics-role",
    summary="A dashboard is for a role that cannot see it",
    why="Whoever was meant would not see it; and guests must not see each other in figures.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("roles"):
        return
    levels = {name.split(".")[1]: role.value.get("level") for name, role in view.section("roles").items()}
    for entry, name, dashboard in dashboards(view):
        for position, role in enumerate(dashboard.get("roles", ())):
            route = (name, "roles", position)
            if role not in levels:
                tombstone = removed(view, f"roles.{role}")
                against = Against("it is taken out here", tombstone) if tombstone is not None else None
                what, fix = f"There is no role `{role}` here.", did_you_mean(role, levels)
                yield found(ANALYTICS_ROLE, view, entry, route, what, fix, against=against)
            elif levels[role] == "guest":
                what, fix = f"`{role}` is a role of guests.", "Name roles of the people who run events."
                yield found(ANALYTICS_ROLE, view, entry, route, what, fix)


CHECK = ViewCheck(rules=(ANALYTICS_ROLE,), reads=frozenset({"analytics", "roles"}), run=_run)
