"""The longest value of every variable that a message names.

What the settings give is taken as they give it; only what a guest or the sending brings is as long as the
catalogue allows. To tell what is wrong for any event, its examples stand in for what events give; to tell
what can be wrong for some event, the longest values do, and only messages that those spoil are looked at
again for each event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from compiler.core.place import Route, dotted
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.messages.email_worst import variables
from compiler.core.rules.messages.sms_texts import Text
from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View
from messages.contract import Contract, Variable, brand_paths, variable
from messages.facts import Guest, given, values_of, where_said
from messages.locale.written import clock, day
from messages.sms.alphabet import is_plain
from messages.sms.culprit import Brought
from messages.sms.worst import Values

Event = Literal["real", "usual", "longest"]
"""What events give: what this one says, the catalogue's examples, or the most there can be, of the brand as well."""
_ENTRIES = ("event", "tenant", "brand", "compliance.controller", "compliance.opt_out")
_SLACK = "MMMM"
"""By how much a date or a time can be longer in the locale of a country."""


@dataclass(slots=True)
class Words:
    """What the variables of a view's messages hold at most; the settings' values are looked up once for a locale."""

    view: View
    event: Event = "real"
    _entries: dict[str, Any] = field(default_factory=dict)
    _told: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in _ENTRIES:
            entry = self.view.find(name)
            if entry is not None and (self.event == "real" or name != "event"):
                self._entries[name] = entry.value

    def of(self, text: Text) -> Values:
        """Return the longest value of each variable of a text."""
        return tuple((path, self._value(path, text.locale, known(self.view, path, text))) for path in text.paths)

    def _value(self, path: str, locale: str, described: Variable | None) -> str:
        if described is not None:
            if described.given_by in ("guest", "sending"):
                return described.longest_in(locale)
            if "event" not in self._entries and is_of_event(path):
                return self._any(described, locale)
        if self.event == "longest" and (path == "brand_name" or path.startswith("brand.")):
            return "M" * (described.max_length if described is not None else brand_paths().get(path, 0))
        told: Any = self._settings(locale)
        for key in path.split("."):
            told = told.get(key, "") if isinstance(told, Mapping) else ""
        if told == "" and described is not None and described.given_by is None:
            return described.longest_in(locale)
        return str(told)

    def _any(self, described: Variable, locale: str) -> str:
        """Return what stands in for what events give."""
        if described.type in ("date", "time"):
            return described.longest_in(locale) + (_SLACK if self.event == "longest" else "")
        return described.longest if self.event == "longest" else described.example

    def _settings(self, locale: str) -> Mapping[str, Any]:
        found = self._told.get(locale)
        if found is None:
            contract = Contract(category="", variables=self.view.derived(_named, *_DESCRIBED), required=())
            found = values_of(contract, self._entries, Guest(name="", locale=locale))
            self._told[locale] = found
        return found


_DESCRIBED = ("templates", "layouts", "catalogue")


def _named(view: View) -> Mapping[str, Variable]:
    """Return the variables that any template or layout names and that the settings may give."""
    known = variables(view)
    paths = {path for entry in _sections(view) for path in _paths_of(entry)}
    return {name: known[name] for name in sorted(paths) if name in known and _is_given(known[name])}


def _sections(view: View) -> Iterator[Resolved]:
    yield from view.section("templates").values()
    yield from view.section("layouts").values()


def _paths_of(entry: Resolved) -> Iterator[str]:
    from messages.template.read import read  # noqa: PLC0415 - slow to load

    header = entry.value.get("header") or {}
    bodies = [entry.value.get("text"), entry.value.get("body"), header.get("text")]
    bodies += [button.get("url") for button in entry.value.get("buttons") or ()]
    return (word.path for body in bodies if type(body) is str for word in read(body).words)


def _is_given(described: Variable) -> bool:
    return described.given_by not in ("guest", "sending")


def known(view: View, path: str, text: Text) -> Variable | None:
    """Return what is described of a variable, by the template itself or the catalogue; None of a part of the brand."""
    own = (text.template.value.get("variables") or {}).get(path)
    return variable(path, own) if own is not None else variables(view).get(path)


def is_of_event(path: str) -> bool:
    """Tell whether it is events that give a variable, in a field of their own or among their facts."""
    said = where_said(path)
    return path != "sms_optout_text" and (said is None or said.startswith("event."))


def told_by_event(view: View) -> Iterator[tuple[Variable, str]]:
    """Yield what an event gives to the variables that messages name, as it stands there."""
    event = view.find("event")
    entries = {"event": event.value} if event is not None else {}
    for name, described in view.derived(_named, *_DESCRIBED).items():
        if is_of_event(name):
            said = given(name, entries)
            yield described, said if type(said) is str else ""


def is_usual(view: View) -> bool:
    """Tell whether all that an event and its brand give is GSM-7 and no longer than the catalogue allows."""
    brand = view.find("brand")
    written = (value for value in brand.value.values() if type(value) is str) if brand is not None else ()
    return all(map(is_plain, written)) and all(
        described.type in ("date", "time", "flag") or (len(said) <= described.max_length and is_plain(said))
        for described, said in told_by_event(view)
    )


@lru_cache(maxsize=256)
def writes_plainly(locale: str) -> bool:
    """Tell whether a locale writes days and times in GSM-7, whichever they are."""
    days = (day(f"2027-{month:02}-{number:02}", locale) for month in range(1, 13) for number in range(1, 8))
    return all(is_plain(each) for each in (*days, clock("09:30", locale), clock("21:30", locale)))


def giver(view: View, brought: Brought, locale: str) -> tuple[Resolved, Route] | None:
    """Return the entry and the route that give a variable its value; None where no settings do."""
    for where in _wheres(brought.path, locale):
        parts = tuple(where.split("."))
        length = 2 if parts[0] == "compliance" else 1
        entry = view.find(".".join(parts[:length]))
        if entry is not None and _has(entry.value, parts[length:]):
            return entry, parts[length:]
    return None


def longest_of_event(view: View, text: Text, values: Values) -> tuple[Line, str] | None:
    """Return the line of the words of the event that are longest beyond what is usual, and what it says of them."""
    found = []
    for path, value in values:
        described = known(view, path, text)
        if described is None or not is_of_event(path) or described.type not in ("text", "url"):
            continue
        source = giver(view, Brought(path=path, value=value), text.locale)
        if source is not None and _is_given(described):
            found.append((len(value) - len(described.example), path, value, source))
    if not found:
        return None
    _, _, value, (entry, route) = max(found, key=lambda each: each[:2])
    where = dotted((entry.name, *route))
    return Line(entry=entry, route=route, words="it is said here"), f"`{where}` of {len(value)} characters"


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
