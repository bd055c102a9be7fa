"""The providers an alert counts over are there, in use, and carry its channels."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found, removed
from compiler.core.rules.view import View

ALERT_PROVIDER = Rule(
    id="alert-provider",
    summary="An alert counts over providers that send nothing",
    why="It would stay silent whatever happens.",
)
_Wrong = tuple[str, str, Against | None]


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("providers", "alerts"):
        return
    for alert in view.section("alerts").values():
        if alert.value.get("enabled") is False:
            continue
        wrong = [_wrong(view, alert, name) for name in alert.value.get("providers", ())]
        # Where one of several has been taken out at an event, the alert goes on counting over the others.
        is_deaf = all(reason is not None for reason in wrong)
        for position, reason in enumerate(wrong):
            if reason is None:
                continue
            what, fix, against = reason
            if against is None or is_deaf:
                yield found(ALERT_PROVIDER, view, alert, ("providers", position), what, fix, against=against)


def _wrong(view: View, alert: Resolved, name: str) -> _Wrong | None:
    provider, channels = view.find(f"providers.{name}"), alert.value.get("channels")
    if provider is None:
        tombstone = removed(view, f"providers.{name}")
        if tombstone is not None:
            what = f"`{alert.name}` counts over `{name}`, which is taken out."
            fix = "Name one that is in use there, or take the alert out too."
            return what, fix, Against("it is taken out here", tombstone)
        known = [entry.split(".")[1] for entry in view.section("providers")]
        return f"There is no provider `{name}` in {view.key.tenant}.", did_you_mean(name, known), None
    if provider.value.get("enabled") is False:
        what = f"`{alert.name}` counts over `{name}`, which is not enabled."
        off = Against("it is switched off here", provider, ("enabled",))
        return what, "Enable it, or name one that is in use.", off
    if channels is not None and provider.value.get("channel") not in channels:
        what = f"`{name}` carries {provider.value.get('channel')}, and the alert counts over {', '.join(channels)}."
        carries = Against("its channel is said here", provider, ("channel",))
        return what, "Name a provider of that channel, or leave `channels` out.", carries
    return None


CHECK = ViewCheck(rules=(ALERT_PROVIDER,), reads=frozenset({"alerts", "providers"}), run=_run)
