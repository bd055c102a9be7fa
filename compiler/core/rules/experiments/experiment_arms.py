"""The arms of an experiment differ, and two experiments do not share a campaign."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.experiments.experiment_campaign import running
from compiler.core.rules.view import View

EXPERIMENT_ARMS = Rule(
    id="experiment-arms",
    summary="Two arms of an experiment are the same",
    why="What is sent the same way cannot be told apart, whatever is counted.",
)
EXPERIMENT_OVERLAP = Rule(
    id="experiment-overlap",
    summary="Two experiments run on one campaign at the same time",
    why="Nobody could tell which of them made the difference.",
)
_VARIED = ("template", "channels", "at", "subject")


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("experiments", "campaigns"):
        return
    experiments = sorted(running(view), key=lambda experiment: experiment.name)
    for experiment in experiments:
        campaign = view.find(f"campaigns.{experiment.value.get('campaign')}")
        if campaign is not None:
            yield from _equal_arms(view, experiment, campaign)
    for one, other in combinations(experiments, 2):
        if one.value.get("campaign") == other.value.get("campaign") and _meet(one.value, other.value):
            yield Finding(
                rule=EXPERIMENT_OVERLAP,
                at=view.spot(other, ("campaign",)),
                what=f"`{one.name}` runs on `{other.value.get('campaign')}` until {one.value.get('ends')} too.",
                fix=f"Let `{other.name}` start on {one.value.get('ends')}, or turn one of them off.",
                related=(("the other one is here", view.spot(one, ("campaign",))),),
                subject=view.subject(other, ("campaign",)),
            )


def _equal_arms(view: View, experiment: Resolved, campaign: Resolved) -> Iterator[Finding]:
    arms = experiment.value.get("arms", {})
    usual = {**campaign.value, "at": campaign.value.get("schedule", {}).get("at")}
    first: dict[str, str] = {}
    # Those that say nothing come first: they are the campaign as it is, and the others should differ from it.
    for name in sorted(arms, key=lambda name: (len(_varied(arms[name])), name)):
        way = repr([{**usual, **arms[name]}.get(field) for field in _VARIED])
        other = first.setdefault(way, name)
        if other != name:
            said = _varied(arms[name])
            route: Route = ("arms", name, *said) if len(said) == 1 else ("arms", name)
            yield Finding(
                rule=EXPERIMENT_ARMS,
                at=view.spot(experiment, route, of_key=len(said) != 1),
                what=f"`{name}` is sent just as `{other}` is{'' if said else ': as the campaign says'}.",
                fix=f"Give `{name}` another {', '.join(_VARIED[:-1])} or {_VARIED[-1]}, or take it out.",
                related=((f"`{other}` is here", view.spot(experiment, ("arms", other), of_key=True)),),
                subject=view.subject(experiment, ("arms", name)),
            )


def _varied(arm: dict[str, Any]) -> list[str]:
    return [field for field in _VARIED if field in arm]


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether the days of two experiments overlap; the last day is not one of them."""
    return bool(one.get("starts", "") < other.get("ends", "") and other.get("starts", "") < one.get("ends", ""))


CHECK = ViewCheck(rules=(EXPERIMENT_ARMS, EXPERIMENT_OVERLAP), reads=frozenset({"experiments", "campaigns"}), run=_run)
