"""Links in e-mails lead somewhere, safely, and say where."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.email_bodies import markups, of_faults, urls
from compiler.core.rules.view import View
from messages.email.links import link_faults, name_faults

EMAIL_LINK = Rule(
    id="email-link",
    summary="A link in an e-mail leads nowhere, or not safely",
    why="Guests who tap it see an error, a warning of their mail client, or nothing.",
    sources=(Reference(title="RFC 3986: generic syntax of addresses", url="https://www.rfc-editor.org/rfc/rfc3986"),),
)
EMAIL_LINK_WORDS = Rule(
    id="email-link-words",
    severity=Severity.WARNING,
    summary="The words of a link do not say where it leads",
    why="Somebody who has the message read out hears the links one after the other: here, here, here.",
    sources=(
        Reference(
            title="WCAG 2.2, 2.4.4 Link Purpose (In Context)",
            url="https://www.w3.org/TR/WCAG22/#link-purpose-in-context",
        ),
    ),
)


def _run(view: View, entry: Resolved) -> Iterator[Finding]:
    for body in markups(entry):
        yield from of_faults(view, EMAIL_LINK, body, link_faults(body.text, urls(view)))
        yield from of_faults(view, EMAIL_LINK_WORDS, body, name_faults(body.text))


CHECK = EntryCheck(rules=(EMAIL_LINK, EMAIL_LINK_WORDS), section="templates", run=_run)
LAYOUTS = EntryCheck(rules=(EMAIL_LINK, EMAIL_LINK_WORDS), section="layouts", run=_run)
