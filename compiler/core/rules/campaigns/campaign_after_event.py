"""A campaign goes out before its event is over, unless its category is for afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.campaigns.timing import ANCHORS, is_after_event, sound_event
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

CAMPAIGN_AFTER_EVENT = Rule(
    id="campaign-after-event",
    summary="A campaign goes out after the event",
    why="Guests would be written to about something that is over.",
)


def _run(view: View) -> Iterator[Finding]:
    event = sound_event(view)
    if event is None:
        return
    late = [planned for planned in agenda(view) if is_after_event(view, planned, event)]
    if late and not view.is_broken("event", "campaigns", "catalogue"):
        yield from (_finding(view, planned, event) for planned in late)


def _finding(view: View, planned: Planned, event: Mapping[str, Any]) -> Finding:
    own = Line(entry=planned.campaign, route=planned.dated_by, words=f"{planned.key} is dated here")
    lines = [own, Line(entry=view.section("event")["event"], route=("ends",), words="the event's end is said here")]
    schedule = planned.schedule
    if schedule.get("type") == "relative":
        shown = own
        what = (
            f"{schedule['offset']} from {ANCHORS[schedule['anchor']]}, at {schedule['at']}, is after the event's end."
        )
        fix = f"`{planned.category}` is for before the event: write days before it, such as -P7D."
    else:
        shown = narrowest(lines)
        what = f"`{planned.key}` is dated {schedule['day']}, and the event ends on {event['ends'][:10]}."
        fix = f"Correct the date; `{planned.category}` is for before the event."
    return Finding(
        rule=CAMPAIGN_AFTER_EVENT,
        at=shown.at(view),
        what=what,
        fix=fix,
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


CHECK = ViewCheck(rules=(CAMPAIGN_AFTER_EVENT,), reads=frozenset({"campaigns", "event", "catalogue"}), run=_run)
