"""What is critical is told at once, at any hour."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

ALERT_HOURS = Rule(
    id="alert-hours",
    severity=Severity.WARNING,
    summary="A critical alert has hours",
    why="Critical ones are told always, so whoever wrote the hours expects a quiet night they will not have.",
)


def _run(view: View, alert: Resolved) -> Iterator[Finding]:
    if alert.value["severity"] == "critical" and "hours" in alert.value:
        what = f"It is critical, so it is told outside {alert.value['hours']} as well."
        fix = "Take `hours` out with null, or write `severity: warning`."
        against = Against("how urgent it is stands here", alert, ("severity",))
        yield found(ALERT_HOURS, view, alert, ("hours",), what, fix, against=against)


CHECK = EntryCheck(rules=(ALERT_HOURS,), section="alerts", run=_run)
