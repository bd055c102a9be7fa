"""Subject and preheader of an e-mail can be read in an inbox, whoever gets it.

What a variable can hold at most is in the catalogue. Only where that would be too much is the event asked
what it really says: names that are shorter there make a subject that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import Mail, mails
from compiler.core.rules.messages.email_worst import longest_of, variables_of
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View
from messages.contract import Contract
from messages.email.lines import PREHEADER, SUBJECT, longest_line
from messages.email.source import readings
from messages.facts import Guest, values_of
from messages.template.read import read

EMAIL_LINES = Rule(
    id="email-lines",
    severity=Severity.WARNING,
    summary="Subject or preheader of an e-mail does not suit an inbox",
    why="Guests decide by these two lines whether they open it.",
    sources=(
        Reference(title="RFC 5322, 2.1.1: line length", url="https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1"),
    ),
)
EMAIL_SUBJECT_EMPTY = Rule(
    id="email-subject-empty",
    summary="The subject of an e-mail can be empty",
    why="Inboxes show “(no subject)”, and filters take it for spam.",
)
Field = Literal["subject", "preheader"]
_MOST: Mapping[Field, int] = {"subject": SUBJECT, "preheader": PREHEADER[1]}
_ENTRIES = ("event", "tenant", "brand", "compliance.controller", "compliance.opt_out")


class Wrong(NamedTuple):
    """What is wrong with a line whatever its variables hold."""

    rule: Rule
    mail: Mail
    field: Field
    what: str
    fix: str


class Long(NamedTuple):
    """A line that is too long if every variable is as long as the catalogue allows."""

    mail: Mail
    field: Field
    text: str
    contract: Contract
    """The variables it names."""
    longest: Mapping[str, str]


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("templates", "catalogue"):
        return
    for wrong in view.derived(_wrong, "templates", "layouts", "catalogue"):
        yield found(wrong.rule, view, wrong.mail.template, (wrong.field,), wrong.what, wrong.fix)
    long = view.derived(_long, "templates", "layouts", "catalogue")
    entries = {name: entry.value for name in _ENTRIES if long and (entry := view.find(name)) is not None}
    for line in long:
        if _length(line, entries) > _MOST[line.field]:
            yield _too_long(view, line)


def _wrong(view: View) -> tuple[Wrong, ...]:
    return tuple(wrong for mail in mails(view) for wrong in _judged(mail, longest_of(view, mail)))


def _judged(mail: Mail, longest: Mapping[str, str]) -> Iterator[Wrong]:
    subject, preheader = mail.template.value["subject"], mail.template.value["preheader"]
    if any(not reading.strip() for reading in readings(subject)):
        what = "It is empty where its conditions do not hold." if "{%" in subject else "It is empty."
        yield Wrong(EMAIL_SUBJECT_EMPTY, mail, "subject", what, "Write words that always stand there.")
    if subject.split() == preheader.split():
        what, fix = "It says what the subject says.", "Write what makes a guest open it, such as date and place."
        yield Wrong(EMAIL_LINES, mail, "preheader", what, fix)
        return
    line = longest_line(preheader, longest)
    if line is not None and len(line) < PREHEADER[0]:
        what = f"It has at most {len(line)} characters; inboxes fill up the line with the first words of the body."
        fix = f"Write {PREHEADER[0]} to {PREHEADER[1]} characters, such as date and place."
        yield Wrong(EMAIL_LINES, mail, "preheader", what, fix)


def _long(view: View) -> tuple[Long, ...]:
    return tuple(
        Long(mail, field, text, _named(view, mail, text), longest)
        for mail in mails(view)
        for longest in (longest_of(view, mail),)
        for field, most in _MOST.items()
        for text in (str(mail.template.value[field]),)
        if len(longest_line(text, longest) or "") > most
    )


def _named(view: View, mail: Mail, text: str) -> Contract:
    known = variables_of(view, mail)
    named = {word.path: known[word.path] for word in read(text).words if word.path in known}
    return Contract(category=mail.category, variables=named, required=())


def _length(line: Long, entries: Mapping[str, Any]) -> int:
    """Return the length a line can have for the guests of an event; without one, for an event like the examples."""
    told = values_of(line.contract, entries, Guest(name="", locale=line.mail.locale))
    values: dict[str, str] = {}
    for name, variable in line.contract.variables.items():
        if variable.given_by not in ("sending", "guest"):
            said = str(told[name] or "") or ("" if "event" in entries else variable.example)
            if said:
                values[name] = said
    return len(longest_line(line.text, {**line.longest, **values}) or "")


def _too_long(view: View, line: Long) -> Finding:
    most = _MOST[line.field]
    what = f"It can have more than {most} characters, which is all that inboxes show."
    fix = (
        f"Write at most {most}, what matters most first."
        if line.field == "preheader"
        else (f"Write at most {most}; the first 40 are what a telephone shows.")
    )
    return found(EMAIL_LINES, view, line.mail.template, (line.field,), what, fix)


CHECK = ViewCheck(
    needs_sound=True,
    rules=(EMAIL_LINES, EMAIL_SUBJECT_EMPTY),
    reads=frozenset({"templates", "catalogue", "event", "brand", "compliance"}),
    run=_run,
)
