"""Every campaign's message is written, on every channel it goes out on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line
from compiler.core.rules.shared.removal import removed
from compiler.core.rules.templates.template_category import category_of_alias
from compiler.core.rules.view import View

CAMPAIGN_TEMPLATE = Rule(
    id="campaign-template",
    summary="A campaign's message is not written",
    why="When its time comes there would be nothing to send.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("templates", "campaigns", "catalogue"):
        return
    written = view.derived(_written, "templates", "catalogue")
    for campaign in view.section("campaigns").values():
        if campaign.value.get("enabled") is not False:
            yield from _unwritten(view, campaign, written)


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
    gone = _removed(view, category, [channels[position] for position in lacking]) if lacking else None
    if gone is not None and gone.level > _line(campaign).level:
        yield _taken_away(view, campaign, gone)
        return
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


def _line(campaign: Resolved) -> Line:
    return Line(entry=campaign, route=("template",), words=f"{campaign.name.split('.')[1]} sends it")


def _removed(view: View, category: str, channels: Sequence[str]) -> Line | None:
    """Return the line in which a narrower layer removed one of the templates that are lacking."""
    for entry, _ in removed(view, "templates"):
        _, of, channel, _ = entry.name.split(".")
        if of == category and channel in channels:
            return Line(entry=entry, of_key=True, words="it is removed here")
    return None


def _taken_away(view: View, campaign: Resolved, gone: Line) -> Finding:
    _, category, channel, _ = gone.entry.name.split(".")
    sends = _line(campaign)
    return Finding(
        rule=CAMPAIGN_TEMPLATE,
        at=gone.at(view),
        what=f"`templates.{category}.{channel}` is removed, but there are campaigns that send it.",
        fix=f"Keep it, take {channel} out of the campaigns' `channels` in this layer, or remove them here with null.",
        related=((sends.words, sends.at(view)),),
        subject=gone.subject(view),
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


CHECK = ViewCheck(rules=(CAMPAIGN_TEMPLATE,), reads=frozenset({"templates", "campaigns"}), run=_run)
