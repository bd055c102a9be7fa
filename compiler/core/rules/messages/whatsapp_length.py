"""A WhatsApp message still fits once its variables are filled, and every value is one that can be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import is_readable
from compiler.core.rules.messages.sms_texts import READS, Text
from compiler.core.rules.messages.sms_words import Words, giver, is_usual, longest_of_event, told_by_event
from compiler.core.rules.messages.whatsapp_faults import META
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View
from messages.sms.culprit import Brought
from messages.whatsapp.numbering import Hole, Numbered, numbered

WHATSAPP_LENGTH = Rule(
    id="whatsapp-length",
    summary="A WhatsApp message is too long once it is filled in",
    why="Meta does not cut it: the message is not sent, and nobody sees why before the day.",
    sources=(META, Reference(title="Twilio, error 63021", url="https://www.twilio.com/docs/api/errors/63021")),
)
WHATSAPP_VALUE = Rule(
    id="whatsapp-value",
    summary="A value cannot be sent in a WhatsApp message",
    why="Meta refuses a variable that is empty, or holds a line break, a tab or more than four spaces in a row.",
    sources=(Reference(title="Twilio, error 63013", url="https://www.twilio.com/docs/api/errors/63013"),),
)
Part = Literal["body", "header"]
_MOST: dict[Part, int] = {"body": 1024, "header": 60}
_UNSENDABLE = re.compile(r"[\n\r\t]| {5,}")


def _run(view: View) -> Iterator[Finding]:
    bad = {described.name for described, said in told_by_event(view) if not said or _UNSENDABLE.search(said)}
    tight = view.derived(_tight, *_SHARED) if is_usual(view) else whatsapp_texts(view)
    suspects = [text for text in whatsapp_texts(view) if text in tight or not bad.isdisjoint(text.paths)]
    words = Words(view)
    for text in suspects:
        values = dict(words.of(text))
        found = [*_too_long(view, text, values), *_unsendable(view, text, values)]
        if found and not view.is_broken(*READS):
            yield from found


_SHARED = ("templates", "layouts", "catalogue", "compliance", "settings", "tenant")


def _tight(view: View) -> tuple[Text, ...]:
    """Return the messages that some event could make too long."""
    words = Words(view, event="longest")
    return tuple(text for text in whatsapp_texts(view) if any(_too_long(view, text, dict(words.of(text)))))


def whatsapp_texts(view: View) -> tuple[Text, ...]:
    """Return every WhatsApp message that a scope's guests can get; `bodies` are its body and its header."""
    channels, locales = view.find("settings.channels"), view.find("settings.locales")
    if channels is not None and "whatsapp" not in channels.value:
        return ()
    written = view.derived(_texts, "templates")
    return tuple(text for text in written if locales is None or text.locale in locales.value)


def _texts(view: View) -> tuple[Text, ...]:
    found = []
    for name, entry in view.section("templates").items():
        _, category, channel, locale = name.split(".")
        if channel == "whatsapp" and "body" in entry.value and is_readable(entry):
            bodies = (entry.value["body"], (entry.value.get("header") or {}).get("text", ""))
            paths = {hole.path for body in bodies for hole in _holes(body)}
            urls = [button["url"] for button in entry.value.get("buttons") or () if "url" in button]
            paths |= {hole.path for url in urls for hole in _holes(url)}
            found.append(
                Text(category=category, locale=locale, parts=(entry,), bodies=bodies, paths=tuple(sorted(paths)))
            )
    return tuple(found)


def _holes(body: str) -> tuple[Hole, ...]:
    found = numbered(body)
    return found.holes if found is not None else ()


def _too_long(view: View, text: Text, values: dict[str, str]) -> Iterator[Finding]:
    parts: tuple[tuple[Part, str], ...] = (("body", text.bodies[0]), ("header", text.bodies[1]))
    for part, source in parts:
        found = numbered(source)
        if found is None or found.odd or len(found.text.strip()) > _MOST[part]:
            continue  # what is too long before it is filled is found elsewhere
        length = _length(found, values)
        if length > _MOST[part]:
            yield _finding(view, text, part, found, values, length)


def _length(found: Numbered, values: dict[str, str]) -> int:
    return len(found.text.strip()) + sum(
        len(values.get(hole.path, "")) - (hole.end - hole.start) for hole in found.holes
    )


def _finding(view: View, text: Text, part: Part, found: Numbered, values: dict[str, str], length: int) -> Finding:
    route = ("body",) if part == "body" else ("header", "text")
    lines = [Line(entry=text.template, route=route, words="the text is written here")]
    head, most = "At its longest", _MOST[part]
    anyhow = _length(found, dict(Words(view, event="usual").of(text)))
    if anyhow > most:
        length = anyhow  # the same for every event: it is one cause
    elif (longest := longest_of_event(view, text, tuple(values.items()))) is not None:
        lines.append(longest[0])
        head = f"With {longest[1]}"
    shown, over = narrowest(lines), length - most
    return Finding(
        rule=WHATSAPP_LENGTH,
        at=shown.at(view),
        what=f"{head}, the {part} of `{text.template.name}` has {length:,} characters; Meta takes {most:,}.",
        fix=f"Cut {over:,} character{'s' if over > 1 else ''}{'' if shown is lines[0] else ', here or in the text'}.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _unsendable(view: View, text: Text, values: dict[str, str]) -> Iterator[Finding]:
    for path, value in values.items():
        wrong = "is empty here" if not value and _is_given(view, path) else None
        if _UNSENDABLE.search(value) is not None:
            wrong = "holds a line break, a tab or more than four spaces in a row"
        if wrong is None:
            continue
        given = giver(view, Brought(path=path, value=value), text.locale)
        lines = [Line(entry=text.template, words="the message that names it")]
        if given is not None:
            lines.append(Line(entry=given[0], route=given[1], words="it is said here"))
        elif (event := view.find("event")) is not None:
            lines.append(Line(entry=event, words="the event is described here"))
        shown = narrowest(lines)
        yield Finding(
            rule=WHATSAPP_VALUE,
            at=shown.at(view),
            what=f"`{path}` {wrong}, and `{text.template.name}` names it.",
            fix=_fix(path, is_empty=not value),
            related=related(view, lines, shown),
            subject=shown.subject(view),
        )


def _is_given(view: View, path: str) -> bool:
    """Tell whether an event's settings give a variable, so that an empty one stays empty."""
    described = view.find(f"catalogue.variables.{path}")
    return view.find("event") is not None and described is not None and described.value.get("given_by") == "settings"


def _fix(path: str, *, is_empty: bool) -> str:
    if not is_empty:
        return "Write it on one line, with single spaces."
    return f"Say it in the event, or write the message without {{{{ {path} }}}} there."


CHECK = ViewCheck(needs_sound=True, rules=(WHATSAPP_LENGTH, WHATSAPP_VALUE), reads=READS, run=_run)
