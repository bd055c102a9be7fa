"""What an author wrote is shown by the mail programmes that guests have."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.email_bodies import markups, of_faults
from compiler.core.rules.view import View
from messages.email.clients import client_faults

EMAIL_CLIENT = Rule(
    id="email-client",
    severity=Severity.WARNING,
    summary="Some common mail programmes do not show this",
    why="Their readers see a message that falls apart, or a gap.",
    sources=(Reference(title="Can I email: support tables", url="https://www.caniemail.com/features/"),),
)


def _run(view: View, entry: Resolved) -> Iterator[Finding]:
    for body in markups(entry):
        yield from of_faults(view, EMAIL_CLIENT, body, client_faults(body.text))


CHECK = EntryCheck(rules=(EMAIL_CLIENT,), section="templates", run=_run)
LAYOUTS = EntryCheck(rules=(EMAIL_CLIENT,), section="layouts", run=_run)
