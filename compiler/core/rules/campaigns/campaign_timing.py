"""A campaign goes out when messages of its category are of use."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.campaigns.campaign_order import misordered
from compiler.core.rules.campaigns.timing import ANCHORS, Miss, away, is_after_event, miss, sound_event
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

CAMPAIGN_TIMING = Rule(
    id="campaign-timing",
    severity=Severity.WARNING,
    summary="A campaign goes out at an unusual time for its category",
    why="The catalogue says when such messages are of use to guests.",
)
_ROUTES = {"event_start": ("starts",), "event_end": ("ends",), "reply_deadline": ("reply", "deadline")}


def _run(view: View) -> Iterator[Finding]:
    event = sound_event(view)
    if event is None:
        return
    missed = [(planned, found) for planned in agenda(view) if (found := miss(view, planned, event)) is not None]
    if not missed or view.is_broken("event", "campaigns", "catalogue"):
        return
    # What is worse about the same date is told instead.
    worse = {campaign.key for pair in misordered(view) for campaign in pair}
    for planned, found in missed:
        if planned.key not in worse and not is_after_event(view, planned, event):
            yield _finding(view, planned, found)


def _finding(view: View, planned: Planned, found: Miss) -> Finding:
    lines = [Line(entry=planned.campaign, route=planned.dated_by, words=f"{planned.key} is dated here")]
    if planned.schedule.get("anchor") != found.anchor:
        event, words = view.section("event")["event"], f"{ANCHORS[found.anchor]} is said here"
        lines.append(Line(entry=event, route=_ROUTES[found.anchor], words=words))
    shown = narrowest(lines)
    when = away(found.days) if found.days else "on the day of"
    return Finding(
        rule=CAMPAIGN_TIMING,
        at=shown.at(view),
        what=f"`{planned.key}` goes out {when} {ANCHORS[found.anchor]}; "
        f"usual for `{planned.category}` is {found.usual}.",
        fix="Correct the date, or send the message of another category.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


CHECK = ViewCheck(rules=(CAMPAIGN_TIMING,), reads=frozenset({"campaigns", "event", "catalogue"}), run=_run)
