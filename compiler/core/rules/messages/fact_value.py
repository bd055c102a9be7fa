"""The facts of an event are variables that the settings give, and fit into the messages that use them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.vocabulary import own_variables, vocabulary
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View
from messages.contract import Variable
from messages.facts import given, where_said

FACT_UNKNOWN = Rule(
    id="fact-unknown",
    summary="A fact is none that messages take from an event",
    why="No message would ever show it.",
)
FACT_VALUE = Rule(
    id="fact-value",
    summary="A fact is not of the kind that the catalogue describes",
    why="It could not be written out in the guest's language, or a link would lead nowhere.",
)
FACT_LENGTH = Rule(
    id="fact-length",
    summary="A value is longer than messages have room for",
    why="Lengths are checked with the longest value there may be: a longer one no longer fits.",
)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_URL = re.compile(r"https://[^\s/]+\.[^\s]+")
_AS_LONG = ("text", "url", "zone", "number")
"""Types whose values are as long in a message as in the settings; dates and times are written out."""
_GIVERS = {"guest": "the guest gives it", "sending": "the sending gives it"}


def _event(view: View, event: Resolved) -> Iterator[Finding]:
    if view.is_broken("catalogue", "templates"):
        return
    facts = event.value.get("facts", {})
    variables = {**vocabulary(view).variables, **own_variables(view)} if facts else {}
    for name, value in facts.items():
        wrong = _wrong_name(name, variables)
        if wrong is not None:
            yield found(FACT_UNKNOWN, view, event, ("facts", name), *wrong, of_key=True)
        elif (unfit := _unfit(variables[name], value)) is not None:
            yield found(FACT_VALUE, view, event, ("facts", name), *unfit)
        elif len(value) > variables[name].max_length and variables[name].type in _AS_LONG:
            yield found(FACT_LENGTH, view, event, ("facts", name), *_length(variables[name], value))
    yield from _too_long(view, event)


def _tenant(view: View, tenant: Resolved) -> Iterator[Finding]:
    if not view.is_broken("catalogue"):
        yield from _too_long(view, tenant)


def _wrong_name(name: str, variables: Mapping[str, Variable]) -> tuple[str, str] | None:
    variable, where = variables.get(name), where_said(name)
    if variable is None:
        known = [key for key, other in variables.items() if other.given_by == "settings" and where_said(key) is None]
        return f"`catalogue.variables` has no `{name}`.", did_you_mean(name, known)
    if where is not None:
        return f"`{name}` is taken from `{where}`.", f"Write it there: `{where}`."
    if variable.given_by != "settings":
        giver = _GIVERS.get(variable.given_by or "", "the catalogue does not say that settings give it")
        return f"`{name}` is not a fact of the event: {giver}.", "Take it out."
    return None


def _unfit(variable: Variable, value: str) -> tuple[str, str] | None:
    """Return what is wrong with a fact and what to write; None where nothing is wrong."""
    match variable.type:
        case "date" if not _is_day(value):
            return f"`{value}` is not a day.", "Write it as 2027-06-19; messages say it in the guest's language."
        case "time" if _TIME.fullmatch(value) is None:
            return f"`{value}` is not a time of day.", "Write it as 15:30, in quotes."
        case "url" if _URL.fullmatch(value) is None:
            return f"`{value}` is not an https address.", "Write it in full: https://…"
        case "number" if not value.isdecimal():
            return f"`{value}` is not a whole number.", "Write digits only, in quotes."
        case "flag" if value not in ("true", "false"):
            return f"`{value}` is neither true nor false.", "Write 'true' or 'false', in quotes."
        case _:
            return None


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _too_long(view: View, entry: Resolved) -> Iterator[Finding]:
    """Yield what other settings say that messages have no room for."""
    entries = {entry.name: entry.value}
    for variable, route in view.derived(_said_elsewhere, "catalogue").get(entry.name, ()):
        value = given(variable.name, entries)
        if type(value) is str and len(value) > variable.max_length:
            yield found(FACT_LENGTH, view, entry, route, *_length(variable, value))


def _said_elsewhere(view: View) -> Mapping[str, list[tuple[Variable, tuple[str, ...]]]]:
    """Return the variables that an entry gives in a setting of its own, each with the way to it."""
    result: dict[str, list[tuple[Variable, tuple[str, ...]]]] = {}
    for name, variable in vocabulary(view).variables.items():
        where = where_said(name)
        if where is not None and variable.type in _AS_LONG:
            entry, *route = where.split(".")
            result.setdefault(entry, []).append((variable, tuple(route)))
    return result


def _length(variable: Variable, value: str) -> tuple[str, str]:
    what = f"It has {len(value)} characters; messages have room for {variable.max_length} in `{variable.name}`."
    return what, f"Write at most {variable.max_length}, or have the platform raise `max_length` of the variable."


EVENTS = EntryCheck(rules=(FACT_UNKNOWN, FACT_VALUE, FACT_LENGTH), section="event", run=_event)
TENANTS = EntryCheck(rules=(FACT_LENGTH,), section="tenant", run=_tenant)
