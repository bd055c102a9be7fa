"""What a law demands of one setting, for an event with guests it holds for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import dotted
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import Law, Reach, cited, reach
from compiler.core.rules.compliance.sent import channels_sent
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

MISSING = "…"
READS = frozenset({"compliance", "event", "campaigns", "catalogue", "tenant"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A setting of `compliance` that a law has something to say about."""

    law: Law
    entry: str
    route: tuple[str, ...]
    holds: Callable[[Any], bool]
    """Whether a value satisfies the law; None is asked about where the value is not said."""
    asks: str
    """What the law asks for, as the end of a sentence that begins with where the guests live."""
    fix: str
    """What to write; `MISSING` in it stands for those of `needs` that are not there."""
    needs: tuple[str, ...] = ()
    channel: str | None = None
    """It is asked for where campaigns go out on this channel."""
    purpose: str | None = None
    """It is asked for where campaigns have this purpose."""


def check_of(rule: Rule, demands: Sequence[Demand]) -> ViewCheck:
    """Return the check that makes some demands under one rule."""

    def run(view: View) -> Iterator[Finding]:
        unmet = [(demand, why) for demand in demands if (why := _unmet(view, demand)) is not None]
        if not unmet or view.is_broken(*READS):
            return
        # What several laws ask of one setting is one cause: the first says it, the others are cited.
        for _, group in groupby(sorted(unmet, key=_setting), key=_setting):
            yield _finding(view, rule, list(group))

    return ViewCheck(rules=(rule,), reads=READS, run=run)


def _unmet(view: View, demand: Demand) -> Reach | None:
    entry = view.find(demand.entry)
    if entry is None or demand.holds(entry.value.get(demand.route[0])):
        return None
    channels = channels_sent(view, demand.purpose)
    if (demand.channel is not None and demand.channel not in channels) or (demand.purpose is not None and not channels):
        return None
    return reach(view, demand.law)


def _setting(unmet: tuple[Demand, Reach]) -> tuple[str, ...]:
    return (unmet[0].entry, *unmet[0].route)


def _finding(view: View, rule: Rule, unmet: Sequence[tuple[Demand, Reach]]) -> Finding:
    demand, why = unmet[0]
    entry = view.section("compliance")[demand.entry]
    value = entry.value.get(demand.route[0])
    route = demand.route if value is not None else ()
    setting = dotted((demand.entry, *demand.route))
    said = Line(entry=entry, route=route, words=f"`{setting}` is said here")
    lines = [said, *([why.line] if why.line is not None else [])]
    shown = narrowest(lines)
    return Finding(
        rule=rule,
        at=shown.at(view),
        what=f"{why.sentence(demand.asks)}; `{setting}` is {_written(value)}.",
        fix=demand.fix.replace(MISSING, _missing(demand, value)),
        related=(*related(view, lines, shown), *(line for each, _ in unmet for line in cited(view, each.law))),
        subject=said.subject(view),
    )


def _written(value: Any) -> str:
    match value:
        case None:
            return "not said"
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(value)}]"
        case dict():
            return f"[{', '.join(sorted(_words(value)))}]"
        case _:
            return str(value)


def _missing(demand: Demand, value: Any) -> str:
    return listed([word for word in demand.needs if word not in _words(value)])


def _words(value: Any) -> frozenset[str]:
    """Return the words of a list, or of a list for each locale."""
    if isinstance(value, dict):
        return frozenset(word for words in value.values() for word in words)
    return frozenset(value) if isinstance(value, list | tuple) else frozenset()
