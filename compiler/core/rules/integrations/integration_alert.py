"""A webhook that listens for alerts is named by one."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.integrations.integration_twice import in_use
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

INTEGRATION_ALERT = Rule(
    id="integration-alert",
    severity=Severity.WARNING,
    summary="A webhook waits for alerts that nobody sends it",
    why="An alert goes to its receivers only; somebody believes that they would be told.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("alerts"):
        return
    told = view.derived(_told, "alerts")
    for webhook in in_use(view, "webhook"):
        events = list(webhook.value.get("events", ()))
        name = webhook.name.split(".")[1]
        if "alert" in events and name not in told:
            what = f"No alert has `{name}` among its receivers."
            fix = f"Add `{{type: webhook, integration: {name}}}` to an alert's receivers, or take `alert` out."
            silenced = _silenced(view, name)
            against = Against("the alert that did is said here", silenced) if silenced is not None else None
            route = ("events", events.index("alert"))
            yield found(INTEGRATION_ALERT, view, webhook, route, what, fix, against=against)


def _told(view: View) -> frozenset[str]:
    return frozenset(name for alert in view.section("alerts").values() for name in _receivers(alert))


def _receivers(alert: Resolved) -> Iterator[str]:
    if alert.value.get("enabled") is not False:
        for receiver in alert.value.get("receivers", {}).values():
            if receiver.get("type") == "webhook" and "integration" in receiver:
                yield receiver["integration"]


def _silenced(view: View, webhook: str) -> Resolved | None:
    """Return the alert that named a webhook until this scope's own layer changed it."""
    for name, alert in sorted(view.scope.own.items()):
        above = view.parent.find(name) if name.startswith("alerts.") and view.parent is not None else None
        if above is not None and webhook in _receivers(above):
            return alert
    return None


CHECK = ViewCheck(rules=(INTEGRATION_ALERT,), reads=frozenset({"integrations", "alerts"}), run=_run)
