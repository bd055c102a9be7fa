"""What a guest would meet: the channels, the providers of each, and the template in the guest's language."""

from __future__ import annotations

from compiler.core.expectations.look import Look
from compiler.core.merge.merge import ABSENT
from compiler.core.rules.providers.way import ways
from messages.locale.fallback import chosen
from messages.when import unmet
from schemas.expectation import Guest

CHANNELS = ("email", "sms", "whatsapp")


def channels_for(look: Look, guest: Guest | None) -> tuple[str, ...]:
    """Return the channels a guest would be written to on, the first one first.

    In use are those of `settings.channels` (all where nothing is said) that a provider carries and the
    guest allows; `routing.order` comes first, the rest as they stand.
    """
    used = _listed(look, ("settings", "channels")) or CHANNELS
    order = _listed(look, ("routing", "order"))
    names = [*(name for name in order if name in used), *(name for name in used if name not in order)]
    return tuple(name for name in names if _allows(guest, name) and _carriers(look, name))


def providers_for(look: Look, channel: str, guest: Guest | None) -> tuple[str, ...]:
    """Return the providers that would be tried, the first one first; none where the channel is not to be used.

    `routing.<channel>.providers` names them, else their priorities order them; those that are not enabled
    are left out, and those marked `fallback` go last.
    """
    used = _listed(look, ("settings", "channels")) or CHANNELS
    return _carriers(look, channel) if channel in used and _allows(guest, channel) else ()


def template_for(look: Look, category: str, channel: str, guest: Guest | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the locale a guest would get a message in (`messages.locale.fallback`), and all it is written in.

    A message that is for other events (`when`) is not sent at this one.
    """
    prefix = f"templates.{category}.{channel}."
    event = look.view.find("event")
    written = tuple(
        sorted(
            name.removeprefix(prefix)
            for name, entry in look.view.section("templates").items()
            if name.startswith(prefix) and (event is None or unmet(entry.value.get("when"), event.value) is None)
        )
    )
    tenant = look.value(("settings", "locale"))
    usual = tenant if tenant is not ABSENT else None
    found = chosen(guest.locale if guest is not None else None, usual, offered_locales(look, written), written)
    if found is not None:
        look.entry(f"{prefix}{found}")
    return found, written


def offered_locales(look: Look, written: tuple[str, ...]) -> tuple[str, ...]:
    """Return the locales guests are offered; all that a message is written in where nothing is said."""
    return _listed(look, ("settings", "locales")) or written


def _allows(guest: Guest | None, channel: str) -> bool:
    return guest is None or guest.allows is None or channel in guest.allows


def _carriers(look: Look, channel: str) -> tuple[str, ...]:
    """Return the providers a channel's messages go through, noting every value that decides it."""
    look.value(("routing", channel, "providers"))
    for name, entry in look.view.section("providers").items():
        if entry.value.get("channel") == channel:
            for key in ("channel", "enabled", "priority", "fallback"):
                look.value((*name.split("."), key))
    way = ways(look.view).get(channel)
    chosen = sorted(way.providers, key=lambda entry: entry.value.get("fallback") is True) if way is not None else ()
    return tuple(entry.name.partition(".")[2] for entry in chosen)


def _listed(look: Look, route: tuple[str, ...]) -> tuple[str, ...]:
    value = look.value(route)
    return tuple(value) if type(value) is list else ()
