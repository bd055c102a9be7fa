"""A template belongs to a category of the catalogue, on a channel that category may use."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

CATEGORY_UNKNOWN = Rule(
    id="category-unknown",
    summary="There is no such category of message",
    why="Categories carry purpose, lawful basis and variables; a message outside them cannot be judged.",
)
CATEGORY_CHANNEL = Rule(
    id="category-channel",
    summary="This category is not sent on this channel",
    why="The catalogue says on which channels a category makes sense.",
)
PLATFORM_TEMPLATE = Rule(
    id="platform-template",
    summary="The platform may write compliance templates only",
    why="What guests are told otherwise is the tenant's own word.",
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    _, category, channel, _ = template.name.split(".")
    known = {name.split(".")[2]: entry for name, entry in view.section("catalogue").items() if ".categories." in name}
    entry = known.get(category)
    at, subject = view.spot(template, of_key=True), view.subject(template)
    if entry is None:
        if not view.is_broken("catalogue"):
            what = f"`{category}` is not in the catalogue."
            fix = did_you_mean(_alias(category, known) or category, known)
            yield Finding(rule=CATEGORY_UNKNOWN, at=at, what=what, fix=fix, subject=subject)
    elif channel not in entry.value.get("channels", [channel]):
        what = f"`{category}` is sent on {', '.join(entry.value['channels'])}, not on {channel}."
        yield Finding(rule=CATEGORY_CHANNEL, at=at, what=what, fix="Remove this template.", subject=subject)
    elif not view.key.tenant and entry.value.get("kind") != "compliance":
        what = f"`{category}` is not a compliance category."
        yield Finding(rule=PLATFORM_TEMPLATE, at=at, what=what, fix="Move it to the tenants.", subject=subject)


def _alias(category: str, known: dict[str, Resolved]) -> str | None:
    return next((name for name, entry in known.items() if category in entry.value.get("aliases", ())), None)


CHECK = EntryCheck(rules=(CATEGORY_UNKNOWN, CATEGORY_CHANNEL, PLATFORM_TEMPLATE), section="templates", run=_run)
