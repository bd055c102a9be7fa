"""Every provider that routing names is there, is in use and carries the channel."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View

ROUTING_PROVIDER = Rule(
    id="routing-provider",
    summary="Routing names a provider that cannot be used",
    why="Messages sent that way would go nowhere.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("providers"):
        return
    providers = {name.split(".")[1]: entry for name, entry in view.section("providers").items()}
    for name, route in view.section("routing").items():
        channel = name.split(".")[1]
        if channel == "order":
            continue
        for position, provider in enumerate(route.value.get("providers", ())):
            wrong = _wrong(provider, channel, providers)
            if wrong is not None:
                at = view.spot(route, ("providers", position))
                subject = view.subject(route, ("providers", position))
                found = providers.get(provider)
                related = (("the provider is described here", view.spot(found)),) if found is not None else ()
                what, fix = wrong
                yield Finding(rule=ROUTING_PROVIDER, at=at, what=what, fix=fix, related=related, subject=subject)


def _wrong(name: str, channel: str, providers: dict[str, Resolved]) -> tuple[str, str] | None:
    provider = providers.get(name)
    if provider is None:
        fitting = [other for other, entry in providers.items() if entry.value.get("channel") == channel]
        fix = did_you_mean(name, fitting) if fitting else f"Take it out, or add a provider that carries {channel}."
        return f"There is no provider `{name}` here.", fix
    if provider.value.get("channel") != channel:
        fix = f"Name a provider that carries {channel}."
        return f"`{name}` carries {provider.value.get('channel')}, not {channel}.", fix
    if provider.value.get("enabled") is False:
        return f"`{name}` is not enabled.", "Enable it, or take it out of the list."
    return None


CHECK = ViewCheck(rules=(ROUTING_PROVIDER,), reads=frozenset({"providers", "routing"}), run=_run)
