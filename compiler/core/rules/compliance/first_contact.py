"""Whoever did not give us the address hears first of what it is about, who has it, and how to say no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited
from compiler.core.rules.compliance.laws import gdpr
from compiler.core.rules.compliance.sent import Sent, sent
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

_LAW = gdpr("art. 14(3)(b)")
FIRST_CONTACT = Rule(
    id="first-contact",
    summary="Guests whose address the hosts gave would first hear something else",
    why="The first message to them is the invitation, and tells them who has their address.",
    sources=(_LAW,),
)
FIRST_NOTICE = Rule(
    id="first-notice",
    summary="The first message to guests whose address the hosts gave lacks the notice or the way out",
    why="They never asked to be written to: they learn at once where to read about it and how to stop it.",
    sources=(_LAW,),
)
_WAYS_OUT = {"email": "unsubscribe", "sms": "opt_out", "whatsapp": "opt_out"}


def _run(view: View) -> Iterator[Finding]:
    first = view.derived(_first, "catalogue")
    hosts = view.derived(_given_by_hosts, "segments")
    to_strangers = [each for each in sent(view) if _is_to_strangers(each, hosts)] if first else []
    if not to_strangers or view.is_broken("campaigns", "catalogue", "segments", "compliance", "event"):
        return
    when = {planned.campaign.name: planned.at for planned in agenda(view)}
    opening = [each for each in to_strangers if each.category.name in first]
    for each in to_strangers:
        if each in opening:
            yield from _noticeless(view, each)
        elif not any(_is_before(when.get(other.campaign.name), when.get(each.campaign.name)) for other in opening):
            yield _other(view, each, [name.split(".")[2] for name in first])


def _first(view: View) -> tuple[str, ...]:
    return tuple(name for name, entry in view.section("catalogue").items() if entry.value.get("first_contact") is True)


def _given_by_hosts(view: View) -> frozenset[str]:
    """Return the segments that hold only guests whose address the hosts gave."""
    return frozenset(
        name.split(".", 1)[1]
        for name, entry in view.section("segments").items()
        if (entry.value.get("all") or {}).get("added_by") == "host"
    )


def _is_to_strangers(each: Sent, hosts: frozenset[str]) -> bool:
    schedule, audience = each.campaign.value.get("schedule") or {}, each.campaign.value.get("audience") or {}
    return schedule.get("trigger") == "guest_added" or not hosts.isdisjoint(audience.get("segments", ()))


def _is_before(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other


def _other(view: View, each: Sent, first: list[str]) -> Finding:
    line = Line(entry=each.campaign, route=("template",), words="")
    return Finding(
        rule=FIRST_CONTACT,
        at=line.at(view),
        what=f"`{each.key}` is the first that guests whom the hosts added get, and sends "
        f"`{each.category.name.split('.')[2]}`.",
        fix=f"Let a campaign that sends {listed(sorted(first)).replace(' and ', ' or ')} go to them before.",
        related=cited(view, _LAW),
        subject=line.subject(view),
    )


def _noticeless(view: View, each: Sent) -> Iterator[Finding]:
    footers = view.find("compliance.footers")
    if footers is None:
        return
    for position, channel in enumerate(each.channels):
        needed = ("privacy_url", _WAYS_OUT[channel])
        lacking = [block for block in needed if block not in footers.value.get(channel, needed)]
        if not lacking:
            continue
        lines = [
            Line(entry=each.campaign, route=("channels", position), words=f"{each.key} goes out on {channel}"),
            Line(entry=footers, route=(channel,), words="the foot is said here"),
        ]
        shown = narrowest(lines)
        yield Finding(
            rule=FIRST_NOTICE,
            at=shown.at(view),
            what=f"`{each.key}` goes to guests whom the hosts added, and {channel} messages end without "
            f"{' and '.join(lacking)}.",
            fix=f"Add {' and '.join(lacking)} to `compliance.footers.{channel}`, "
            f"or take {channel} out of the campaign.",
            related=(*related(view, lines, shown), *cited(view, _LAW)),
            subject=lines[0].subject(view),
        )


CHECK = ViewCheck(
    rules=(FIRST_CONTACT, FIRST_NOTICE),
    reads=frozenset({"campaigns", "catalogue", "segments", "compliance", "event"}),
    run=_run,
)
