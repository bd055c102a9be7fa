"""Nothing in an e-mail runs, asks for input, or is fetched from elsewhere to change how it looks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.email_bodies import markups, of_faults
from compiler.core.rules.view import View
from messages.email.unsafe import unsafe_faults

EMAIL_UNSAFE = Rule(
    id="email-unsafe",
    summary="Something stands in an e-mail that no mail client lets through",
    why="It is taken out on the way, or the whole message is taken for fraud.",
    sources=(
        Reference(title="Can I email: forms", url="https://www.caniemail.com/features/html-form/"),
        Reference(title="Can I email: linked styles", url="https://www.caniemail.com/features/html-link/"),
    ),
)


def _run(view: View, entry: Resolved) -> Iterator[Finding]:
    for body in markups(entry):
        yield from of_faults(view, EMAIL_UNSAFE, body, unsafe_faults(body.text))


CHECK = EntryCheck(rules=(EMAIL_UNSAFE,), section="templates", run=_run)
LAYOUTS = EntryCheck(rules=(EMAIL_UNSAFE,), section="layouts", run=_run)
