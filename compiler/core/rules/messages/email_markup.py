"""The MJML or HTML of an e-mail is put together so that every word of it reaches the guest."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import Body, Mail, finding, mails, of_faults
from compiler.core.rules.messages.email_worst import Broken, worst_html
from compiler.core.rules.view import View
from messages.email.element import markup_of
from messages.email.elements import kinds
from messages.email.fault import Fault, once
from messages.email.source import readings
from messages.email.structure import classes_of, place_of_content, structure_faults

EMAIL_MARKUP = Rule(
    id="email-markup",
    summary="The markup of an e-mail is not put together rightly",
    why="What is written there would be left out or shown wrongly, and nobody would be told.",
    sources=(Reference(title="MJML: its elements", url="https://documentation.mjml.io/#components"),),
)
_DOCUMENT = "<mjml"


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts", "templates"):
        return
    seen: set[tuple[str, str, Fault]] = set()
    for mail in mails(view):
        if not _is_one_document(mail):
            continue  # frames that do not fit are found elsewhere
        judged = list(_html(mail) if mail.markup == "html" else _mjml(mail))
        for body, fault in judged:
            key = (body.entry.name, body.field, fault)
            if key not in seen:
                seen.add(key)
                yield from of_faults(view, EMAIL_MARKUP, body, (fault,))
        if not judged and isinstance(broken := worst_html(view, mail), Broken):
            body = Body(entry=mail.template, field=mail.markup)
            fix = "See that every element is closed and stands where MJML allows it."
            yield finding(view, EMAIL_MARKUP, body, 0, f"it cannot be turned into HTML: {broken.words}.", fix)


def _is_one_document(mail: Mail) -> bool:
    """Tell whether the message has a place in each of its frames, and they are one document together."""
    if not mail.frames:
        return True
    bodies = mail.parts(mail.markup)
    places = [place_of_content(frame.text) for frame in bodies[1:]]
    return (
        len(bodies) == len(mail.frames) + 1
        and sum(_DOCUMENT in body.text for body in bodies) == 1
        and all(place is not None and (not place or (place in kinds() and kinds()[place].holds)) for place in places)
    )


def _html(mail: Mail) -> Iterator[tuple[Body, Fault]]:
    body = Body(entry=mail.template, field="html")
    faults = [fault for reading in readings(body.text) for fault in markup_of(reading).faults[:1]]
    yield from ((body, fault) for fault in once(faults))


def _mjml(mail: Mail) -> Iterator[tuple[Body, Fault]]:
    """Judge a message and its frames, from the outermost inwards: each stands where the one around it says."""
    bodies = mail.parts("mjml")
    classes = frozenset[str]().union(*(classes_of(body.text) for body in bodies))
    within = ""
    for body in reversed(bodies):
        yield from ((body, fault) for fault in structure_faults(body.text, within, classes))
        within = place_of_content(body.text) or within


CHECK = ViewCheck(needs_sound=True, rules=(EMAIL_MARKUP,), reads=frozenset({"templates", "layouts"}), run=_run)
