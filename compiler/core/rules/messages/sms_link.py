"""Text messages carry one link, in full, to a page of whoever writes."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import inside, urls
from compiler.core.rules.messages.sms_texts import READS, Text, texts
from compiler.core.rules.view import View
from messages.sms.links import Link, domain, is_of, is_short, links
from messages.template.read import read

_CTIA = Reference(
    title="CTIA, Messaging Principles and Best Practices, links",
    url="https://www.ctia.org/the-wireless-industry/industry-commitments/messaging-interoperability-sms-mms",
)
SMS_SHORT_LINK = Rule(
    id="sms-short-link",
    summary="A text message leads through a public short link",
    why="Carriers filter such texts as spam, and guests cannot see where the link leads.",
    sources=(_CTIA,),
)
SMS_LINK = Rule(
    id="sms-link",
    severity=Severity.WARNING,
    summary="The links of a text message do not look like its sender's",
    why="Filters and careful guests trust one link to the domain that belongs to the name in the text.",
    sources=(_CTIA,),
)
_BESIDE = frozenset({"unsubscribe_url", "privacy_url"})
"""Links that the law asks for: they stand beside the one that the text is about."""


_WRITTEN = frozenset({"templates", "layouts", "catalogue", "settings"})


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken(*_WRITTEN):
        return
    for part, link in view.derived(_links, *_WRITTEN):
        if is_short(link):
            what = f"`{link.text}` is a link of a public shortener."
            yield _finding(view, SMS_SHORT_LINK, part, link.line, what, "Write the whole link, or a variable.")
        elif link.text.startswith("http://"):
            fix = f"Write https:// before {link.text.removeprefix('http://')}."
            yield _finding(view, SMS_LINK, part, link.line, f"`{link.text}` is not encrypted.", fix)
    for text in texts(view):
        yield from _several(view, text)


def _links(view: View) -> tuple[tuple[Resolved, Link], ...]:
    """Return every link that is written out in a text or in a layout around one, once for each place."""
    found = {
        (part.name, link): (part, link)
        for text in texts(view)
        for part in text.parts
        for link in links(part.value["text"])
    }
    return tuple(found.values())


def _domains(view: View) -> Iterator[Finding]:
    written = view.derived(_links, *_WRITTEN)
    own = _hosts(view) if written else frozenset()
    for part, link in written if own and not view.is_broken(*READS) else ():
        if not is_of(link, own) and not is_short(link) and not link.text.startswith("http://"):
            what = f"`{link.text}` leads to {domain(link.host)}; {_named(own)}."
            yield _finding(view, SMS_LINK, part, link.line, what, "Link to a page of your own, which may lead on.")


def _hosts(view: View) -> frozenset[str]:
    """Return the hosts that settings say belong to the tenant or the event."""
    found: set[str] = set()
    tenant, event = view.find("tenant"), view.find("event")
    controller = view.find("compliance.controller")
    said = [tenant.value.get("website")] if tenant is not None else []
    if event is not None:
        said += [event.value.get("website"), (event.value.get("reply") or {}).get("url")]
    if controller is not None:
        said.append(controller.value.get("privacy_url"))
    found |= {urlsplit(each).hostname or "" for each in said if type(each) is str}
    mail = (tenant.value.get("contact") or {}).get("email") if tenant is not None else None
    if type(mail) is str:
        found.add(mail.rpartition("@")[2])
    return frozenset(found - {""})


def _named(hosts: frozenset[str]) -> str:
    own = sorted({domain(host) for host in hosts})
    return f"the settings know {', '.join(own)}"


def _several(view: View, text: Text) -> Iterator[Finding]:
    """Yield a finding where a message has more than one link, those of conditions that exclude each other apart."""
    written = [link.text for body in text.bodies for link in links(body)]
    named = [
        f"{{{{ {word.path} }}}}"
        for body in text.bodies
        if "{%" not in body
        for word in read(body).words
        if word.is_written and word.path in urls(view) - _BESIDE
    ]
    found = [*written, *named]
    if len(found) > 1:
        what = f"It has {len(found)} links: {', '.join(found[:3])}."
        fix = "Keep the one that guests need, and put the others on its page."
        yield _finding(view, SMS_LINK, text.template, 0, what, fix)


def _finding(view: View, rule: Rule, part: Resolved, line: int, what: str, fix: str) -> Finding:
    return Finding(
        rule=rule,
        at=inside(view.spot(part, ("text",)), line),
        what=what,
        fix=fix,
        subject=view.subject(part, ("text",)),
    )


CHECK = ViewCheck(needs_sound=True, rules=(SMS_SHORT_LINK, SMS_LINK), reads=_WRITTEN, run=_run)
DOMAINS = ViewCheck(rules=(SMS_LINK,), reads=READS, run=_domains)
