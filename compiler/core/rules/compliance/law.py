"""Laws as rules name them, and what the platform's documents say of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from compiler.core.diagnostic import Reference, Rule
from compiler.core.place import Place, Spot
from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View

_SOURCES = "compliance.sources"
_EVERYWHERE = "global"
Quoted = tuple[tuple[str, Spot | Place], ...]
"""Lines that stand below a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Reference):
    """A clause of a law that the platform keeps a document about."""


def documented(view: View, law: Law) -> Mapping[str, Any] | None:
    """Return what the platform says of a law; None where it keeps no document of it."""
    entry = view.find(_SOURCES)
    found: Mapping[str, Any] | None = entry.value.get(law.document) if entry is not None else None
    return found


def cited(view: View, law: Law) -> Quoted:
    """Return the line that stands below a finding: the clause, its day and its owner, where that is said."""
    return _quote(view, law, law.document)


def quoted(view: View, rule: Rule) -> Quoted:
    """Return such a line for each page a rule follows that one of the platform's documents is about."""
    if not rule.sources:
        return ()
    entry = view.find(_SOURCES)
    by_url = {said.get("url"): name for name, said in entry.value.items()} if entry is not None else {}
    return tuple(
        line
        for source in rule.sources
        if (name := source.document if isinstance(source, Law) else by_url.get(source.url)) is not None
        for line in _quote(view, source, name)
    )


def _quote(view: View, clause: Reference, document: str) -> Quoted:
    entry = view.find(_SOURCES)
    said = entry.value.get(document) if entry is not None else None
    if entry is None or said is None:
        return ()
    until = f" until {said['until']}" if "until" in said else ""
    words = f"{clause.title}, in force since {said.get('since')}{until}; ask {said.get('owner')}"
    return ((words, view.spot(entry, (document,), of_key=True)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Why a law holds for an event: guests who live where it holds, or everybody."""

    countries: tuple[str, ...]
    """Of the guests; empty where the law holds for everybody."""
    line: Line | None
    """Where the event names them."""

    def sentence(self, asks: str) -> str:
        """Return what a law asks for, with where the guests live whom it is about."""
        if self.countries:
            return f"Guests live in {' and '.join(self.countries)}, where {asks}"
        return f"{asks[0].upper()}{asks[1:]}"


def reach(view: View, law: Law) -> Reach | None:
    """Tell for whom a law holds among an event's guests; None where it holds for none of them.

    The law of the tenant's own country holds for all its guests, and so does what holds everywhere. A document
    that names no countries is there to be read.
    """
    said, event = documented(view, law), view.find("event")
    if said is None or event is None:
        return None
    where, tenant = said.get("countries", ()), view.find("tenant")
    is_of_tenant = tenant is not None and tenant.value.get("country") in where
    if is_of_tenant or said.get("jurisdiction") == _EVERYWHERE:
        return Reach(countries=(), line=None)
    guests = event.value.get("guests") or {}
    found = tuple(country for country in guests.get("countries", ()) if country in where)
    if not found:
        return None
    line = Line(entry=event, route=("guests", "countries"), words="the guests' countries are said here")
    return Reach(countries=found, line=line)
