"""An experiment has a campaign to be made on, and each of its arms has something to send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest
from compiler.core.rules.shared.line import related as related_lines
from compiler.core.rules.shared.removed_while_named import removed_below, while_named
from compiler.core.rules.view import View

EXPERIMENT_CAMPAIGN = Rule(
    id="experiment-campaign",
    summary="An experiment has no campaign",
    why="It would run on nothing, and nobody would learn anything.",
)
EXPERIMENT_MESSAGE = Rule(
    id="experiment-message",
    summary="An arm of an experiment cannot be sent as it says",
    why="Its guests would get nothing, or not what is to be compared.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("experiments", "campaigns", "templates", "settings", "catalogue"):
        return
    for experiment in running(view):
        campaign = view.find(f"campaigns.{experiment.value.get('campaign')}")
        if campaign is None or campaign.value.get("enabled") is False:
            yield _no_campaign(view, experiment, campaign)
            continue
        for name, arm in experiment.value.get("arms", {}).items():
            yield from _arm(view, experiment, name, {**campaign.value, **arm})


def running(view: View) -> Iterator[Resolved]:
    """Yield the experiments that are not turned off."""
    for experiment in view.section("experiments").values():
        if experiment.value.get("enabled") is not False:
            yield experiment


def _no_campaign(view: View, experiment: Resolved, campaign: Resolved | None) -> Finding:
    name, off = str(experiment.value.get("campaign")), f"`{experiment.name}.enabled: false`"
    route: Route = ("campaign",)
    if (removed := removed_below(view, f"campaigns.{name}", experiment, route)) is not None:
        return while_named(
            view, EXPERIMENT_CAMPAIGN, removed, experiment, route, f"Turn the experiment off here too: {off}."
        )
    said = Line(entry=experiment, route=route, words="the experiment names it here")
    shown: Line = said
    related: tuple[tuple[str, Spot | Place], ...] = ()
    if campaign is None:
        names = {entry.split(".")[1] for entry in view.section("campaigns")}
        what, fix = f"There is no campaign `{name}` here.", did_you_mean(name, names)
    else:
        turned_off = Line(entry=campaign, route=("enabled",), words="it is turned off here")
        shown = narrowest([said, turned_off])
        related = related_lines(view, [said, turned_off], shown)
        what = f"The campaign `{name}` is not enabled, and `{experiment.name}` is made on it."
        fix = f"Enable the campaign, or turn the experiment off: {off}."
    at, subject = shown.at(view), shown.subject(view)
    return Finding(rule=EXPERIMENT_CAMPAIGN, at=at, what=what, fix=fix, related=related, subject=subject)


def _arm(view: View, experiment: Resolved, name: str, sent: dict[str, Any]) -> Iterator[Finding]:
    """Judge what an arm says itself; the rest is the campaign's and judged there."""
    arm = experiment.value["arms"][name]
    in_use, category = view.find("settings.channels"), str(sent.get("template"))
    written = view.derived(_written, "templates")
    for position, channel in enumerate(arm.get("channels", ())):
        if in_use is not None and channel not in in_use.value:
            what = f"`settings.channels` does not hold {channel}."
            fix = f"Take {channel} out of the arm, or add it to `settings.channels`."
        elif (category, channel) not in written:
            what = f"There is no template `templates.{category}.{channel}` here."
            fix = f"Write it, or take {channel} out of the arm's channels."
        else:
            continue
        yield _finding(view, experiment, ("arms", name, "channels", position), what, fix)
    if "template" in arm and "channels" not in arm:
        lacking = [channel for channel in sent.get("channels", ()) if (category, channel) not in written]
        if lacking:
            what = f"There is no template `templates.{category}` here on {' or '.join(lacking)}, where it goes out."
            known = {written_category for written_category, _ in written}
            fix = (
                did_you_mean(category, known) if category not in known else "Write it, or give the arm other channels."
            )
            yield _finding(view, experiment, ("arms", name, "template"), what, fix)
    if "subject" in arm and "email" not in sent.get("channels", ()):
        what = f"It has a subject line, but goes out on {' and '.join(sent.get('channels', ()))}."
        yield _finding(view, experiment, ("arms", name, "subject"), what, "Only e-mails have one: take it out.")


def _written(view: View) -> frozenset[tuple[str, str]]:
    """Return category and channel of every template there is."""
    return frozenset((parts[1], parts[2]) for parts in (name.split(".") for name in view.section("templates")))


def _finding(view: View, experiment: Resolved, route: Route, what: str, fix: str) -> Finding:
    at, subject = view.spot(experiment, route), view.subject(experiment, route)
    return Finding(rule=EXPERIMENT_MESSAGE, at=at, what=what, fix=fix, subject=subject)


CHECK = ViewCheck(
    rules=(EXPERIMENT_CAMPAIGN, EXPERIMENT_MESSAGE),
    reads=frozenset({"experiments", "campaigns", "templates", "settings"}),
    run=_run,
)
