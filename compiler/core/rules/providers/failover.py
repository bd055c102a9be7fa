"""Where messages go when every provider of a channel has failed: to a channel that is served, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.campaigns.load import guests, service_limit
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.providers.way import Way, is_in_doubt, put_out_of_use, ways
from compiler.core.rules.shared.circle import circles
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

FAILOVER_CIRCLE = Rule(
    id="failover-circle",
    summary="Channels fail over to each other in a circle",
    why="A message that nobody delivers would go round for ever.",
)
FAILOVER_CHANNEL = Rule(
    id="failover-channel",
    summary="A channel fails over to one that cannot be used",
    why="The message would be lost at the very moment the second way is needed.",
)
ROUTE_FALLBACKS = Rule(
    id="route-fallbacks",
    severity=Severity.WARNING,
    summary="A channel has nothing but fallbacks",
    why="A fallback steps in when another provider fails, and there is no other.",
)


def _run(view: View) -> Iterator[Finding]:
    findings = list(_wrong(view))
    if findings and not view.is_broken("settings", "campaigns") and not is_in_doubt(view):
        yield from findings


def _wrong(view: View) -> Iterator[Finding]:
    there, channels = ways(view), view.find("settings.channels")
    in_use = {channel: way for channel, way in there.items() if channels is None or channel in channels.value}
    if any(way.then is not None for way in in_use.values()):
        yield from _failovers(view, in_use)
    alone = [channel for channel, way in in_use.items() if way.is_whole and _are_fallbacks(way)]
    used = {channel for planned in agenda(view) for channel in planned.channels} if alone else set()
    for channel in alone:
        if channel in used and not _is_too_small(view, in_use[channel]):
            yield _only_fallbacks(view, channel, in_use[channel])


def _failovers(view: View, in_use: Mapping[str, Way]) -> Iterator[Finding]:
    for circle in circles({channel: (way.then,) if way.then is not None else () for channel, way in in_use.items()}):
        yield _circle(view, circle)
    for channel, way in in_use.items():
        if way.then is not None and way.then not in in_use and _is_meant(view, channel, way.then):
            yield _leads_nowhere(view, channel, way.then)


def _is_meant(view: View, channel: str, then: str) -> bool:
    """Tell whether a failover is to hold here: where a narrower layer leaves the other channel out, it is not."""
    in_use = view.find("settings.channels")
    if in_use is None or then in in_use.value:
        return True
    return _then(view, channel).level >= Line(entry=in_use, words="").level


def _are_fallbacks(way: Way) -> bool:
    return bool(way.providers) and all(entry.value.get("fallback") for entry in way.providers)


def _is_too_small(view: View, way: Way) -> bool:
    """Tell whether the only provider cannot send to all guests: then that is told."""
    return len(way.providers) == 1 and service_limit(way.providers[0], guests(view)) is not None


def _then(view: View, channel: str) -> Line:
    route = view.section("routing")[f"routing.{channel}"]
    return Line(entry=route, route=("then",), words=f"{channel} fails over here")


def _circle(view: View, channels: tuple[str, ...]) -> Finding:
    lines = [_then(view, channel) for channel in reversed(channels)]
    shown = narrowest(lines)
    # Told from the line that is shown.
    first = channels.index(shown.entry.name.split(".")[1])
    round_ = [*channels[first:], *channels[:first], channels[first]]
    is_one = len(channels) == 1
    what = f"{channels[0]} fails over to itself." if is_one else f"It leads round: {' → '.join(round_)}."
    return Finding(
        rule=FAILOVER_CIRCLE,
        at=shown.at(view),
        what=what,
        fix="Remove this `then`, or name a channel that does not lead back.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _leads_nowhere(view: View, channel: str, then: str) -> Finding:
    lines = [_then(view, channel)]
    in_use = view.find("settings.channels")
    if in_use is not None and then not in in_use.value:
        lines.append(Line(entry=in_use, words="channels in use are said here"))
        what = f"{channel} fails over to {then}, which `settings.channels` does not hold."
        add = f"add {then} to `settings.channels`"
    else:
        lines = [*put_out_of_use(view, then), *lines]
        what = f"{channel} fails over to {then}, which no enabled provider carries here."
        add = f"add a provider of {then}"
    shown = narrowest(lines)
    other = "Name another channel, remove the line"
    if shown.route != ("then",):
        other = f"Set `routing.{channel}.then` to another channel or to null in this layer"
    return Finding(
        rule=FAILOVER_CHANNEL,
        at=shown.at(view),
        what=what,
        fix=f"{other}, or {add}.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _only_fallbacks(view: View, channel: str, way: Way) -> Finding:
    lines = [
        Line(entry=entry, route=("fallback",), words=f"{entry.name.split('.')[1]} is a fallback")
        for entry in way.providers
    ]
    if way.route is not None:
        lines.append(Line(entry=way.route, route=("providers",), words="the providers are named here"))
    lines = [*(line for line in put_out_of_use(view, channel) if not _is_fallback(line)), *lines]
    shown = narrowest(lines)
    return Finding(
        rule=ROUTE_FALLBACKS,
        at=shown.at(view),
        what=f"{channel} goes through fallbacks only.",
        fix=f"Add a provider of {channel} that goes first, or take `fallback` away from one of these.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _is_fallback(line: Line) -> bool:
    return not line.entry.is_removed and line.entry.value.get("fallback") is True


CHECK = ViewCheck(
    rules=(FAILOVER_CIRCLE, FAILOVER_CHANNEL, ROUTE_FALLBACKS),
    reads=frozenset({"providers", "routing", "settings", "campaigns"}),
    run=_run,
)
