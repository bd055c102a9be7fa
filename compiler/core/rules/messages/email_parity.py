"""HTML and text of an e-mail lead to the same places: a guest may see either."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import Body, Mail, finding, mails, urls
from compiler.core.rules.view import View
from messages.email.links import html_targets, text_targets, unlike
from messages.email.source import said

EMAIL_PARITY = Rule(
    id="email-parity",
    summary="HTML and text of an e-mail have not the same links",
    why="Who reads one of them cannot do what the other one offers, and filters take the difference for fraud.",
    sources=(
        Reference(title="RFC 2046, 5.1.4: alternatives", url="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4"),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts", "templates", "catalogue"):
        return
    known = urls(view)
    seen: set[tuple[str, str, str]] = set()
    for mail in mails(view):
        for body, target, at in _unlike(mail, known):
            key = (body.entry.name, body.field, target)
            if key not in seen:
                seen.add(key)
                other = mail.markup if body.field == "text" else "text"
                what = f"{'the address' if body.field == 'text' else 'the link to'} `{target}` is not in `{other}`."
                fix = (
                    f"Write it there too: {target}"
                    if other == "text"
                    else f'Link to it there too: <a href="{target}">.'
                )
                yield finding(view, EMAIL_PARITY, body, at, what, fix)


def _unlike(mail: Mail, known: frozenset[str]) -> Iterator[tuple[Body, str, int]]:
    """Yield what only one side has: a link of the markup first, then an address of the text."""
    markup, text = mail.parts(mail.markup), mail.parts("text")
    plain = "\n".join(body.text for body in text)
    whole = said("\n".join(body.text for body in markup), 0, sum(len(body.text) + 1 for body in markup))
    for body in markup:
        targets = dict(html_targets(body.text))
        yield from ((body, target, targets[target]) for target in sorted(unlike(targets.keys(), plain)))
    for body in text:
        for target, at in text_targets(body.text, known):
            if target not in whole:
                yield body, target, at


CHECK = ViewCheck(
    needs_sound=True, rules=(EMAIL_PARITY,), reads=frozenset({"templates", "layouts", "catalogue"}), run=_run
)
