"""The choice of channel has something to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.merge.origins import origin_at
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View

ORCHESTRATION_WEIGHTS = Rule(
    id="orchestration-weights",
    summary="No channel has any weight",
    why="Nothing could be chosen.",
)
ORCHESTRATION_CHANNEL = Rule(
    id="orchestration-channel",
    severity=Severity.WARNING,
    summary="Something is said of a channel that nothing goes out on",
    why="The line does nothing, and whoever reads it counts on the channel.",
)
ORCHESTRATION_MODE = Rule(
    id="orchestration-mode",
    summary="What a way of choosing needs is not there",
    why="Nothing could be chosen by it.",
)
_NEEDS = {
    "weighted": ("weights", "Set `orchestration.weights`, or choose fixed."),
    "learned": ("learning", "Set `orchestration.learning` with its signals, or choose fixed or weighted."),
}
_PLATFORM_LEVELS = 2


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("orchestration", "settings", "providers"):
        return
    weights = view.find("orchestration.weights")
    if weights is not None and weights.value and not any(weights.value.values()):
        what = f"{' and '.join(weights.value)} count 0 each." if len(weights.value) > 1 else "Its only weight is 0."
        yield _finding(view, weights, ORCHESTRATION_WEIGHTS, (), what, "Give at least one channel more than 0.")
    for name in ("weights", "least_shares"):
        entry = view.find(f"orchestration.{name}")
        if entry is not None:
            yield from _of_no_use(view, entry)
    yield from _lacking(view)


def _of_no_use(view: View, entry: Resolved) -> Iterator[Finding]:
    """Yield what a tenant or event says of a channel that it does without.

    A layer above may speak of a channel that a layer below does without: it speaks for others too.
    """
    in_use = view.find("settings.channels")
    for channel, share in entry.value.items():
        level = origin_at(entry.origins, (channel,))
        if not share or level < _PLATFORM_LEVELS:
            continue
        if in_use is not None and channel not in in_use.value:
            # Where campaigns go out on it too, their finding tells the same.
            if level >= origin_at(in_use.origins, ()) and not _is_used(view, level, channel):
                what, fix = f"`settings.channels` does not hold {channel}.", "Take the line out, or add the channel."
                yield _finding(view, entry, ORCHESTRATION_CHANNEL, (channel,), what, fix)
        elif not _is_carried(_view_of(view, level), channel) and view.find(f"routing.{channel}") is None:
            what, fix = f"No enabled provider carries {channel} here.", "Take the line out, or add a provider."
            yield _finding(view, entry, ORCHESTRATION_CHANNEL, (channel,), what, fix)


def _view_of(view: View, level: int) -> View:
    """Return the view of the layer that a level belongs to: the tenant's, or the event's own."""
    return view.parent if view.key.event and level // 2 < 2 and view.parent is not None else view


def _is_used(view: View, level: int, channel: str) -> bool:
    return any(channel in planned.channels for planned in agenda(_view_of(view, level)))


def _is_carried(view: View, channel: str) -> bool:
    providers = view.section("providers").values()
    return any(entry.value.get("channel") == channel and entry.value.get("enabled") is not False for entry in providers)


def _lacking(view: View) -> Iterator[Finding]:
    mode, timing = view.find("orchestration.mode"), view.find("orchestration.timing")
    if mode is not None and mode.value in _NEEDS:
        needed, fix = _NEEDS[mode.value]
        if view.find(f"orchestration.{needed}") is None:
            what = f"`{mode.value}` needs `orchestration.{needed}`, which is not set."
            yield _finding(view, mode, ORCHESTRATION_MODE, (), what, fix)
    if timing is not None and timing.value.get("policy") == "best_hour" and view.find("orchestration.learning") is None:
        what = "`best_hour` is learned, and `orchestration.learning` is not set."
        fix = "Set `orchestration.learning` with its signals, or choose as_scheduled or spread."
        yield _finding(view, timing, ORCHESTRATION_MODE, ("policy",), what, fix)


def _finding(view: View, entry: Resolved, rule: Rule, route: Route, what: str, fix: str) -> Finding:
    at, subject = view.spot(entry, route), view.subject(entry, route)
    return Finding(rule=rule, at=at, what=what, fix=fix, subject=subject)


CHECK = ViewCheck(
    rules=(ORCHESTRATION_WEIGHTS, ORCHESTRATION_CHANNEL, ORCHESTRATION_MODE),
    reads=frozenset({"orchestration", "settings", "providers", "routing", "campaigns"}),
    run=_run,
)
