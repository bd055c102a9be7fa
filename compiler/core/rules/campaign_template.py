"""Every campaign's message is written, on every channel it goes out on."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View

CAMPAIGN_TEMPLATE = Rule(
    id="campaign-template",
    summary="A campaign's message is not written",
    why="When its time comes there would be nothing to send.",
)
CAMPAIGN_CHANNEL = Rule(
    id="campaign-channel",
    summary="A campaign uses a channel that is not in use",
    why="`settings.channels` says which channels guests may be written to on.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("templates", "campaigns", "settings", "catalogue"):
        return
    written = view.derived(_written, "templates", "catalogue")
    in_use = view.find("settings.channels")
    for campaign in view.section("campaigns").values():
        if campaign.value.get("enabled") is False:
            continue
        yield from _unwritten(view, campaign, written)
        for position, channel in enumerate(campaign.value.get("channels", ())):
            if in_use is not None and channel not in in_use.value:
                yield _out_of_use(view, campaign, position, channel)


def _written(view: View) -> frozenset[tuple[str, str]]:
    """Return category and channel of every template a campaign may use."""
    found = set()
    for name in view.section("templates"):
        _, category, channel, _ = name.split(".")
        entry = view.find(f"catalogue.categories.{category}")
        if entry is None or entry.value.get("kind") != "compliance":
            found.add((category, channel))
    return frozenset(found)


def _unwritten(view: View, campaign: Resolved, written: frozenset[tuple[str, str]]) -> Iterator[Finding]:
    category, channels = campaign.value.get("template", ""), campaign.value.get("channels", ())
    lacking = [position for position, channel in enumerate(channels) if (category, channel) not in written]
    if lacking and len(lacking) == len(channels):
        yield Finding(
            rule=CAMPAIGN_TEMPLATE,
            at=view.spot(campaign, ("template",)),
            what=f"There is no template `templates.{category}` here, on none of the campaign's channels.",
            fix=did_you_mean(category, {found for found, _ in written}),
            subject=view.subject(campaign, ("template",)),
        )
        return
    for position in lacking:
        yield Finding(
            rule=CAMPAIGN_TEMPLATE,
            at=view.spot(campaign, ("channels", position)),
            what=f"There is no template `templates.{category}.{channels[position]}` here.",
            fix=f"Write it, or take {channels[position]} out of the campaign's channels.",
            subject=view.subject(campaign, ("channels", position)),
        )


def _out_of_use(view: View, campaign: Resolved, position: int, channel: str) -> Finding:
    return Finding(
        rule=CAMPAIGN_CHANNEL,
        at=view.spot(campaign, ("channels", position)),
        what=f"`settings.channels` does not hold {channel}.",
        fix=f"Take {channel} out of the campaign, or add it to `settings.channels`.",
        subject=view.subject(campaign, ("channels", position)),
    )


CHECK = ViewCheck(
    rules=(CAMPAIGN_TEMPLATE, CAMPAIGN_CHANNEL), reads=frozenset({"templates", "campaigns", "settings"}), run=_run
)
