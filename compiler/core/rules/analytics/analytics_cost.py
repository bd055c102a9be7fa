"""Where costs are shown or watched, every channel in use has a price."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.analytics.analytics_metric import dashboards
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found, layer_of, listed
from compiler.core.rules.view import View

ANALYTICS_COST = Rule(
    id="analytics-cost",
    severity=Severity.WARNING,
    summary="Costs are shown that nobody has given",
    why="A figure that leaves a channel out looks like a low one.",
)
_PRICES = {
    "email": ("email",),
    "sms": ("sms", "sms_by_country"),
    "whatsapp": ("whatsapp_marketing", "whatsapp_utility"),
}
_METRICS = ("cost", "cost_per_reply", "return_on_cost")
_Use = tuple[Resolved, tuple[str | int, ...], str]


def _run(view: View) -> Iterator[Finding]:
    uses = list(_uses(view))
    if not uses or view.is_broken("analytics", "settings", "alerts"):
        return
    costs = view.find("analytics.costs")
    if costs is None:
        for entry, route, metric in uses:
            what = f"{metric} is counted from `analytics.costs`, which nobody has set."
            fix = "Add `analytics.costs` with a currency and the price of a message, or show another figure."
            yield found(ANALYTICS_COST, view, entry, route, what, fix)
        return
    lacking = _lacking(view, costs, {metric for _, _, metric in uses})
    if lacking:
        entry, route, metric = max(uses, key=lambda use: layer_of(use[0], use[1]))
        what = f"{metric} is asked for, and `analytics.costs` says nothing about {listed(lacking)}."
        fix = "Add what one of them costs." if lacking != ["accepted_reply"] else "Add what an accepted reply is worth."
        against = Against(f"{metric} is asked for here", entry, route)
        yield found(ANALYTICS_COST, view, costs, (), what, fix, of_key=True, against=against)


def _uses(view: View) -> Iterator[_Use]:
    """Yield each place where a dashboard or an alert asks for a cost."""
    for entry, name, dashboard in dashboards(view):
        shown = [at for at, metric in enumerate(dashboard.get("metrics", ())) if metric in _METRICS]
        yield from ((entry, (name, "metrics", at), dashboard["metrics"][at]) for at in shown)
    for _, alert in sorted(view.section("alerts").items()):
        metric = alert.value.get("when", {}).get("metric")
        if metric in _METRICS and alert.value.get("enabled") is not False:
            yield alert, ("when", "metric"), metric


def _lacking(view: View, costs: Resolved, metrics: set[str]) -> list[str]:
    channels = view.find("settings.channels")
    lacking = [
        channel
        for channel in (channels.value if channels is not None else ())
        if not any(price in costs.value for price in _PRICES[channel])
    ]
    is_worth_unknown = "return_on_cost" in metrics and "accepted_reply" not in costs.value
    return [*lacking, *(["accepted_reply"] if is_worth_unknown else [])]


CHECK = ViewCheck(rules=(ANALYTICS_COST,), reads=frozenset({"analytics", "settings", "alerts"}), run=_run)
