"""Every message stands on a basis that its purpose may stand on, and what is not consent is explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited
from compiler.core.rules.compliance.laws import EPRIVACY, gdpr
from compiler.core.rules.compliance.sent import Sent, sent
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

_GDPR, _BALANCE, _SOFT = gdpr("art. 6(1)"), gdpr("art. 6(1)(f)"), EPRIVACY
LAWFUL_BASIS = Rule(
    id="lawful-basis",
    summary="A message stands on a basis that its purpose may not stand on",
    why="Sending it would be unlawful from the first guest on.",
    sources=(_GDPR, EPRIVACY),
)
BASIS_UNEXPLAINED = Rule(
    id="basis-unexplained",
    summary="Marketing without consent, and nobody says why that may be",
    why="Without consent the sender has to show why guests' interests do not weigh more.",
    sources=(_BALANCE, EPRIVACY),
)
SOFT_OPT_IN = Rule(
    id="soft-opt-in",
    summary="A campaign without consent that guests could not refuse",
    why="Customers may be written to about similar services only if every message offers a free way to say no.",
    sources=(_SOFT,),
)
_WAYS_OUT = {"email": "unsubscribe", "sms": "opt_out", "whatsapp": "opt_out"}


def _basis(each: Sent) -> tuple[Any, Line]:
    """Return what a campaign stands on, and the line that says it."""
    said = each.campaign.value.get("stands_on") or {}
    if "basis" in said:
        line = Line(entry=each.campaign, route=("stands_on", "basis"), words="the campaign's basis is said here")
        return said["basis"], line
    words = f"`{each.category.name.split('.')[2]}` stands on it"
    return each.category.value.get("lawful_basis"), Line(entry=each.category, route=("lawful_basis",), words=words)


def _run(view: View) -> Iterator[Finding]:
    bases = view.find("compliance.lawful_bases")
    if bases is None or view.is_broken("compliance", "campaigns", "catalogue", "templates"):
        return
    seen: set[tuple[str, Any]] = set()
    for each in sent(view):
        basis, said = _basis(each)
        allowed = bases.value.get(each.purpose)
        if basis is None or allowed is None:
            continue
        if basis not in allowed:
            # Campaigns of one category stand on one line: it is told once.
            if (said.entry.name, basis) not in seen:
                seen.add((said.entry.name, basis))
                limits = Line(entry=bases, route=(each.purpose,), words=f"bases for {each.purpose} are said here")
                yield _not_allowed(view, each.category, basis, [said, limits])
        else:
            yield from _unexplained(view, each, basis, said)
            yield from _no_way_out(view, each)
    yield from _of_law(view, bases)


def _written_by_law(view: View) -> tuple[Resolved, ...]:
    """Return the categories the law asks for of which there is a message."""
    written = {name.split(".")[1] for name in view.section("templates")}
    found = (view.find(f"catalogue.categories.{category}") for category in sorted(written))
    return tuple(entry for entry in found if entry is not None and entry.value.get("kind") == "compliance")


def _of_law(view: View, bases: Resolved) -> Iterator[Finding]:
    for category in view.derived(_written_by_law, "templates", "catalogue"):
        basis, purpose = category.value.get("lawful_basis"), category.value.get("purpose")
        allowed = bases.value.get(purpose)
        if basis is not None and allowed is not None and basis not in allowed:
            words = f"`{category.name.split('.')[2]}` stands on it"
            said = Line(entry=category, route=("lawful_basis",), words=words)
            limits = Line(entry=bases, route=(purpose,), words=f"bases for {purpose} are said here")
            yield _not_allowed(view, category, basis, [said, limits])


def _not_allowed(view: View, category: Resolved, basis: str, lines: list[Line]) -> Finding:
    shown = narrowest(lines)
    purpose, name = category.value["purpose"], category.name.split(".")[2]
    allowed = ", ".join(lines[1].entry.value[purpose])
    return Finding(
        rule=LAWFUL_BASIS,
        at=shown.at(view),
        what=f"`{name}` is {purpose} and stands on {basis}; such messages may stand on {allowed} here.",
        fix=f"Let it stand on {allowed.replace(', ', ' or ')}."
        if shown is lines[0]
        else f"Keep {basis} in the list, or let the campaigns that send it name another basis (`stands_on`).",
        related=(*related(view, lines, shown), *cited(view, _GDPR)),
        subject=lines[0].subject(view),
    )


def _unexplained(view: View, each: Sent, basis: str, said: Line) -> Iterator[Finding]:
    because = (each.campaign.value.get("stands_on") or {}).get("because")
    if each.purpose != "marketing" or basis == "consent" or because is not None:
        return
    named = Line(entry=each.campaign, route=("template",), words=f"{each.key} sends it")
    shown = said if said.entry is each.campaign else named
    yield Finding(
        rule=BASIS_UNEXPLAINED,
        at=shown.at(view),
        what=f"`{each.key}` is marketing, stands on {basis}, and does not say why that holds for its guests.",
        fix=f"Write `stands_on: {{basis: {basis}, because: …}}` with how interests were weighed, or ask for consent.",
        related=(*(() if shown is said else ((said.words, said.at(view)),)), *cited(view, _BALANCE)),
        subject=shown.subject(view),
    )


def _no_way_out(view: View, each: Sent) -> Iterator[Finding]:
    stands: Mapping[str, Any] = each.campaign.value.get("stands_on") or {}
    footers = view.find("compliance.footers")
    if stands.get("soft_opt_in") is not True or footers is None:
        return
    for channel in each.channels:
        block, held = _WAYS_OUT[channel], footers.value.get(channel)
        if held is not None and block not in held:
            lines = [
                Line(entry=each.campaign, route=("stands_on", "soft_opt_in"), words=f"{each.key} needs it"),
                Line(entry=footers, route=(channel,), words="the foot is said here"),
            ]
            shown = narrowest(lines)
            yield Finding(
                rule=SOFT_OPT_IN,
                at=shown.at(view),
                what=f"`{each.key}` goes to customers who were not asked, and {channel} messages end without {block}.",
                fix=f"Add {block} to `compliance.footers.{channel}`, or take {channel} out of the campaign.",
                related=(*related(view, lines, shown), *cited(view, _SOFT)),
                subject=lines[0].subject(view),
            )


CHECK = ViewCheck(
    rules=(LAWFUL_BASIS, BASIS_UNEXPLAINED, SOFT_OPT_IN),
    reads=frozenset({"compliance", "campaigns", "catalogue", "templates"}),
    run=_run,
)
