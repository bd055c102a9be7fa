"""A template belongs to a category of the catalogue, on a channel that category may use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.place import Place, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

CATEGORY_UNKNOWN = Rule(
    id="category-unknown",
    summary="There is no such category of message",
    why="Categories carry purpose, lawful basis and variables; a message outside them cannot be judged.",
    sources=(
        Reference(title="GDPR art. 6, lawfulness of processing", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ),
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
    entry = view.find(f"catalogue.categories.{category}")
    # All locales of a category share the mistake, and so the place where its name is written.
    at, subject = _written_at(view, template, 2), view.subject(template)
    if entry is None:
        if not view.is_broken("catalogue"):
            what = f"`{category}` is not in the catalogue."
            alias = category_of_alias(view, category)
            fix = f"Did you mean `{alias}`?" if alias is not None else did_you_mean(category, _categories(view))
            yield Finding(rule=CATEGORY_UNKNOWN, at=at, what=what, fix=fix, subject=subject)
    elif channel not in entry.value.get("channels", [channel]):
        what = f"`{category}` is sent on {', '.join(entry.value['channels'])}, not on {channel}."
        at, fix = _written_at(view, template, 3), "Remove this template."
        yield Finding(rule=CATEGORY_CHANNEL, at=at, what=what, fix=fix, subject=subject)
    elif not view.key.tenant and entry.value.get("kind") != "compliance":
        what = f"`{category}` is not a compliance category."
        yield Finding(rule=PLATFORM_TEMPLATE, at=at, what=what, fix="Move it to the tenants.", subject=subject)


def _written_at(view: View, template: Resolved, keys: int) -> Spot | Place:
    at = view.spot(template, of_key=True)
    return replace(at, route=at.route[:keys]) if isinstance(at, Spot) else at


def _categories(view: View) -> dict[str, Resolved]:
    return {name.split(".")[2]: entry for name, entry in view.section("catalogue").items() if ".categories." in name}


def category_of_alias(view: View, name: str) -> str | None:
    """Return the category that older systems called so."""
    return next((real for real, entry in _categories(view).items() if name in entry.value.get("aliases", ())), None)


CHECK = EntryCheck(rules=(CATEGORY_UNKNOWN, CATEGORY_CHANNEL, PLATFORM_TEMPLATE), section="templates", run=_run)
