"""What a category of personal information names is there, in no other category, and of its class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.integrations.integration_special import GDPR, SPECIAL
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View
from schemas.scope import Scope

RETENTION_VARIABLE = Rule(
    id="retention-variable",
    summary="A category of retention names a variable that is not there",
    why="The one that was meant is not covered.",
)
RETENTION_TWICE = Rule(
    id="retention-twice",
    summary="Two categories of retention name the same",
    why="Nobody can say when it goes.",
)
RETENTION_SPECIAL = Rule(
    id="retention-special",
    summary="Information about health or belief is kept like any other",
    why="Diet and accessibility fall under a stricter rule, with a shorter time of its own.",
    sources=(Reference(title="GDPR art. 9, special categories of personal data", url=GDPR),),
)
RETENTION_EXPORT = Rule(
    id="retention-export",
    summary="Guests would not get a part of their own information",
    why="A guest may ask for everything that is kept about them, and take it elsewhere.",
    sources=(Reference(title="GDPR art. 15 and 20, access and portability", url=GDPR),),
)
_Named = dict[tuple[str, str], Resolved]


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("retention", "catalogue"):
        return
    whose = {
        name.split(".")[2]: variable.value.get("personal", "none")
        for name, variable in view.section("catalogue").items()
        if name.startswith("catalogue.variables.")
    }
    named: _Named = {}
    for _, kept in sorted(view.section("retention").items()):
        for field in ("variables", "attributes"):
            for position, name in enumerate(kept.value.get(field, ())):
                yield from _judge(view, kept, (field, position), name, whose, named)
        yield from _special(view, kept, whose)
        yield from _export(view, kept, whose)


def _judge(
    view: View, kept: Resolved, route: tuple[str, int], name: str, whose: Mapping[str, str], named: _Named
) -> Iterator[Finding]:
    field, _ = route
    if field == "variables" and name not in whose:
        what = f"`catalogue.variables` has no `{name}`."
        yield found(RETENTION_VARIABLE, view, kept, route, what, did_you_mean(name, whose))
        return
    other = named.setdefault((field, name), kept)
    if other is not kept:
        short = other.name.split(".")[1]
        related = ((f"`{short}` is described here", view.spot(other, (field,))),)
        fix = "Take it out of one of the two."
        yield found(RETENTION_TWICE, view, kept, route, f"`{short}` names `{name}` too.", fix, related=related)


def _special(view: View, kept: Resolved, whose: Mapping[str, str]) -> Iterator[Finding]:
    """Where a category holds nothing else, its limit is what is wrong; otherwise what does not belong there."""
    limit = kept.value.get("limit")
    if limit is None or limit == "special_category":
        return
    named = [
        ((field, position), name, name in SPECIAL if field == "attributes" else whose.get(name) == "special")
        for field in ("variables", "attributes")
        for position, name in enumerate(kept.value.get(field, ()))
    ]
    if named and all(is_special for _, _, is_special in named):
        names = listed(list(dict.fromkeys(name for _, name, _ in named)))
        what = f"{names} can tell health or belief, and the limit here is {limit}."
        yield found(RETENTION_SPECIAL, view, kept, ("limit",), what, "Write `limit: special_category`.")
        return
    for route, name, is_special in named:
        if is_special:
            what = f"`{name}` can tell health or belief, and the limit here is {limit}."
            fix = "Move it to a category with `limit: special_category`."
            yield found(RETENTION_SPECIAL, view, kept, route, what, fix)


def _export(view: View, kept: Resolved, whose: Mapping[str, str]) -> Iterator[Finding]:
    """Only what tells of somebody else may be left out (art. 15(4))."""
    about_guest = kept.value.get("attributes") or any(
        whose.get(name) in ("personal", "special") for name in kept.value.get("variables", ())
    )
    if kept.value.get("in_export") is False and about_guest:
        what = "It holds what is known of the guest, and is left out of what a guest gets."
        fix = "Write `in_export: true`; only what tells of other people may be left out."
        yield found(RETENTION_EXPORT, view, kept, ("in_export",), what, fix)


CHECK = ViewCheck(
    rules=(RETENTION_VARIABLE, RETENTION_TWICE, RETENTION_SPECIAL, RETENTION_EXPORT),
    reads=frozenset({"retention", "catalogue"}),
    run=_run,
    scope=Scope.PLATFORM,
)
