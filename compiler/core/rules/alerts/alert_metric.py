"""The figure an alert waits for is observed at all."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.analytics.analytics_metric import unobserved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

ALERT_METRIC = Rule(
    id="alert-metric",
    severity=Severity.WARNING,
    summary="An alert waits for a figure that is not observed",
    why="It would stay silent whatever happens.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("analytics", "settings"):
        return
    for alert in view.section("alerts").values():
        metric = alert.value.get("when", {}).get("metric", "")
        wrong = unobserved(view, metric) if alert.value.get("enabled") is not False else None
        if wrong is not None:
            against = Against("that is said here", wrong.because)
            what = f"`{alert.name}` waits for {metric}, and {wrong.what}."
            fix = "Wait for another figure, or take the alert out there with null."
            yield found(ALERT_METRIC, view, alert, ("when", "metric"), what, fix, against=against)


CHECK = ViewCheck(rules=(ALERT_METRIC,), reads=frozenset({"alerts", "analytics", "settings"}), run=_run)
