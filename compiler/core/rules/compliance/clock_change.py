"""No campaign goes out at a time that clocks skip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.audience import candidate_zones, zones_line
from compiler.core.rules.compliance.fair_hours import instant_of, is_skipped, shown_at
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

CLOCK_CHANGE = Rule(
    id="clock-change",
    severity=Severity.WARNING,
    summary="A campaign goes out at a time that clocks skip",
    why="Where clocks go forward over it, it goes out that much later; of a time that comes twice the first counts.",
    sources=(Reference(title="IANA Time Zone Database", url="https://www.iana.org/time-zones"),),
)


def _run(view: View) -> Iterator[Finding]:
    timed = [planned for planned in agenda(view) if planned.at is not None]
    zones = candidate_zones(view) if timed else ()
    found = [(planned, zone) for planned in timed if planned.at is not None and (zone := _skipping(zones, planned.at))]
    if found and not view.is_broken("event", "campaigns"):
        yield from (_finding(view, planned, zone) for planned, zone in found)


@lru_cache(maxsize=16384)
def _skipping(zones: tuple[str, ...], at: datetime) -> str:
    """Return the first zone whose clocks never show a time; empty where all do."""
    return next((zone for zone in zones if is_skipped(zone, at)), "")


def _finding(view: View, planned: Planned, zone: str) -> Finding:
    at = planned.at
    assert at is not None  # noqa: S101 - only timed campaigns are looked at
    lines = [
        Line(entry=planned.campaign, route=("schedule", "at"), words=f"{planned.key} goes out at {at:%H:%M}"),
        zones_line(view),
        Line(entry=planned.campaign, route=planned.dated_by, words=f"{planned.key} is dated here"),
    ]
    shown = narrowest(lines)
    later = shown_at(zone, instant_of(zone, at))
    return Finding(
        rule=CLOCK_CHANGE,
        at=shown.at(view),
        what=f"On {at:%Y-%m-%d} there is no {at:%H:%M} in {zone}: `{planned.key}` goes out there at {later:%H:%M}.",
        fix=f"Write `at: '{later:%H:%M}'`, or any other hour.",
        related=related(view, lines, shown),
        subject=lines[0].subject(view),
    )


CHECK = ViewCheck(rules=(CLOCK_CHANGE,), reads=frozenset({"event", "campaigns"}), run=_run)
