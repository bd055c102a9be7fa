"""The time zones an event's guests may live in."""

from __future__ import annotations

from functools import lru_cache

from compiler.core.rules.compliance.country_zones import ZONES
from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View


def candidate_zones(view: View) -> tuple[str, ...]:
    """Return the zones an event names, and all zones of those of its guests' countries of which it names none."""
    event = view.find("event")
    guests = (event.value.get("guests") or {}) if event is not None else {}
    return _candidates(tuple(guests.get("timezones", ())), tuple(guests.get("countries", ())))


def unnamed_countries(view: View) -> tuple[str, ...]:
    """Return the guests' countries of whose several zones the event names none."""
    event = view.find("event")
    guests = (event.value.get("guests") or {}) if event is not None else {}
    named = frozenset(guests.get("timezones", ()))
    countries: tuple[str, ...] = tuple(guests.get("countries", ()))
    return tuple(
        country for country in countries if len(ZONES.get(country, ())) > 1 and named.isdisjoint(ZONES[country])
    )


@lru_cache(maxsize=4096)
def _candidates(named: tuple[str, ...], countries: tuple[str, ...]) -> tuple[str, ...]:
    found = dict.fromkeys(named)
    for country in countries:
        zones = ZONES.get(country, ())
        if found.keys().isdisjoint(zones):
            found |= dict.fromkeys(zones)
    return tuple(sorted(found))


def zones_line(view: View) -> Line:
    """Return where an event names the zones of its guests."""
    event = view.section("event")["event"]
    return Line(entry=event, route=("guests", "timezones"), words="the guests' zones are said here")
