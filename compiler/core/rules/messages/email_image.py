"""Pictures in e-mails have words for those who do not see them, a width, and an https address."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.email_bodies import markups, of_faults, urls
from compiler.core.rules.view import View
from messages.email.pictures import picture_faults

EMAIL_IMAGE = Rule(
    id="email-image",
    summary="A picture in an e-mail cannot be relied on",
    why="Many guests see no pictures at first, some never, and a page that is not encrypted is not fetched at all.",
    sources=(
        Reference(title="WCAG 2.2, 1.1.1 Non-text Content", url="https://www.w3.org/TR/WCAG22/#non-text-content"),
        Reference(title="Can I email: base64 images", url="https://www.caniemail.com/features/image-base64/"),
    ),
)


def _run(view: View, entry: Resolved) -> Iterator[Finding]:
    for body in markups(entry):
        yield from of_faults(view, EMAIL_IMAGE, body, picture_faults(body.text, urls(view)))


CHECK = EntryCheck(rules=(EMAIL_IMAGE,), section="templates", run=_run)
LAYOUTS = EntryCheck(rules=(EMAIL_IMAGE,), section="layouts", run=_run)
