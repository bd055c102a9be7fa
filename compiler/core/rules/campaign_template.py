"""Every campaign's message is written, on every channel it goes out on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.template_category import category_of_alias
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
                yield _out_of_use(view, campaign, in_use, position)


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
    category, channels = campaign.value.get("template"), campaign.value.get("channels", ())
    if category is None:
        return
    lacking = [position for position, channel in enumerate(channels) if (category, channel) not in written]
    if lacking and len(lacking) == len(channels):
        what, fix = _wholly_unwritten(view, category, channels, {found for found, _ in written})
        yield Finding(
            rule=CAMPAIGN_TEMPLATE,
            at=view.spot(campaign, ("template",)),
            what=what,
            fix=fix,
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


def _wholly_unwritten(view: View, category: str, channels: Sequence[str], written: set[str]) -> tuple[str, str]:
    known = view.find(f"catalogue.categories.{category}")
    if known is None:
        alias = category_of_alias(view, category)
        fix = f"Did you mean `{alias}`?" if alias is not None else did_you_mean(category, written)
        return f"There is no category `{category}`.", fix
    if known.value.get("kind") == "compliance":
        return f"`{category}` is sent because the law asks for it, never by a campaign.", did_you_mean("", written)
    what = f"There is no template `templates.{category}` here on {' or '.join(channels)}."
    return what, f"Write templates/{category}/{channels[0]}.yaml, or send another category."


def _out_of_use(view: View, campaign: Resolved, in_use: Resolved, position: int) -> Finding:
    channel = campaign.value["channels"][position]
    return Finding(
        rule=CAMPAIGN_CHANNEL,
        at=view.spot(campaign, ("channels", position)),
        what=f"`settings.channels` does not hold {channel}.",
        fix=f"Take {channel} out of the campaign, or add it to `settings.channels`.",
        related=(("channels in use are said here", view.spot(in_use)),),
        subject=view.subject(campaign, ("channels", position)),
    )


CHECK = ViewCheck(
    rules=(CAMPAIGN_TEMPLATE, CAMPAIGN_CHANNEL), reads=frozenset({"templates", "campaigns", "settings"}), run=_run
)
