"""A campaign that counts from an answer's deadline needs an event that has one."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View

CAMPAIGN_ANCHOR = Rule(
    id="campaign-anchor",
    summary="A campaign counts from a date the event does not have",
    why="It would never be sent.",
)


def _run(view: View) -> Iterator[Finding]:
    event = view.find("event")
    if event is None or view.is_broken("event", "campaigns") or event.value.get("reply") is not None:
        return
    for campaign in view.section("campaigns").values():
        schedule = campaign.value.get("schedule", {})
        if schedule.get("anchor") == "reply_deadline" and campaign.value.get("enabled") is not False:
            yield Finding(
                rule=CAMPAIGN_ANCHOR,
                at=view.spot(campaign, ("schedule", "anchor")),
                what="It counts from reply_deadline, but `event.reply` is not set.",
                fix="Set `event.reply` with a url and a deadline in the event, or remove the campaign there with null.",
                subject=view.subject(campaign, ("schedule", "anchor")),
            )


CHECK = ViewCheck(rules=(CAMPAIGN_ANCHOR,), reads=frozenset({"event", "campaigns"}), run=_run)
