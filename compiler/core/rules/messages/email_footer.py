"""The foot of an e-mail holds what the law asks for, in its HTML and in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import Body, Mail, finding, mails, values
from compiler.core.rules.messages.email_worst import variables
from compiler.core.rules.view import View
from messages.email.blocks import WORDS, lacking

EMAIL_FOOTER = Rule(
    id="email-footer",
    summary="The foot of an e-mail lacks something",
    why="Guests must see who writes, where that is, and how to stop it; the law fines messages that do not say so.",
    sources=(
        Reference(title="GDPR, articles 13 and 14", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        Reference(
            title="CAN-SPAM Act: a compliance guide for business",
            url="https://www.ftc.gov/business-guidance/resources/can-spam-act-compliance-guide-business",
        ),
        Reference(
            title="Gmail: e-mail sender guidelines", url="https://support.google.com/a/answer/81126"
        ),
    ),
)
_SAID = {
    "absent": ("there is no {word}.", "Write {word} into the foot."),
    "sometimes": ("{word} stands in a condition.", "Write it where it always stands."),
    "no link": ("{word} cannot be opened.", 'Link to it: <a href="{word}">.'),
}


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts", "templates", "catalogue", "compliance"):
        return
    seen: set[tuple[str, str, str]] = set()
    for mail in mails(view):
        blocks = _asked(view, mail)
        for field in (mail.markup, "text"):
            bodies = mail.parts(field)
            body = bodies[min(1, len(bodies) - 1)]
            for block, wrong in lacking(blocks, [each.text for each in bodies], is_markup=field != "text"):
                key = (body.entry.name, field, block)
                if key not in seen:
                    seen.add(key)
                    yield _finding(view, body, block, wrong)


def _asked(view: View, mail: Mail) -> Sequence[str]:
    """Return the blocks a message must hold; who gets no marketing needs no way out of it."""
    purpose = values(view, f"catalogue.categories.{mail.category}").get("purpose", "")
    blocks: Sequence[str] = values(view, "compliance.footers").get("email", ())
    known = variables(view)
    return [
        block
        for block in blocks
        if any(word in known for word in WORDS.get(block, ()))
        if block != "unsubscribe" or purpose == "marketing"
    ]


def _finding(view: View, body: Body, block: str, wrong: str) -> Finding:
    word = f"{{{{ {WORDS[block][0]} }}}}"
    what, fix = (part.format(word=word) for part in _SAID[wrong])
    asks = view.find("compliance.footers")
    related = (("what the foot must hold is said here", view.spot(asks, ("email",))),) if asks is not None else ()
    return finding(view, EMAIL_FOOTER, body, len(body.text.rstrip()) - 1, what, fix, related)


CHECK = ViewCheck(
    rules=(EMAIL_FOOTER,), reads=frozenset({"templates", "layouts", "catalogue", "compliance"}), run=_run
)
