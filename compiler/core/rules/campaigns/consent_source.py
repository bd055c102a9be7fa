"""There is a campaign that asks for the consent or the answer another one stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.catalogue.catalogue_category import categories_of, circles_along
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.shared.removal import removed
from compiler.core.rules.view import View

CONSENT_SOURCE = Rule(
    id="campaign-consent-source",
    severity=Severity.WARNING,
    summary="No campaign asks for what this one stands on",
    why="Where guests are asked in another way, there must be a record of it before this goes out.",
)


def asking(view: View, planned: Planned) -> tuple[Planned, ...] | None:
    """Return the campaigns that ask for what one stands on; None where it stands on nothing or on an answer itself."""
    needed = view.derived(_consent_from, "catalogue").get(planned.category, ())
    if not needed or planned.is_triggered:
        return None
    return tuple(other for other in agenda(view) if other.category in needed)


def _consent_from(view: View) -> Mapping[str, Sequence[str]]:
    """Return what each category stands on, where that is not itself wrong."""
    categories = categories_of(view)
    wrong = {name for circle in circles_along(categories, "consent_from") for name in circle}
    return {
        name: needed
        for name, category in categories.items()
        if (needed := category.value.get("consent_from"))
        and name not in wrong
        and all(other in categories for other in needed)
    }


def _run(view: View) -> Iterator[Finding]:
    if view.find("event") is None:
        return
    alone = [planned for planned in agenda(view) if asking(view, planned) == ()]
    if alone and not view.is_broken("event", "campaigns", "catalogue"):
        yield from (_finding(view, planned) for planned in alone)


def _finding(view: View, planned: Planned) -> Finding:
    needed = view.derived(_consent_from, "catalogue")[planned.category]
    used = Line(entry=planned.campaign, route=("template",), words=f"{planned.key} stands on it")
    lines = [*_silenced(view, needed), used]
    shown = narrowest(lines)
    names = " or ".join(f"`{category}`" for category in needed)
    what = f"`{planned.category}` stands on the answer to {names}, and no campaign sends that."
    if shown is not used:
        key = shown.entry.name.split(".")[1]
        what = f"`{planned.category}` stands on the answer to {names}, and only the campaign `{key}` would send that."
    return Finding(
        rule=CONSENT_SOURCE,
        at=shown.at(view),
        what=what,
        fix=f"Add a campaign that sends {names}, or remove those that stand on it here with null.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _silenced(view: View, needed: Sequence[str]) -> Iterator[Line]:
    """Yield the lines that took away campaigns which asked: `enabled: false`, or a null in a narrower layer."""
    for entry in view.section("campaigns").values():
        if entry.value.get("template") in needed and entry.value.get("enabled") is False:
            yield Line(entry=entry, route=("enabled",), words=f"{entry.name.split('.')[1]} is not sent")
    for entry, before in removed(view, "campaigns"):
        if before.get("template") in needed and before.get("enabled") is not False:
            yield Line(entry=entry, of_key=True, words=f"{entry.name.split('.')[1]} is removed here")


CHECK = ViewCheck(rules=(CONSENT_SOURCE,), reads=frozenset({"campaigns", "event", "catalogue"}), run=_run)
