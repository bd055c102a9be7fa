"""Every name in a case is one that there is: its event, its environment, its rules, the addresses it looks at."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.address import Address, BadAddress
from compiler.core.addressed import field_at
from compiler.core.diagnostic import Finding, Rule
from compiler.core.expectations.case import Case
from compiler.core.expectations.rules import TEST_FORM, TEST_NAMES_NOTHING
from compiler.core.layer.layout import Layout
from compiler.core.nearest import did_you_mean
from compiler.core.place import Route
from compiler.core.rules.registry import RULES
from schemas.expectation import AbsenceExpected, Expected, RuleExpected, ValueExpected


def judge_names(case: Case, layout: Layout) -> Iterator[Finding]:
    """Yield a finding for each name in a case that there is not."""
    yield from _event(case, layout)
    if case.environment and case.environment not in layout.environments:
        what = f"There is no environment `{case.environment}`."
        yield _finding(case, ("environment",), what, did_you_mean(case.environment, layout.environments))
    for position, expected in enumerate(case.said.expect):
        yield from _expected(case, ("expect", position), expected)


def _event(case: Case, layout: Layout) -> Iterator[Finding]:
    event = case.said.event
    if event is None:
        return
    if case.layer.event:
        what = f"The file lies in the folder of {case.layer}, so its cases are about this event."
        yield _finding(case, ("event",), what, "Remove the line.", TEST_FORM)
    elif case.layer.tenant and "/" in event:
        what = f"In the folder of {case.layer.tenant} an event is named without its tenant."
        yield _finding(case, ("event",), what, f"Write `{event.rpartition('/')[2]}`.", TEST_FORM)
    elif not case.layer.tenant and "/" not in event:
        there = [str(key) for key in layout.layers if key.event == event]
        fix = f"Write `{there[0]}`." if len(there) == 1 else "Write its tenant before it: rosewood/anna-ben."
        what = "In the platform's folder an event is named with its tenant."
        yield _finding(case, ("event",), what, fix, TEST_FORM)
    elif case.scope not in layout.layers:
        known = [
            key.event if case.layer.tenant else str(key)
            for key in layout.layers
            if key.event and (key.tenant == case.layer.tenant or not case.layer.tenant)
        ]
        yield _finding(case, ("event",), f"There is no event `{event}`.", did_you_mean(event, known))


def _expected(case: Case, route: Route, expected: Expected) -> Iterator[Finding]:
    match expected:
        case ValueExpected():
            yield from _address(case, (*route, "value"), expected.value)
            yield from _origin(case, (*route, "origin"), expected.origin)
        case AbsenceExpected():
            yield from _address(case, (*route, "absent"), expected.absent)
        case RuleExpected():
            known = [rule.id for rule in RULES]
            if expected.rule not in known:
                what = f"There is no rule `{expected.rule}`."
                fix = f"{did_you_mean(expected.rule, known)} `banns rule` lists all."
                yield _finding(case, (*route, "rule"), what, fix)
        case _:
            pass


def _address(case: Case, route: Route, dotted: str) -> Iterator[Finding]:
    try:
        field_at(Address(case.scope, tuple(dotted.split("."))))
    except BadAddress as wrong:
        what, stop, fix = str(wrong).partition(". ")
        yield _finding(case, route, f"{what}." if stop else what, fix or "Name a value above it.")


def _origin(case: Case, route: Route, origin: str | None) -> Iterator[Finding]:
    environment = (origin or "").partition("@")[2]
    if environment and environment != case.environment:
        where = f"in {case.environment}" if case.environment else "without an environment"
        fix = f"Add `environment: {environment}` to the case, or leave `@{environment}` out."
        yield _finding(
            case, route, f"The case looks at the settings {where}, which {environment} does not change.", fix
        )


def _finding(case: Case, route: Route, what: str, fix: str, rule: Rule = TEST_NAMES_NOTHING) -> Finding:
    return Finding(rule=rule, at=case.spot(route), what=what, fix=fix)
