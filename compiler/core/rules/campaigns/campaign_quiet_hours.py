"""A campaign's time of day lies inside the hours in which its channels may be used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.campaigns.quiet import Quiet, quiet_hours
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited
from compiler.core.rules.compliance.laws import TCPA_HOURS
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest
from compiler.core.rules.view import View

CAMPAIGN_QUIET_HOURS = Rule(
    id="campaign-quiet-hours",
    summary="A campaign goes out in quiet hours",
    why="It would be held back until the next morning.",
    sources=(TCPA_HOURS,),
)


def _run(view: View) -> Iterator[Finding]:
    quiet = quiet_hours(view)
    if quiet is None or view.is_broken("campaigns", "compliance"):
        return
    outside = [(planned, _line(planned)) for planned in agenda(view) if _is_outside(planned, quiet)]
    # A window that an event narrows is one cause, however many campaigns it leaves outside.
    for is_window, found in groupby(outside, key=lambda pair: narrowest([pair[1], quiet.line]) is quiet.line):
        if is_window:
            yield _of_window(view, quiet, [planned for planned, _ in found])
        else:
            yield from (_of_campaign(view, quiet, planned, line) for planned, line in found)


def _is_outside(planned: Planned, quiet: Quiet) -> bool:
    at = planned.schedule.get("at")
    return type(at) is str and not quiet.holds(at) and not quiet.channels.isdisjoint(planned.channels)


def _line(planned: Planned) -> Line:
    at = planned.schedule["at"]
    return Line(entry=planned.campaign, route=("schedule", "at"), words=f"{planned.key} goes out at {at}")


def _of_campaign(view: View, quiet: Quiet, planned: Planned, line: Line) -> Finding:
    held = " and ".join(channel for channel in planned.channels if channel in quiet.channels)
    return Finding(
        rule=CAMPAIGN_QUIET_HOURS,
        at=line.at(view),
        what=f"It goes out at {planned.schedule['at']}; on {held} guests may be written to at {quiet.window} only.",
        fix=f"Write a time from {quiet.window[:5]} on and before {quiet.until}.",
        related=(("the window is said here", quiet.line.at(view)), *cited(view, TCPA_HOURS)),
        subject=line.subject(view),
    )


def _of_window(view: View, quiet: Quiet, outside: list[Planned]) -> Finding:
    names = listed([planned.key for planned in outside])
    return Finding(
        rule=CAMPAIGN_QUIET_HOURS,
        at=quiet.line.at(view),
        what=f"{quiet.window} leaves out {names}.",
        fix="Set another time for the campaign in this layer, or widen the window.",
        related=(
            *((_line(planned).words, _line(planned).at(view)) for planned in outside),
            *cited(view, TCPA_HOURS),
        ),
        subject=quiet.line.subject(view),
    )


CHECK = ViewCheck(rules=(CAMPAIGN_QUIET_HOURS,), reads=frozenset({"campaigns", "compliance"}), run=_run)
