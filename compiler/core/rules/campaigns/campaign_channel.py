"""Campaigns go out on channels that are in use."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View

CAMPAIGN_CHANNEL = Rule(
    id="campaign-channel",
    summary="A campaign uses a channel that is not in use",
    why="`settings.channels` says which channels guests may be written to on.",
)


def _run(view: View) -> Iterator[Finding]:
    in_use = view.find("settings.channels")
    outside = [
        (planned, position)
        for planned in (agenda(view) if in_use is not None else ())
        for position, channel in enumerate(planned.channels)
        if in_use is not None and channel not in in_use.value
    ]
    if in_use is None or not outside or view.is_broken("campaigns", "settings"):
        return
    said = Line(entry=in_use, words="channels in use are said here")
    dropped: list[tuple[str, Line]] = []
    lines = [(planned, position, _line(planned, position)) for planned, position in outside]
    beside = {planned.key for planned, _, used in lines if used.level == said.level}
    for planned, position, used in lines:
        # A layer that leaves channels out is one cause, however many campaigns go out on it. Where a single one
        # of the same layer does, that one is more likely to be wrong.
        if said.level > used.level or (said.level == used.level and len(beside) > 1):
            dropped.append((planned.channels[position], used))
        else:
            yield _of_campaign(view, planned.channels[position], used, said)
    if dropped:
        yield _of_settings(view, said, dropped)


def _line(planned: Planned, position: int) -> Line:
    words = f"{planned.key} goes out on {planned.channels[position]}"
    return Line(entry=planned.campaign, route=("channels", position), words=words)


def _of_campaign(view: View, channel: str, used: Line, said: Line) -> Finding:
    return Finding(
        rule=CAMPAIGN_CHANNEL,
        at=used.at(view),
        what=f"`settings.channels` does not hold {channel}.",
        fix=f"Take {channel} out of the campaign, or add it to `settings.channels`.",
        related=((said.words, said.at(view)),),
        subject=used.subject(view),
    )


def _of_settings(view: View, said: Line, dropped: list[tuple[str, Line]]) -> Finding:
    channels = " and ".join(dict.fromkeys(channel for channel, _ in dropped))
    campaigns = {line.entry.name.split(".")[1]: line for _, line in dropped}
    names = listed(tuple(campaigns))
    is_one = len(campaigns) == 1
    them = "it" if is_one else "them"
    return Finding(
        rule=CAMPAIGN_CHANNEL,
        at=said.at(view),
        what=f"It leaves out {channels}, and {names} still {'goes' if is_one else 'go'} out on that.",
        fix=f"Add {channels} here, or set `channels` of {names} in this layer too, without {channels}, "
        f"or remove {them} with null.",
        related=tuple((line.words, line.at(view)) for line in campaigns.values()),
        subject=said.subject(view),
    )


CHECK = ViewCheck(rules=(CAMPAIGN_CHANNEL,), reads=frozenset({"campaigns", "settings"}), run=_run)
