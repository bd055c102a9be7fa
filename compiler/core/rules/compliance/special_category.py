"""Diet, allergies and accessibility stand in no subject, no address, and on no channel that may not carry them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited
from compiler.core.rules.compliance.laws import gdpr
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

_LAW = gdpr("art. 9")
SPECIAL_CHANNEL = Rule(
    id="special-channel",
    summary="A channel would carry what a guest told us about health or belief",
    why="A text shows on a locked phone, and WhatsApp messages pass through other companies' servers.",
    sources=(_LAW,),
)
SPECIAL_PLACE = Rule(
    id="special-place",
    summary="A subject or an address would tell what a guest told us about health or belief",
    why="Subjects show on locked screens, and addresses are kept by every server on the way and by analytics.",
    sources=(_LAW,),
)
SPECIAL_CONSENT = Rule(
    id="special-consent",
    summary="A message tells what a guest said about health or belief, without explicit consent",
    why="Such information may be used for what the guest agreed to in so many words, and for nothing else.",
    sources=(_LAW,),
)
_OPEN = {"subject": "the subject", "preheader": "the preheader"}
_ADDRESS = re.compile(
    r"""(?:https?://|mailto:|(?:href|src)\s*=\s*["']|\{\{-?\s*\w*_url\b[^{}]*\}\})(?:[^\s"'<>{]|\{\{[^{}]*\}\})*"""
)
"""An address: from its scheme, from the attribute that holds it, or from a variable that is one."""
Use = tuple[Route, str, int, str]
"""Where a template names a special variable: its route, the variable, the line, the open place it stands in."""
_VARIABLE = re.compile(r"\{\{-?\s*([a-z_][a-z0-9_]*)")


def _run(view: View) -> Iterator[Finding]:
    hits = view.derived(_hits, "templates", "catalogue")
    if not hits or view.is_broken("templates", "catalogue", "compliance"):
        return
    for template, uses in hits:
        yield from _judged(view, template, uses)


def _hits(view: View) -> tuple[tuple[Resolved, tuple[Use, ...]], ...]:
    """Return the templates that name special variables, with where they do."""
    special = view.derived(_special, "catalogue")
    templates = view.section("templates").values() if special else ()
    return tuple((template, uses) for template in templates if (uses := tuple(_uses(template.value, special))))


def _special(view: View) -> frozenset[str]:
    return frozenset(
        name.rsplit(".", 1)[1]
        for name, entry in view.section("catalogue").items()
        if name.startswith("catalogue.variables.") and entry.value.get("personal") == "special"
    )


def _uses(value: Any, special: frozenset[str], route: Route = ()) -> Iterator[Use]:
    """Yield where a template names special variables."""
    match value:
        case str() if "{" in value:
            for variable, line, is_address in _named(value, special):
                place = "an address" if is_address or route[-1] == "url" else _OPEN.get(str(route[-1]), "")
                yield route, variable, line, place
        case Mapping():
            for key, inside in value.items():
                yield from _uses(inside, special, (*route, key))
        case list() | tuple():
            for position, inside in enumerate(value):
                yield from _uses(inside, special, (*route, position))
        case _:
            pass


@lru_cache(maxsize=8192)
def _named(text: str, special: frozenset[str]) -> tuple[tuple[str, int, bool], ...]:
    """Return the special variables of a text, each with its line and whether it stands in an address."""
    if not any(name in text for name in special):
        return ()
    from messages.template.read import read  # noqa: PLC0415 - the engine is slow to load

    addresses = {
        (match[1], text.count("\n", 0, found.start() + match.start()) + 1)
        for found in _ADDRESS.finditer(text)
        for match in _VARIABLE.finditer(found[0])
    }
    words = {(word.root, word.line) for word in read(text).words if word.root in special}
    return tuple((name, line, (name, line) in addresses) for name, line in sorted(words, key=lambda each: each[::-1]))


def _judged(view: View, template: Resolved, uses: tuple[Use, ...]) -> Iterator[Finding]:
    rules, channel = view.find("compliance.special_category"), template.name.split(".")[2]
    allowed = rules.value.get("channels") if rules is not None else None
    if rules is not None and allowed is not None and channel not in allowed:
        route, variable, line, _ = uses[0]
        limits = Line(entry=rules, route=("channels",), words="channels that may carry it are said here")
        yield _channel(view, template, route, line, variable, limits)
        return
    for route, variable, line, place in uses:
        if place:
            yield Finding(
                rule=SPECIAL_PLACE,
                at=_at(view, template, route, line),
                what=f"`{variable}` stands in {place}.",
                fix="Say it in the message itself, or link to a page that asks who is reading.",
                related=cited(view, _LAW),
                subject=view.subject(template, route),
            )
    if rules is not None and rules.value.get("explicit_consent") is False:
        route, variable, line, _ = uses[0]
        yield Finding(
            rule=SPECIAL_CONSENT,
            at=_at(view, template, route, line),
            what=f"`{variable}` stands in it, and `compliance.special_category.explicit_consent` is false.",
            fix="Ask guests first and set it to true, or leave the variable out.",
            related=(("consent is said here", view.spot(rules, ("explicit_consent",))), *cited(view, _LAW)),
            subject=view.subject(template, route),
        )


def _channel(view: View, template: Resolved, route: Route, line: int, variable: str, limits: Line) -> Finding:
    channel, allowed = template.name.split(".")[2], ", ".join(limits.entry.value["channels"]) or "no channel"
    used = Line(entry=template, route=route, words=f"`{variable}` stands here")
    shown = narrowest([used, limits])
    return Finding(
        rule=SPECIAL_CHANNEL,
        at=_at(view, template, route, line) if shown is used else limits.at(view),
        what=f"`{variable}` would go out on {channel}; only {allowed} may carry it.",
        fix="Leave it out, and link to a page or send an e-mail that says it.",
        related=(*related(view, [used, limits], shown), *cited(view, _LAW)),
        subject=view.subject(template, route),
    )


def _at(view: View, template: Resolved, route: Route, line: int) -> Spot | Place:
    at = view.spot(template, route)
    return replace(at, line=line) if isinstance(at, Spot) else at


CHECK = ViewCheck(
    rules=(SPECIAL_CHANNEL, SPECIAL_PLACE, SPECIAL_CONSENT),
    reads=frozenset({"templates", "catalogue", "compliance"}),
    run=_run,
)
