"""What the catalogue has retired is no longer used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.nearest import did_you_mean
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.catalogue.catalogue_category import categories_of
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View

CATEGORY_RETIRED = Rule(
    id="category-retired",
    summary="A campaign sends a category that is retired",
    why="The platform no longer keeps its variables and its rules up to date.",
    severity=Severity.WARNING,
    by_time=True,
)


def _run(view: View) -> Iterator[Finding]:
    if not view.today or view.is_broken("campaigns", "catalogue"):
        return
    retired = view.derived(_retired, "catalogue")
    for planned in agenda(view) if retired else ():
        said = retired.get(planned.category)
        if said is None or said["retired"] > view.today:
            continue
        line = Line(entry=planned.campaign, route=("template",), words="")
        entry = view.section("catalogue")[f"catalogue.categories.{planned.category}"]
        yield Finding(
            rule=CATEGORY_RETIRED,
            at=line.at(view),
            what=f"`{planned.category}` is retired since {said['retired']}.",
            fix=_advice(view, said.get("replaced_by")),
            related=(("it is retired here", view.spot(entry, ("retired",))),),
            subject=line.subject(view),
            value=planned.category,
        )


def _retired(view: View) -> Mapping[str, Mapping[str, Any]]:
    return {name: entry.value for name, entry in categories_of(view).items() if "retired" in entry.value}


def _advice(view: View, successor: str | None) -> str:
    if successor is not None:
        return f"Send `{successor}` instead."
    retired = view.derived(_retired, "catalogue")
    left = [
        name
        for name, entry in categories_of(view).items()
        if entry.value.get("kind") == "sequential" and name not in retired
    ]
    return f"Send another category. {did_you_mean('', left)}"


CHECK = ViewCheck(rules=(CATEGORY_RETIRED,), reads=frozenset({"campaigns", "catalogue"}), run=_run)
