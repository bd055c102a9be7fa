"""What categories say of each other and of their times fits together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.circle import circles
from compiler.core.rules.view import View
from schemas.scope import Scope
from schemas.values.calendar import shifted

CATALOGUE_CATEGORY = Rule(
    id="catalogue-category",
    summary="The catalogue names a category that there is not",
    why="What it says about that category would never hold.",
)
CATALOGUE_CIRCLE = Rule(
    id="catalogue-circle",
    summary="Categories wait for each other in a circle",
    why="None of them could ever be sent first.",
)
CATALOGUE_TIMING = Rule(
    id="catalogue-timing",
    summary="A category's earliest time is after its latest",
    why="No campaign could keep to it.",
)
# A leap year's first day: months are as short and as long as anywhere from here.
_ANY_DAY = datetime(2028, 1, 1)  # noqa: DTZ001 - local time


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("catalogue"):
        return
    categories = categories_of(view)
    for name, category in categories.items():
        yield from _names(view, category, categories)
        timing = category.value.get("timing") or {}
        earliest, latest = timing.get("earliest"), timing.get("latest")
        if earliest is not None and latest is not None and shifted(_ANY_DAY, earliest) > shifted(_ANY_DAY, latest):
            yield Finding(
                rule=CATALOGUE_TIMING,
                at=view.spot(category, ("timing", "earliest")),
                what=f"`{name}` goes out from {earliest} on, and no later than {latest}.",
                fix="Swap them, or correct one of them.",
                subject=view.subject(category, ("timing",)),
            )
    for field in ("consent_from", "replaced_by"):
        yield from _circles(view, categories, field)


def categories_of(view: View) -> Mapping[str, Resolved]:
    """Return the categories of the catalogue by their names, sorted."""
    entries = view.section("catalogue")
    return {name.split(".")[2]: entry for name, entry in sorted(entries.items()) if ".categories." in name}


def _named(category: Resolved, field: str) -> tuple[str, ...]:
    said = category.value.get(field, ())
    return (said,) if type(said) is str else tuple(said)


def _names(view: View, category: Resolved, categories: Mapping[str, Resolved]) -> Iterator[Finding]:
    for field in ("consent_from", "replaced_by"):
        for position, other in enumerate(_named(category, field)):
            if other not in categories:
                route = (field, position) if field == "consent_from" else (field,)
                yield Finding(
                    rule=CATALOGUE_CATEGORY,
                    at=view.spot(category, route),
                    what=f"`catalogue.categories` has no `{other}`.",
                    fix=did_you_mean(other, categories),
                    subject=view.subject(category, route),
                )


def _circles(view: View, categories: Mapping[str, Resolved], field: str) -> Iterator[Finding]:
    for circle in circles_along(categories, field):
        category = categories[circle[0]]
        yield Finding(
            rule=CATALOGUE_CIRCLE,
            at=view.spot(category, (field,)),
            what=f"`{field}` leads round: {' → '.join((*circle, circle[0]))}.",
            fix="Take one of them out.",
            subject=view.subject(category, (field,)),
        )


def circles_along(categories: Mapping[str, Resolved], field: str) -> tuple[tuple[str, ...], ...]:
    """Return the circles in which a field leads from category to category."""
    return tuple(circles({name: _named(category, field) for name, category in categories.items()}))


CHECK = ViewCheck(
    rules=(CATALOGUE_CATEGORY, CATALOGUE_CIRCLE, CATALOGUE_TIMING),
    reads=frozenset({"catalogue"}),
    run=_run,
    scope=Scope.PLATFORM,
)
