"""A channel that campaigns go out on has somebody to carry it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.providers.way import is_in_doubt, put_out_of_use, ways
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

CHANNEL_PROVIDER = Rule(
    id="channel-provider",
    summary="No provider carries a channel that a campaign uses",
    why="Its messages could not leave.",
)


def _run(view: View) -> Iterator[Finding]:
    there, in_use = ways(view), view.find("settings.channels")
    unserved = [
        (planned, position)
        for planned in agenda(view)
        for position, channel in enumerate(planned.channels)
        # A way that names providers which cannot be used is told where it names them.
        if channel not in there and (in_use is None or channel in in_use.value)
    ]
    if unserved and not view.is_broken("campaigns", "settings") and not is_in_doubt(view):
        for planned, position in unserved:
            channel = planned.channels[position]
            words = f"{planned.key} goes out on {channel}"
            yield _finding(view, channel, Line(entry=planned.campaign, route=("channels", position), words=words))


def _finding(view: View, channel: str, used: Line) -> Finding:
    lines = [*put_out_of_use(view, channel), used]
    shown = narrowest(lines)
    if shown is used:
        what = f"No enabled provider carries {channel} here."
        fix = f"Add one to `providers`, or take {channel} out of the campaign's channels."
    else:
        name = shown.entry.name.split(".")[1]
        what = f"Without `{name}` no provider carries {channel} here, and campaigns go out on it."
        fix = f"Put another provider of {channel} in its place, or take {channel} out of the campaigns."
    return Finding(
        rule=CHANNEL_PROVIDER,
        at=shown.at(view),
        what=what,
        fix=fix,
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


CHECK = ViewCheck(
    rules=(CHANNEL_PROVIDER,), reads=frozenset({"providers", "routing", "campaigns", "settings"}), run=_run
)
