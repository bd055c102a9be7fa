"""The text messages a scope sends, each with the layouts around it and the longest value of all it names.

What the settings give is taken as they give it; only what a guest or the sending brings is as long as the
catalogue allows. Without an event, or to tell what is wrong for any event, the catalogue's examples stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.messages.email_bodies import inside, is_readable
from compiler.core.rules.view import View
from messages.contract import Contract, Variable, variable
from messages.facts import Guest, values_of, where_said
from messages.sms.culprit import Brought, Written
from messages.sms.worst import Values
from messages.template.read import read

READS = frozenset({"templates", "layouts", "catalogue", "event", "brand", "compliance", "settings", "tenant"})
_ENTRIES = ("event", "tenant", "brand", "compliance.controller", "compliance.opt_out")
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text message in one locale; the parts are the message and its layouts, the nearest first."""

    category: str
    locale: str
    parts: tuple[Resolved, ...]
    bodies: tuple[str, ...]
    paths: tuple[str, ...]
    """The variables it names, sorted."""

    @property
    def template(self) -> Resolved:
        """The message itself."""
        return self.parts[0]


def texts(view: View) -> tuple[Text, ...]:
    """Return every text message that a scope's guests can get; none that the template engine cannot read."""
    channels, locales = view.find("settings.channels"), view.find("settings.locales")
    if channels is not None and "sms" not in channels.value:
        return ()
    written = view.derived(_texts, "templates", "layouts")
    return tuple(text for text in written if locales is None or text.locale in locales.value)


def _texts(view: View) -> tuple[Text, ...]:
    layouts = {name.split(".")[1]: entry for name, entry in view.section("layouts").items()}
    found = []
    for name, entry in view.section("templates").items():
        _, category, channel, locale = name.split(".")
        if channel == "sms" and (parts := _parts(entry, layouts)) is not None:
            bodies = tuple(part.value["text"] for part in parts)
            found.append(Text(category=category, locale=locale, parts=parts, bodies=bodies, paths=_paths(bodies)))
    return tuple(found)


def _parts(template: Resolved, layouts: Mapping[str, Resolved]) -> tuple[Resolved, ...] | None:
    found, name = [template], template.value.get("layout")
    for _ in range(_DEEPEST):
        if name is None:
            kept = [part for part in found if "text" in part.value]
            return tuple(kept) if kept and kept[0] is template and all(map(is_readable, kept)) else None
        if name not in layouts:
            return None
        found.append(layouts[name])
        name = layouts[name].value.get("within")
    return None


@lru_cache(maxsize=8192)
def _paths(bodies: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word.path for body in bodies for word in read(body).words} - {"content"}))


@dataclass(slots=True)
class Words:
    """What the variables of a view's text messages hold at most; each is looked up once."""

    view: View
    with_event: bool = True
    """Otherwise what holds for any event: examples for its words, the longest days there are."""
    _entries: dict[str, Any] = field(default_factory=dict)
    _found: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in _ENTRIES:
            entry = self.view.find(name)
            if entry is not None and (self.with_event or name != "event"):
                self._entries[name] = entry.value

    def of(self, text: Text) -> Values:
        """Return the longest value of each variable of a text."""
        own = text.template.value.get("variables") or {}
        return tuple((path, self._longest(path, text, own)) for path in text.paths)

    def known(self, path: str, text: Text) -> Variable | None:
        """Return what is described of a variable; None of a part of the brand."""
        described = (text.template.value.get("variables") or {}).get(path) or _described(self.view, path)
        return variable(path, described) if described is not None else None

    def _longest(self, path: str, text: Text, own: Mapping[str, Any]) -> str:
        key = (path, text.locale)
        if path in own:
            return self._value(path, text.locale, self.known(path, text))
        if key not in self._found:
            self._found[key] = self._value(path, text.locale, self.known(path, text))
        return self._found[key]

    def _value(self, path: str, locale: str, known: Variable | None) -> str:
        if known is not None and known.given_by in ("guest", "sending"):
            return known.longest_in(locale)
        if known is not None and "event" not in self._entries and is_of_event(path):
            return known.longest_in(locale) if known.type in ("date", "time") else known.example
        variables = {path: known} if known is not None else {}
        contract = Contract(category="", variables=variables, required=())
        told: Any = values_of(contract, self._entries, Guest(name="", locale=locale))
        for key in path.split("."):
            told = told.get(key, "") if isinstance(told, Mapping) else ""
        if str(told) == "" and known is not None and known.given_by is None:
            return known.longest_in(locale)
        return str(told)


def is_of_event(path: str) -> bool:
    """Tell whether it is events that give a variable, in a field of their own or among their facts."""
    said = where_said(path)
    return path != "sms_optout_text" and (said is None or said.startswith("event."))


def _described(view: View, name: str) -> Any:
    entry = view.find(f"catalogue.variables.{name}")
    return entry.value if entry is not None else None


def line_in(view: View, text: Text, written: Written) -> Spot | Place:
    """Return where a place in a text stands."""
    return inside(view.spot(text.parts[written.body], ("text",)), written.line)


def giver(view: View, brought: Brought, locale: str) -> tuple[Resolved, Route] | None:
    """Return the entry and the route that give a variable its value; None where no settings do."""
    for where in _wheres(brought.path, locale):
        parts = tuple(where.split("."))
        length = 2 if parts[0] == "compliance" else 1
        entry = view.find(".".join(parts[:length]))
        if entry is not None and _has(entry.value, parts[length:]):
            return entry, parts[length:]
    return None


def _wheres(path: str, locale: str) -> Iterator[str]:
    said = where_said(path)
    if path == "sms_optout_text":
        yield from (f"compliance.opt_out.wording.{tag}" for tag in (locale, locale.split("-", maxsplit=1)[0], "en"))
    elif path.startswith("brand."):
        yield path
    else:
        yield from (f"event.facts.{path}", *([said] if said is not None else ()))


def _has(value: Any, route: Route) -> bool:
    for key in route:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value is not None
