"""An experiment ends while it can still be read, and with enough guests in each arm."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck, ViewCheck
from compiler.core.rules.experiments.experiment_campaign import running
from compiler.core.rules.view import View

EXPERIMENT_ENDED = Rule(
    id="experiment-ended",
    summary="An experiment is past its end",
    why="It decides nothing any more, and whoever reads the settings cannot tell what guests get.",
    severity=Severity.WARNING,
    by_time=True,
)
EXPERIMENT_LATE = Rule(
    id="experiment-late",
    summary="An experiment ends after the event",
    why="What it finds out comes too late for the guests it is about.",
)
EXPERIMENT_SIZE = Rule(
    id="experiment-size",
    severity=Severity.WARNING,
    summary="An event has too few guests for an experiment",
    why="It would end without a result.",
)


def _ended(view: View, experiment: Resolved) -> Iterator[Finding]:
    ends = experiment.value.get("ends", "")
    if view.today and view.today > ends and experiment.value.get("enabled") is not False:
        yield Finding(
            rule=EXPERIMENT_ENDED,
            at=view.spot(experiment, ("ends",)),
            what=f"It ended on {ends}.",
            fix="Write the better way into the campaign and remove the experiment, or give it a later end.",
            subject=view.subject(experiment, ("ends",)),
            value=ends,
        )


def _run(view: View) -> Iterator[Finding]:
    event = view.find("event")
    if event is None or view.is_broken("event", "experiments"):
        return
    over, expected = event.value.get("ends", "")[:10], event.value.get("guests", {}).get("expected")
    for experiment in running(view):
        ends = experiment.value.get("ends", "")
        if over and ends > over:
            what = f"It ends on {ends}, the event on {over}."
            yield _finding(view, experiment, EXPERIMENT_LATE, ("ends",), what, "Let it end before the event does.")
        least, arms = experiment.value.get("least_guests"), experiment.value.get("arms", {})
        if least is not None and expected is not None and arms:
            name = min(sorted(arms), key=lambda arm: arms[arm].get("percentage", 100))
            share = arms[name].get("percentage", 100)
            if expected * share < least * 100:
                what = f"{expected} guests are expected: `{name}` with its {share} % gets {expected * share // 100}."
                fix = "Ask for fewer, use fewer arms, or turn the experiment off for this event."
                yield _finding(view, experiment, EXPERIMENT_SIZE, ("least_guests",), what, fix)


def _finding(view: View, experiment: Resolved, rule: Rule, route: Route, what: str, fix: str) -> Finding:
    at, subject = view.spot(experiment, route), view.subject(experiment, route)
    event = view.find("event")
    shown = ("ends",) if rule is EXPERIMENT_LATE else ("guests", "expected")
    related = (("the event says so here", view.spot(event, shown)),) if event is not None else ()
    return Finding(rule=rule, at=at, what=what, fix=fix, related=related, subject=subject)


CHECK = ViewCheck(rules=(EXPERIMENT_LATE, EXPERIMENT_SIZE), reads=frozenset({"event", "experiments"}), run=_run)
ENDED = EntryCheck(rules=(EXPERIMENT_ENDED,), section="experiments", run=_ended)
