"""The providers that a channel's messages go through, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.shared.line import Line
from compiler.core.rules.shared.removal import removed
from compiler.core.rules.view import View
from schemas.catalogue import provider_channels, provider_types


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a channel's messages go."""

    route: Resolved | None
    """Where routing names the providers; None: their priorities decide."""
    providers: tuple[Resolved, ...]
    """Those that are there, carry the channel and are in use."""
    is_whole: bool
    """Whether every provider that routing names can be used."""
    then: str | None


def ways(view: View) -> Mapping[str, Way]:
    """Return the way of each channel that has one; the same for all scopes that speak of no provider and no route."""
    return view.derived(_ways, "providers", "routing")


def _ways(view: View) -> Mapping[str, Way]:
    usable: dict[str, list[Resolved]] = {}
    for entry in view.section("providers").values():
        if entry.value.get("enabled") is not False and "channel" in entry.value:
            usable.setdefault(entry.value["channel"], []).append(entry)
    routing = view.section("routing")
    found = {}
    for channel in ("email", "sms", "whatsapp"):
        route, carrying = routing.get(f"routing.{channel}"), usable.get(channel, [])
        named = route.value.get("providers") if route is not None else None
        if named is None:
            chosen = sorted(carrying, key=lambda entry: (entry.value.get("priority", 0), entry.name))
        else:
            by_name = {entry.name: entry for entry in carrying}
            chosen = [by_name[name] for key in dict.fromkeys(named) if (name := f"providers.{key}") in by_name]
        if route is not None or chosen:
            then = route.value.get("then") if route is not None else None
            found[channel] = Way(
                route=route if named is not None else None,
                providers=tuple(chosen),
                is_whole=named is None or len(chosen) == len(set(named)),
                then=then,
            )
    return found


def is_in_doubt(view: View) -> bool:
    """Tell whether a provider was left out, or does not carry what it says: then no channel can be judged."""
    return view.is_broken("providers", "routing") or any(
        entry.value.get("type") not in provider_types()
        or entry.value.get("channel") not in provider_channels(entry.value["type"])
        for entry in view.section("providers").values()
    )


def put_out_of_use(view: View, channel: str) -> Iterator[Line]:
    """Yield the lines that take a channel's providers away: `enabled: false`, or a null in a narrower layer."""
    for entry in view.section("providers").values():
        if entry.value.get("channel") == channel and entry.value.get("enabled") is False:
            yield Line(entry=entry, route=("enabled",), words=f"{_key(entry)} is put out of use here")
    for entry, before in removed(view, "providers"):
        if before.get("channel") == channel and before.get("enabled") is not False:
            yield Line(entry=entry, of_key=True, words=f"{_key(entry)} is removed here")


def _key(entry: Resolved) -> str:
    return entry.name.split(".")[1]
