"""The public face of messages: render one message, or every message of an event.

Entries are an effective view: each entry's value by its name. The same entries and the same guest give the
same message, byte for byte; what nobody gives is taken from the catalogue's examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from babel import UnknownLocaleError

from messages.contract import Contract, Variable, contract_of
from messages.email.mjml import BadMarkup
from messages.facts import Entries, Guest, given, values_of
from messages.locale.fallback import candidates, chosen
from messages.message import Message, Whatsapp
from messages.render import render_email, render_sms, render_whatsapp
from messages.rendered import Channel, Failure, Rendered
from messages.template.fill import NotFilled
from messages.trouble import forbidden_in, markup_failure, unfilled
from messages.when import unmet

__all__ = [
    "Failure",
    "Guest",
    "Rendered",
    "Slot",
    "categories",
    "channels",
    "render",
    "sample_guest",
    "slots",
    "variables",
]

_CHANNELS: tuple[Channel, ...] = ("email", "whatsapp", "sms")
_UNNAMED = "Maria Lombardi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in an event's table of messages: a category, a channel, a locale on offer."""

    category: str
    title: str
    is_sequential: bool
    """One of those that follow each other through an event; the others are asked for by law or by a carrier."""
    channel: Channel
    locale: str
    rendered: Rendered | None
    """None where no message is written on this channel at all."""


def categories(entries: Entries) -> tuple[str, ...]:
    """Return every category of the catalogue: those of an event in their order, then the others by name."""
    prefix = "catalogue.categories."
    found = {name.removeprefix(prefix): value for name, value in entries.items() if name.startswith(prefix)}
    return tuple(sorted(found, key=lambda name: (found[name].get("order", 1_000), name)))


def variables(entries: Entries) -> dict[str, Variable]:
    """Return every variable that a message of some category may use."""
    contracts = [contract_of(category, entries) for category in categories(entries)]
    return {name: found for contract in contracts if contract is not None for name, found in contract.variables.items()}


def channels(entries: Entries, category: str) -> tuple[Channel, ...]:
    """Return the channels a category's messages may go out on in this event."""
    used = entries.get("settings.channels", _CHANNELS)
    meant = entries[f"catalogue.categories.{category}"].get("channels", _CHANNELS)
    return tuple(channel for channel in _CHANNELS if channel in used and channel in meant)


def sample_guest(entries: Entries, locale: str | None = None) -> Guest:
    """Return the catalogue's example of a guest, who reads a locale: the event's own where none is given."""
    name = entries.get("catalogue.variables.guest_name", {}).get("example", _UNNAMED)
    return Guest(name=name, locale=locale or _usual(entries))


def render(entries: Entries, category: str, channel: Channel, guest: Guest) -> Rendered | None:
    """Return a message as a guest gets it; None where none is written on that channel, or it is for other events."""
    locale = _chosen(entries, category, channel, guest.locale)
    described = contract_of(category, entries)
    if locale is None or described is None:
        return None
    template = entries[f"templates.{category}.{channel}.{locale}"]
    contract = described.with_own(template.get("variables", {}))
    found = Rendered(
        category=category,
        title=entries[f"catalogue.categories.{category}"]["title"],
        channel=channel,
        wanted=guest.locale,
        locale=locale,
        template=template,
        outcome=Failure(what="", fix="", entry=""),
    )
    reader = guest if candidates(guest.locale, guest.locale, ()).count(locale) else replace(guest, locale=locale)
    if "event" not in entries:  # what events inherit is looked at as an example of an event would say it
        reader = replace(reader, values={**_examples(contract, entries), **reader.values})
    outcome = _outcome(found, entries, contract, reader)
    if not isinstance(outcome, Whatsapp):
        return replace(found, outcome=outcome)
    values = values_of(contract, entries, reader, preview=True)
    return replace(found, outcome=outcome, samples={name: str(values[name]) for name in contract.variables})


def slots(entries: Entries, guest: Guest) -> Iterator[Slot]:
    """Yield every category, channel and locale of an event, rendered for that guest reading that locale."""
    for category in categories(entries):
        described = entries[f"catalogue.categories.{category}"]
        for locale in _offered(entries):
            reads = guest.locale if locale in candidates(guest.locale, guest.locale, ()) else locale
            for channel in channels(entries, category):
                yield Slot(
                    category=category,
                    title=described["title"],
                    is_sequential=described["kind"] == "sequential",
                    channel=channel,
                    locale=locale,
                    rendered=render(entries, category, channel, replace(guest, locale=reads)),
                )


def _examples(contract: Contract, entries: Entries) -> dict[str, str]:
    return {name: known.example for name, known in contract.variables.items() if not given(name, entries)}


def _outcome(found: Rendered, entries: Entries, contract: Contract, guest: Guest) -> Message | Failure:
    """Render within bounds: nothing is filled that a template may not hold."""
    forbidden = forbidden_in(found, entries)
    if forbidden is not None:
        return forbidden
    try:
        return _message(found, entries, values_of(contract, entries, guest, preview=True))
    except NotFilled as wrong:
        return unfilled(found, entries, contract, str(wrong))
    except BadMarkup as wrong:
        return markup_failure(found, str(wrong))
    except UnknownLocaleError:
        fix = "Choose a locale that CLDR knows, such as en, it or pt-BR."
        return Failure(what=f"Nobody knows how dates are written in `{guest.locale}`.", fix=fix, entry=found.entry)


def _message(found: Rendered, entries: Entries, values: Mapping[str, Any]) -> Message:
    match found.channel:
        case "email":
            return render_email(found.template, entries, values)
        case "sms":
            return render_sms(found.template, entries, values)
        case "whatsapp":
            return render_whatsapp(found.template, values)


def _chosen(entries: Entries, category: str, channel: Channel, wanted: str) -> str | None:
    prefix = f"templates.{category}.{channel}."
    event = entries.get("event")
    written = [
        name.removeprefix(prefix)
        for name, template in entries.items()
        if name.startswith(prefix) and (event is None or unmet(template.get("when"), event) is None)
    ]
    return chosen(wanted, entries.get("settings.locale"), entries.get("settings.locales", ()), written)


def _usual(entries: Entries) -> str:
    return str(entries.get("settings.locale") or next(iter(_offered(entries)), "en"))


def _offered(entries: Entries) -> tuple[str, ...]:
    offered = entries.get("settings.locales") or [entries.get("settings.locale", "en")]
    return tuple(offered)
