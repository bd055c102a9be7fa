"""That a channel fails is told through another one."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

ALERT_CHANNEL = Rule(
    id="alert-channel",
    severity=Severity.WARNING,
    summary="An alert is told through the very channel it watches",
    why="When that channel is down, so is the alert.",
)
_FAILING = {"sent", "delivered_share", "bounced_share", "failed_share", "queue_age"}
"""Figures that tell of a channel that does not work, rather than of guests who do not like it."""


def _run(view: View) -> Iterator[Finding]:
    for alert in view.section("alerts").values():
        receivers = [receiver.get("type") for receiver in alert.value.get("receivers", {}).values()]
        metric = alert.value.get("when", {}).get("metric")
        if alert.value.get("enabled") is False or metric not in _FAILING or not receivers:
            continue
        watched = _watched(view, alert)
        if len(watched) == 1 and set(receivers) == watched:
            (channel,) = watched
            what = f"It watches {channel}, and everybody it names is told by {channel}."
            fix = "Add a receiver on another way: a role, a webhook, or " + (
                "an e-mail address." if channel == "sms" else "a telephone number."
            )
            yield found(ALERT_CHANNEL, view, alert, ("receivers",), what, fix, of_key=True)


def _watched(view: View, alert: Resolved) -> set[str]:
    channels = set(alert.value.get("channels", ()))
    providers = [view.find(f"providers.{name}") for name in alert.value.get("providers", ())]
    carried = {provider.value.get("channel") for provider in providers if provider is not None}
    return channels & carried if channels and carried else channels or carried


CHECK = ViewCheck(rules=(ALERT_CHANNEL,), reads=frozenset({"alerts", "providers"}), run=_run)
