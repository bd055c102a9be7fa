"""The values a message is written with: from the event, its tenant, its brand, and the guest.

Dates, times and numbers are written out in the guest's locale. A value that nobody gives is empty, so
that `{% if … %}` does what it says; previews fill what only the sending knows from the catalogue's examples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from messages.contract import Contract, Variable
from messages.locale.direction import direction_of
from messages.locale.written import Written, clock, day, number, regional
from schemas.registry import SECTIONS
from schemas.shape import Record

Entries = Mapping[str, Any]
"""An effective view: each entry's value by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What is known of whoever gets a message."""

    name: str
    locale: str
    values: Mapping[str, str] = field(default_factory=dict)
    """Values of variables that only the guest or the sending gives."""


def values_of(contract: Contract, entries: Entries, guest: Guest, *, preview: bool = False) -> dict[str, Any]:
    """Return what a template is given: a value for every variable of its contract, the brand, the locale."""
    event = entries.get("event", {})
    locale = regional(guest.locale, event.get("venue", {}).get("country"))
    found: dict[str, Any] = {
        "brand": _brand(entries.get("brand", {})),
        "locale": guest.locale,
        "direction": direction_of(guest.locale),
    }
    for name, variable in contract.variables.items():
        said = _said(name, entries, guest)
        if said in (None, "") and preview and variable.given_by != "settings":
            said = variable.example_in(guest.locale)
        found[name] = _typed(variable, said, locale)
    return found


def given(name: str, entries: Entries) -> Any:
    """Return what the settings give for a variable; None where they say nothing."""
    source = _SOURCES.get(name)
    value = source.read(entries) if source is not None else None
    if value in (None, ""):
        value = entries.get("event", {}).get("facts", {}).get(name)
    return value


def where_said(name: str) -> str | None:
    """Return where the settings say a variable beside `event.facts`; None where only there."""
    source = _SOURCES.get(name)
    return source.where if source is not None else None


def _said(name: str, entries: Entries, guest: Guest) -> Any:
    if name == "guest_name":
        return guest.name
    if name == "sms_optout_text":
        return _by_locale(entries.get("compliance.opt_out", {}).get("wording", {}), guest.locale)
    return guest.values.get(name, given(name, entries))


def _typed(variable: Variable, value: Any, locale: str) -> Any:
    if value in (None, ""):
        return {"flag": False, "number": Written(0, "", locale)}.get(variable.type, "")
    match variable.type:
        case "flag":
            return value in (True, "true", "yes")
        case "date" if _is_day(value):
            return day(value[:10], locale)
        case "time" if len(value) == 5 and value[2] == ":":
            return clock(value, locale)
        case "number" if str(value).isdecimal():
            return number(int(value), locale)
        case _:
            return value


def _is_day(value: Any) -> bool:
    return type(value) is str and len(value) >= 10 and value[4] == value[7] == "-"


def _brand(brand: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a brand in which everything optional is there, empty where nobody said it."""
    empty = _empty_brand()
    parts = {name: {**part, **brand[name]} for name, part in empty.items() if name in brand and isinstance(part, dict)}
    return {**empty, **brand, **parts}


@cache
def _empty_brand() -> Mapping[str, Any]:
    shape = SECTIONS["brand"].shape
    fields = shape.fields if isinstance(shape, Record) else {}
    return {
        name: _Nothing(dict.fromkeys(field.shape.fields, "")) if isinstance(field.shape, Record) else ""
        for name, field in fields.items()
    }


class _Nothing(dict[str, Any]):
    """A part of the brand that nobody described: `{% if brand.logo %}` does not hold."""

    def __bool__(self) -> bool:
        return False


def _by_locale(texts: Mapping[str, str], locale: str) -> str:
    return texts.get(locale) or texts.get(locale.split("-", maxsplit=1)[0]) or texts.get("en", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Where the settings say a variable, and how it is read from there."""

    where: str
    read: Callable[[Entries], Any]


def _entry(where: str) -> _Source:
    """Return the source that is a value of an entry: `event.venue.name`, `compliance.controller.name`."""
    parts = tuple(where.split("."))
    length = 2 if parts[0] == "compliance" else 1
    name, route = ".".join(parts[:length]), parts[length:]
    return _Source(where=where, read=lambda entries: _at(entries.get(name), route))


def _at(value: Any, route: tuple[str, ...]) -> Any:
    for key in route:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _couple(entries: Entries) -> Any:
    event = entries.get("event", {})
    return event.get("hosts") if event.get("kind") == "wedding" else None


def _postal_address(entries: Entries) -> str | None:
    address = _at(entries.get("tenant"), ("postal_address",))
    if not address:
        return None
    town = " ".join(part for part in (address.get("postcode"), address.get("city"), address.get("region")) if part)
    return ", ".join(part for part in (address.get("street"), town, address.get("country")) if part)


def _reply_path(entries: Entries) -> str | None:
    url = _at(entries.get("event"), ("reply", "url"))
    return urlsplit(url).path.lstrip("/") if url else None


def _start_time(entries: Entries) -> str | None:
    starts = _at(entries.get("event"), ("starts",))
    return starts[11:16] if starts else None


_SOURCES: Mapping[str, _Source] = {
    "event_name": _entry("event.name"),
    "host_names": _entry("event.hosts"),
    "couple_names": _Source(where="event.hosts", read=_couple),
    "event_date": _entry("event.starts"),
    "event_timezone": _entry("event.timezone"),
    "event_city": _entry("event.venue.city"),
    "event_website": _entry("event.website"),
    "venue_name": _entry("event.venue.name"),
    "venue_address": _entry("event.venue.address"),
    "map_url": _entry("event.venue.map_url"),
    "start_time": _Source(where="event.starts", read=_start_time),
    "rsvp_url": _entry("event.reply.url"),
    "rsvp_path": _Source(where="event.reply.url", read=_reply_path),
    "rsvp_deadline": _entry("event.reply.deadline"),
    "plus_one_allowed": _entry("event.features.plus_one"),
    "children_allowed": _entry("event.features.children"),
    "attire_code": _entry("event.attire"),
    "contact_on_day": _entry("event.day_contact"),
    "brand_name": _entry("brand.name"),
    "controller_name": _entry("compliance.controller.name"),
    "controller_contact": _entry("compliance.controller.contact"),
    "privacy_url": _entry("compliance.controller.privacy_url"),
    "support_contact": _entry("tenant.contact.email"),
    "postal_address": _Source(where="tenant.postal_address", read=_postal_address),
    "sms_optout_text": _entry("compliance.opt_out.wording"),
}
"""Where the settings give a variable. Whatever else an event knows stands in its `facts`."""
