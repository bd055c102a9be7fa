"""The foot of an e-mail holds what the law asks for, in its HTML and in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import Body, finding, mails, values
from compiler.core.rules.messages.email_worst import variables
from compiler.core.rules.view import View
from messages.email.blocks import WORDS, Wrong, lacking
from messages.email.source import offset
from messages.template.read import read

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
        Reference(title="Gmail: e-mail sender guidelines", url="https://support.google.com/a/answer/81126"),
    ),
)
_SAID: Mapping[Wrong, tuple[str, str]] = {
    "absent": ("there is no {word}.", "Write {word} into the foot."),
    "sometimes": ("{word} stands in a condition.", "Write it where it always stands."),
    "no link": ("{word} cannot be opened.", 'Link to it: <a href="{word}">.'),
}


class Lack(NamedTuple):
    """A block that an e-mail does not show as it should, were it asked for."""

    category: str
    block: str
    wrong: Wrong
    body: Body
    at: int


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts", "templates", "catalogue", "compliance"):
        return
    asked = frozenset(values(view, "compliance.footers").get("email", ()))
    known = variables(view)
    seen: set[tuple[str, str, str]] = set()
    for lack in view.derived(_lacks, "templates", "layouts"):
        key = (lack.body.entry.name, lack.body.field, lack.block)
        if lack.block not in asked or key in seen or not any(word in known for word in WORDS[lack.block]):
            continue
        if lack.block == "unsubscribe" and not _is_marketing(view, lack.category):
            continue  # who gets no marketing needs no way out of it
        seen.add(key)
        yield _finding(view, lack)


def _lacks(view: View) -> tuple[Lack, ...]:
    """Return whatever any e-mail does not show: which of it is asked for, each event says for itself."""
    return tuple(
        Lack(mail.category, block, wrong, *_place(bodies, block))
        for mail in mails(view)
        for field in (mail.markup, "text")
        for bodies in (mail.parts(field),)
        for block, wrong in lacking(tuple(WORDS), [body.text for body in bodies], is_markup=field != "text")
    )


def _is_marketing(view: View, category: str) -> bool:
    return bool(values(view, f"catalogue.categories.{category}").get("purpose") == "marketing")


def _place(bodies: Sequence[Body], block: str) -> tuple[Body, int]:
    """Return where a block stands, though not as it should; else the end of the frame, or of the message alone."""
    for body in bodies:
        for word in read(body.text).words:
            if word.path in WORDS[block]:
                return body, offset(body.text, word.line, word.column)
    body = bodies[min(1, len(bodies) - 1)]
    return body, len(body.text.rstrip()) - 1


def _finding(view: View, lack: Lack) -> Finding:
    word = f"{{{{ {WORDS[lack.block][0]} }}}}"
    what, fix = (part.format(word=word) for part in _SAID[lack.wrong])
    asks = view.find("compliance.footers")
    related = (("what the foot must hold is said here", view.spot(asks, ("email",))),) if asks is not None else ()
    return finding(view, EMAIL_FOOTER, lack.body, lack.at, what, fix, related=related)


CHECK = ViewCheck(
    needs_sound=True,
    rules=(EMAIL_FOOTER,),
    reads=frozenset({"templates", "layouts", "catalogue", "compliance"}),
    run=_run,
)
