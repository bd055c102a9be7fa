"""The figures a dashboard shows are observed at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

ANALYTICS_METRIC = Rule(
    id="analytics-metric",
    severity=Severity.WARNING,
    summary="A dashboard shows a figure that is not observed",
    why="It would stand there as nothing, and look as if guests did nothing.",
)
TRACKING: Mapping[str, str] = {"opened": "settings.open_tracking", "clicked": "settings.link_tracking"}
"""What is only seen where a permission of the settings holds."""
_SEEN_BY: Mapping[str, str] = {
    "sent": "sent",
    "delivered_share": "delivered",
    "opened_share": "opened",
    "clicked_share": "clicked",
    "read_share": "read",
    "replied_share": "replied",
    "accepted_share": "replied",
    "bounced_share": "bounced",
    "failed_share": "failed",
    "complained_share": "complained",
    "unsubscribed_share": "unsubscribed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unobserved:
    """Why a figure cannot be counted."""

    what: str
    """As the end of a sentence."""
    because: Resolved
    """The entry that says so."""


def dashboards(view: View) -> Iterator[tuple[Resolved, str, Mapping[str, Any]]]:
    """Yield the dashboards by name, each with the entry that holds them all."""
    entry = view.find("analytics.dashboards")
    if entry is not None:
        for name in sorted(entry.value):
            yield entry, name, entry.value[name]


def unobserved(view: View, metric: str) -> Unobserved | None:
    """Return why a figure cannot be counted here; None where it can, or where nobody says what is recorded."""
    happening = _SEEN_BY.get(metric)
    events = view.find("analytics.events")
    if happening is None:
        return None
    if events is not None and happening not in events.value:
        return Unobserved(what=f"`analytics.events` leaves `{happening}` out", because=events)
    permission = view.find(TRACKING[happening]) if happening in TRACKING else None
    if permission is not None and permission.value is False:
        return Unobserved(what=f"`{permission.name}` is false", because=permission)
    return None


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("analytics", "settings"):
        return
    for entry, name, dashboard in dashboards(view):
        for position, metric in enumerate(dashboard.get("metrics", ())):
            wrong = unobserved(view, metric)
            if wrong is not None:
                what = f"`{name}` shows {metric}, and {wrong.what}."
                fix = "Take it off the dashboard, or show another figure."
                against = Against("that is said here", wrong.because)
                at = (name, "metrics", position)
                yield found(ANALYTICS_METRIC, view, entry, at, what, fix, against=against)


CHECK = ViewCheck(rules=(ANALYTICS_METRIC,), reads=frozenset({"analytics", "settings"}), run=_run)
