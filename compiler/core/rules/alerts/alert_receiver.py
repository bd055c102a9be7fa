"""Whoever an alert names is there and can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found, removed
from compiler.core.rules.view import View

ALERT_RECEIVER = Rule(
    id="alert-receiver",
    summary="An alert names a receiver that cannot be told",
    why="It would ring where nobody hears it.",
)
_LISTENS = ("events",)
_Wrong = tuple[str, str, Against | None]
"""What is wrong, what to write, and what it cannot stand with."""


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("roles", "integrations"):
        return
    for alert in view.section("alerts").values():
        for name, receiver in sorted(alert.value.get("receivers", {}).items()):
            field = {"role": "role", "webhook": "integration"}.get(receiver.get("type"), "")
            if alert.value.get("enabled") is False or field not in receiver:
                continue
            wrong = _role(view, receiver) if field == "role" else _webhook(view, receiver)
            if wrong is None:
                continue
            what, fix, against = wrong
            route = ("receivers", name, field)
            if against is not None and against.route == _LISTENS:
                # Several alerts may name a webhook that does not listen: one line of the webhook mends them all.
                related = (("an alert is told to it here", view.spot(alert, route)),)
                yield found(ALERT_RECEIVER, view, against.entry, _LISTENS, what, fix, related=related)
            else:
                yield found(ALERT_RECEIVER, view, alert, route, what, fix, against=against)


def _role(view: View, receiver: dict[str, Any]) -> _Wrong | None:
    name = receiver["role"]
    role = view.find(f"roles.{name}")
    if role is None:
        tombstone = removed(view, f"roles.{name}")
        if tombstone is not None:
            return _taken_out("role", name, tombstone)
        roles = [entry.split(".")[1] for entry in view.section("roles")]
        return f"There is no role `{name}`.", did_you_mean(name, roles), None
    if role.value.get("level") == "guest":
        return f"`{name}` is a role of guests.", "Name a role of the people who run events.", _described(role)
    if not role.value.get("members") and not role.value.get("approves"):  # else nobody could approve: another rule's
        fix = f"Write `members` under `roles.{name}` there, or name another receiver."
        return f"Nobody has the role `{name}` in {view.key.tenant}.", fix, None
    return None


def _webhook(view: View, receiver: dict[str, Any]) -> _Wrong | None:
    name = receiver["integration"]
    webhook = view.find(f"integrations.{name}")
    if webhook is None:
        tombstone = removed(view, f"integrations.{name}")
        if tombstone is not None:
            return _taken_out("integration", name, tombstone)
        entries = view.section("integrations").items()
        fitting = [entry.split(".")[1] for entry, found in entries if found.value.get("type") == "webhook"]
        return f"There is no integration `{name}` in {view.key.tenant}.", did_you_mean(name, fitting), None
    if webhook.value.get("type") != "webhook":
        return f"`{name}` is not a webhook.", "Name an integration of type webhook.", _described(webhook)
    if webhook.value.get("enabled") is False:
        off = Against("it is switched off here", webhook, ("enabled",))
        return (
            f"`{name}` is not enabled, and an alert is to be told to it.",
            "Enable it, or name another receiver.",
            off,
        )
    if "alert" not in webhook.value.get("events", ("alert",)):
        listens = Against("what it listens for is said here", webhook, _LISTENS)
        return f"`{name}` does not listen for alerts.", f"Add `alert` to `integrations.{name}.events`.", listens
    return None


def _described(entry: Resolved) -> Against:
    return Against("it is described here", entry)


def _taken_out(kind: str, name: str, tombstone: Resolved) -> _Wrong:
    what = f"The {kind} `{name}` is taken out, and an alert is to be told to it."
    return what, "Name another receiver there, or take the alert out too.", Against("it is taken out here", tombstone)


CHECK = ViewCheck(rules=(ALERT_RECEIVER,), reads=frozenset({"alerts", "roles", "integrations"}), run=_run)
