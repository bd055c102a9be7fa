"""A campaign is through before the hours in which it may be sent are over."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.campaigns.agenda import Planned
from compiler.core.rules.campaigns.load import guests_line, to_everybody, written_to
from compiler.core.rules.campaigns.quiet import Quiet, minute, quiet_hours
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

SEND_RATE = Rule(
    id="send-rate",
    severity=Severity.WARNING,
    summary="A campaign is not through before quiet hours begin",
    why="The rest of the guests hear on the next day.",
)


def _run(view: View) -> Iterator[Finding]:
    rate, quiet, expected = view.find("settings.send_rate"), quiet_hours(view), written_to(view)
    if rate is None or quiet is None or rate.value >= expected:
        return
    if view.is_broken("settings", "compliance", "event", "campaigns", "routing"):
        return
    late = [
        (planned.schedule["at"], planned.key, planned, channel)
        for planned, channel in to_everybody(view)
        if channel in quiet.channels and quiet.holds(planned.schedule["at"])
    ]
    if late:
        at, _, planned, channel = max(late, key=lambda found: found[:2])
        if (quiet.end - minute(at)) * rate.value < expected:
            yield _finding(view, planned, channel, rate.value, quiet)


def _finding(view: View, planned: Planned, channel: str, rate: int, quiet: Quiet) -> Finding:
    expected = written_to(view)
    at = planned.schedule["at"]
    minutes = -(-expected // rate)
    sent = (quiet.end - minute(at)) * rate
    guests, said = guests_line(view, expected), view.find("settings.send_rate")
    lines = [
        *([Line(entry=said, words=f"{rate:,} messages a minute")] if said is not None else ()),
        Line(entry=planned.campaign, route=("schedule", "at"), words=f"{planned.key} begins at {at}"),
        quiet.line,
        *([guests] if guests is not None else ()),
    ]
    shown = narrowest(lines)
    return Finding(
        rule=SEND_RATE,
        at=shown.at(view),
        what=f"{expected:,} guests, {rate:,} a minute: `{planned.key}` takes {_spelt(minutes)} by {channel}. "
        f"From {at} until {quiet.until} it reaches {sent:,}.",
        fix="Begin earlier in the day, spread the guests over several days, or send faster.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _spelt(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


CHECK = ViewCheck(
    rules=(SEND_RATE,), reads=frozenset({"settings", "compliance", "event", "campaigns", "routing"}), run=_run
)
