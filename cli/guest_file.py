"""Reads a guest for previews: a small YAML file, judged like settings, each mistake at its line.

name: Maria Lombardi
locale: it
values:
  days_remaining: 7
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from compiler.core.decode.leaf import kind_of
from compiler.core.decode.rules import BAD_VALUE, UNKNOWN_KEY, WRONG_KIND
from compiler.core.diagnostic import Diagnostic, Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.place import Place, Route
from compiler.core.syntax.compose import compose
from compiler.core.syntax.locate import find, read_places
from messages.contract import Variable
from messages.service import Guest, variables
from schemas.values.text import LOCALE_PATTERN

_KEYS: Final = ("name", "locale", "values")
_LONGEST_NAME = 40
_NOT_THEIRS = Rule(
    id="guest-file",
    summary="A guest's file says what is not a guest's to say",
    why="The preview would show what no guest ever gets.",
)


@dataclass(slots=True)
class _Reading:
    """One guest's file while it is read."""

    path: str
    raw: bytes
    found: list[Diagnostic] = field(default_factory=list)

    def report(self, rule: Rule, route: Route, what: str, fix: str) -> None:
        place, _ = find(read_places(self.raw), route, self.path, of_key=rule in (UNKNOWN_KEY, _NOT_THEIRS))
        self.found.append(_diagnostic(Finding(rule=rule, at=place, what=what, fix=fix)))


def read_guest(path: Path, usual: Guest, entries: Mapping[str, Any]) -> tuple[Guest, tuple[Diagnostic, ...]]:
    """Return the guest a file describes over the usual one, and what is wrong with it. Raises `OSError`."""
    raw = path.read_bytes()
    reading = _Reading(path.as_posix(), raw)
    composed = compose(raw, reading.path)
    reading.found += map(_diagnostic, composed.findings)
    said = composed.value or {}
    for key in said.keys() - set(_KEYS):
        what = f"A guest has no `{key}`."
        fix = "Move it below `values:`, indented." if _is_variable(key, entries) else did_you_mean(key, _KEYS)
        reading.report(UNKNOWN_KEY, (key,), what, fix)
    name = _text(reading, said, "name", usual.name)
    locale = _text(reading, said, "locale", usual.locale)
    if len(name) > _LONGEST_NAME:
        what = f"This name has {len(name)} characters."
        reading.report(BAD_VALUE, ("name",), what, f"Write at most {_LONGEST_NAME}.")
    if re.fullmatch(LOCALE_PATTERN, locale) is None:
        reading.report(BAD_VALUE, ("locale",), f"`{locale}` is no locale.", "Write one such as en, it or pt-BR.")
    values = dict(_values(reading, said.get("values", {}), entries))
    return Guest(name=name, locale=locale, values=values), tuple(sorted(reading.found, key=lambda each: each.order))


def _text(reading: _Reading, said: Mapping[str, Any], key: str, usual: str) -> str:
    value = said.get(key, usual)
    if type(value) is str and value:
        return value
    reading.report(WRONG_KIND, (key,), f"Here stands {kind_of(value)}.", f"Write a text in quotes: {key}: '…'")
    return usual


def _values(reading: _Reading, said: Any, entries: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if type(said) is not dict:
        fix = "Write `values:` and below it each variable indented, as `days_remaining: 7`."
        reading.report(WRONG_KIND, ("values",), f"Here stands {kind_of(said)}.", fix)
        return
    known = variables(entries)
    for name, value in said.items():
        route = ("values", name)
        variable = known.get(name)
        if variable is None:
            reading.report(UNKNOWN_KEY, route, f"There is no variable `{name}`.", did_you_mean(name, known))
        elif name == "guest_name":
            what, fix = "The guest's name is not one of the values.", "Write it as `name:` at the top."
            reading.report(_NOT_THEIRS, route, what, fix)
        elif variable.given_by == "settings":
            what = f"`{name}` comes from the settings, for every guest the same."
            reading.report(
                _NOT_THEIRS, route, what, "Take it out here; where it is wrong, change the event's settings."
            )
        elif type(value) not in (str, int, bool):
            reading.report(WRONG_KIND, route, f"Here stands {kind_of(value)}.", f"Write {_form(variable)}.")
        else:
            text = str(value).lower() if type(value) is bool else str(value)
            wrong = _wrong(variable, text)
            if wrong:
                reading.report(BAD_VALUE, route, wrong, f"Write {_form(variable)}.")
            yield name, text


def _wrong(variable: Variable, text: str) -> str:
    """Return what is wrong with a value; empty where nothing is."""
    if not _has_form(variable, text):
        return f"`{text[:60]}` is not {_form(variable)}."
    most = variable.max_length
    if variable.type in ("text", "url") and len(text) > most:
        return f"This has {len(text)} characters; `{variable.name}` can have {most}."
    return ""


def _has_form(variable: Variable, text: str) -> bool:
    try:
        match variable.type:
            case "number":
                return text.isascii() and text.isdecimal()
            case "flag":
                return text in ("true", "false")
            case "date":
                return bool(date.fromisoformat(text))
            case "time":
                return len(text) == len("15:30") and time.fromisoformat(text) is not None
            case "url":
                return text.startswith("https://")
            case "text" | "zone":
                return True
    except ValueError:
        return False


def _form(variable: Variable) -> str:
    forms = {
        "number": "a number such as 7",
        "flag": "true or false",
        "date": "a day such as 2027-05-01",
        "time": "a time such as '15:30'",
        "url": "an address that begins with https://",
        "zone": "a zone such as Europe/Rome",
        "text": f"a text of at most {variable.max_length} characters",
    }
    return forms[variable.type]


def _is_variable(key: str, entries: Mapping[str, Any]) -> bool:
    return f"catalogue.variables.{key}" in entries


def _diagnostic(finding: Finding) -> Diagnostic:
    place = finding.at if isinstance(finding.at, Place) else Place("")
    related = tuple((words, at) for words, at in finding.related if isinstance(at, Place))
    severity = finding.severity or finding.rule.severity
    return Diagnostic(
        rule=finding.rule, severity=severity, place=place, what=finding.what, fix=finding.fix, related=related
    )
