"""The providers of a channel can carry a message to every guest in a day, or the campaign is planned over several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.rules.campaigns.agenda import Planned
from compiler.core.rules.campaigns.load import (
    Allowance,
    allowance,
    guests_line,
    service_limit,
    to_everybody,
    written_to,
)
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.providers.way import Way, is_in_doubt, put_out_of_use, ways
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

PROVIDER_LIMIT = Rule(
    id="provider-daily-limit",
    summary="The only provider of a channel cannot send to all guests in a day",
    why="The service refuses the rest, and there is no other provider to take it over.",
    sources=(
        Reference(title="Gmail sending limits in Google Workspace", url="https://support.google.com/a/answer/166852"),
        Reference(
            title="WhatsApp messaging limits", url="https://developers.facebook.com/docs/whatsapp/messaging-limits"
        ),
    ),
)
PROVIDER_CAP = Rule(
    id="provider-daily-cap",
    severity=Severity.WARNING,
    summary="A campaign takes longer than a day",
    why="The last guests hear days after the first.",
)


def _run(view: View) -> Iterator[Finding]:
    expected = written_to(view)
    findings = list(_wrong(view, expected)) if expected else []
    if findings and not view.is_broken("campaigns", "event", "settings") and not is_in_doubt(view):
        yield from findings


def _wrong(view: View, expected: int) -> Iterator[Finding]:
    there = ways(view)
    by_channel: dict[str, list[Planned]] = {}
    for planned, channel in to_everybody(view):
        by_channel.setdefault(channel, []).append(planned)
    for channel, campaigns in by_channel.items():
        way = there.get(channel)
        if way is None or not way.providers:
            continue
        is_alone = len(way.providers) == 1 and way.then not in there
        if is_alone and service_limit(way.providers[0], expected) is not None:
            yield _too_small(view, channel, way, expected)
        else:
            yield from _too_slow(view, channel, way, campaigns, expected)


def _too_small(view: View, channel: str, way: Way, expected: int) -> Finding:
    (provider,) = way.providers
    most = service_limit(provider, expected) or 0
    name, kind = provider.name.split(".")[1], provider.value["type"]
    lines = [*put_out_of_use(view, channel)]
    if way.route is not None:
        lines.append(Line(entry=way.route, route=("providers",), words=f"the providers of {channel} are named here"))
    guests = guests_line(view, expected)
    lines += [
        Line(entry=provider, route=("type",), words="the provider is described here"),
        *([guests] if guests else []),
    ]
    shown = narrowest(lines)
    return Finding(
        rule=PROVIDER_LIMIT,
        at=shown.at(view),
        what=f"{expected:,} guests are expected; `{name}` is alone on {channel}, and {kind} lets such an account "
        f"send to {most:,} a day.",
        fix=f"Add a second provider of {channel} to the way, or a `then` to `routing.{channel}`.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _too_slow(view: View, channel: str, way: Way, campaigns: Sequence[Planned], expected: int) -> Iterator[Finding]:
    allowed = [allowance(provider, expected * len(campaigns)) for provider in way.providers]
    bounds = [bound for bound in allowed if bound is not None]
    if len(bounds) < len(allowed):
        return  # one of them can carry it alone
    a_day = sum(bound.most for bound in bounds)
    if a_day < expected:
        yield _over_days(view, channel, bounds, min(campaigns, key=_when), expected)
        return
    by_day: dict[str, list[Planned]] = {}
    for planned in sorted(campaigns, key=_when):
        by_day.setdefault(_when(planned)[:10], []).append(planned)
    for day, together in by_day.items():
        if len(together) * expected > a_day:
            yield _one_day(view, channel, bounds, together, day, expected)


def _over_days(view: View, channel: str, bounds: Sequence[Allowance], first: Planned, expected: int) -> Finding:
    a_day = sum(bound.most for bound in bounds)
    days = -(-expected // a_day)
    guests = guests_line(view, expected)
    lines = [*(bound.line for bound in bounds), *([guests] if guests else [])]
    shown = narrowest(lines)
    day = first.at.date() if first.at is not None else None
    begin = f"Let `{first.key}` begin by {day - timedelta(days=days - 1)} to be through on {day}" if day else ""
    return Finding(
        rule=PROVIDER_CAP,
        at=shown.at(view),
        what=f"{expected:,} guests by {channel}, {a_day:,} a day: {days} days.",
        fix=f"{begin}, or let more providers share it.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _one_day(
    view: View, channel: str, bounds: Sequence[Allowance], together: Sequence[Planned], day: str, expected: int
) -> Finding:
    a_day, needed = sum(bound.most for bound in bounds), expected * len(together)
    # Of campaigns in one layer, the last one is what became too much.
    dated = [
        Line(entry=planned.campaign, route=planned.dated_by, words=f"{planned.key} goes out that day")
        for planned in reversed(together)
    ]
    shown = narrowest(dated)
    names = listed([planned.key for planned in together])
    lines = [*dated, *(bound.line for bound in bounds)]
    return Finding(
        rule=PROVIDER_CAP,
        at=shown.at(view),
        what=f"{names} go out by {channel} on {day}: {needed:,} messages, {a_day:,} a day.",
        fix="Move one of them to another day, or let more providers share it.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _when(planned: Planned) -> str:
    return planned.at.isoformat() if planned.at is not None else ""


CHECK = ViewCheck(
    rules=(PROVIDER_LIMIT, PROVIDER_CAP),
    reads=frozenset({"providers", "routing", "campaigns", "event", "settings"}),
    run=_run,
)
