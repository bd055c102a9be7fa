"""The catalogue is whole: categories use variables that are described, and no order is given twice."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View
from schemas.scope import Scope

CATALOGUE_VARIABLE = Rule(
    id="catalogue-variable",
    summary="A category uses a variable that is not described",
    why="Without its type and length no message that uses it can be checked.",
)
CATALOGUE_ORDER = Rule(
    id="catalogue-order",
    summary="Two categories have the same place in the order",
    why="Guests get the messages in this order.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("catalogue"):
        return
    entries = view.section("catalogue")
    variables = {name.split(".")[2] for name in entries if ".variables." in name}
    places: dict[int, str] = {}
    for name, category in sorted(entries.items()):
        if ".categories." not in name:
            continue
        for field in ("requires", "variables"):
            for position, variable in enumerate(category.value.get(field, ())):
                if variable not in variables:
                    yield Finding(
                        rule=CATALOGUE_VARIABLE,
                        at=view.spot(category, (field, position)),
                        what=f"`catalogue.variables` has no `{variable}`.",
                        fix=did_you_mean(variable, variables),
                        subject=view.subject(category, (field, position)),
                    )
        place = category.value.get("order")
        if place in places:
            what = f"`{places[place]}` has order {place} too."
            at = view.spot(category, ("order",))
            yield Finding(
                rule=CATALOGUE_ORDER, at=at, what=what, fix="Give each its own.", subject=view.subject(category)
            )
        elif place is not None:
            places[place] = name.split(".")[2]


CHECK = ViewCheck(
    rules=(CATALOGUE_VARIABLE, CATALOGUE_ORDER), reads=frozenset({"catalogue"}), run=_run, scope=Scope.PLATFORM
)
