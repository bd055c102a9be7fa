"""A text message stays within the segments that are paid for, and costs no more for a sign nobody needs.

Judged is the costliest text there can be. Where it is too long only with what an event says, the line to
look at is the event's; where it is too long for any event, the text's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.place import Place, Spot, dotted
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.sms_texts import READS, Text, line_in, texts
from compiler.core.rules.messages.sms_words import Words, giver, is_usual, longest_of_event, writes_plainly
from compiler.core.rules.providers.way import ways
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View
from messages.sms.bound import surely_fits
from messages.sms.culprit import Brought, Written, instead, named, origin, unforced
from messages.sms.segments import Alphabet, Segments
from messages.sms.worst import Values, surplus, worst

_SOURCES = (
    Reference(title="3GPP TS 23.038, alphabets", url="https://www.3gpp.org/DynaReport/23038.htm"),
    Reference(title="3GPP TS 23.040, concatenation", url="https://www.3gpp.org/DynaReport/23040.htm"),
)
SMS_SEGMENTS = Rule(
    id="sms-segments",
    summary="A text message takes more segments than are allowed",
    why="Each segment is paid for, and with the longest names and links this text takes too many.",
    sources=_SOURCES,
)
SMS_ALPHABET = Rule(
    id="sms-alphabet",
    severity=Severity.WARNING,
    summary="A sign that could be replaced makes a text message cost more",
    why="One sign that the telephones' own alphabet lacks leaves room for 70 characters in a segment, not 160.",
    sources=_SOURCES,
)
_NO_LIMIT = 10
"""Segments where the settings name no limit: the most that they can name."""
_SEPARATOR = ": "
"""What a service may put between its prefix and the text."""
_NAMED = 3
"""Signs whose replacement is written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costly:
    """A text message that has to be looked at, and how its costliest form is sent."""

    text: Text
    values: Values
    prefix: str
    most: int
    found: Segments

    @property
    def is_over(self) -> bool:
        """Whether it takes more segments than are allowed."""
        return self.found.count > self.most


def _run(view: View) -> Iterator[Finding]:
    prefix, most = _prefix(view), _most(view)
    suspects = view.derived(_tight, *_SHARED) if not prefix and is_usual(view) else texts(view)
    words = Words(view)
    for text in suspects:
        values = words.of(text)
        if surely_fits(text.bodies, values, prefix, most):
            continue
        found = worst(text.bodies, values, prefix)
        if found is None:
            continue
        costly = Costly(text=text, values=values, prefix=prefix, most=most, found=found)
        finding = _judged(view, costly)
        if finding is not None and not view.is_broken(*READS, "providers", "routing"):
            yield finding


_SHARED = ("templates", "layouts", "catalogue", "compliance", "settings", "tenant")


def _tight(view: View) -> tuple[Text, ...]:
    """Return the texts that some event could make too long; the others fit as long as an event says what is usual."""
    words, most = Words(view, event="longest"), _most(view)
    return tuple(
        text
        for text in texts(view)
        if not writes_plainly(text.locale) or not surely_fits(text.bodies, words.of(text), "", most)
    )


def _most(view: View) -> int:
    limit = view.find("settings.sms_segments")
    return int(limit.value) if limit is not None else _NO_LIMIT


def _prefix(view: View) -> str:
    """Return the longest text that a provider of the channel writes before every message."""
    way = ways(view).get("sms")
    configs = [provider.value.get("config") or {} for provider in way.providers] if way is not None else []
    found = (config.get("organisation_prefix") for config in configs)
    return max((f"{each}{_SEPARATOR}" for each in found if type(each) is str), key=len, default="")


def _judged(view: View, costly: Costly) -> Finding | None:
    better = unforced(costly.found, letters=costly.is_over)
    if better is not None and better.count < costly.found.count and better.count <= costly.most:
        return _forced(view, costly, better)
    return _too_long(view, costly) if costly.is_over else None


def _forced(view: View, costly: Costly, better: Segments) -> Finding:
    """Say which sign makes it UCS-2, where without it everything would be right, or cheaper."""
    culprits, name = costly.found.culprits, costly.text.template.name
    source = _source(view, costly)
    found = costly.found
    if not source.is_of_event:  # the same words for every event: it is one cause
        anyhow = _anyhow(view, costly)
        found = anyhow if anyhow is not None and anyhow.count > better.count else found
        better = unforced(found, letters=costly.is_over) or better
    more = f" and {len(culprits) - 1} more make" if len(culprits) > 1 else " makes"
    limit = view.find("settings.sms_segments")
    return Finding(
        rule=SMS_SEGMENTS if costly.is_over else SMS_ALPHABET,
        at=source.at,
        what=f"{source.words}{named(culprits[0])}{more} it UCS-2: `{name}` takes {_counted(found)}, "
        f"not {better.count}{f'; {_allowed(costly.most)}' if costly.is_over else ''}.",
        fix=" ".join(dict.fromkeys(instead(each) for each in culprits[:_NAMED])),
        related=(("the most segments are said here", view.spot(limit)),) if costly.is_over and limit else (),
        subject=source.subject,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the first foreign sign of a text comes from."""

    at: Spot | Place
    subject: str
    words: str = ""
    """How the finding begins."""
    is_of_event: bool = False


def _source(view: View, costly: Costly) -> Source:
    text = costly.text
    here = Source(at=view.spot(text.template, ("text",)), subject=view.subject(text.template, ("text",)))
    match origin(costly.found.culprits[0].character, text.bodies, costly.values):
        case Written() as written:
            subject = view.subject(text.parts[written.body], ("text",))
            return replace(here, at=line_in(view, text, written), subject=subject)
        case Brought() as brought:
            given = giver(view, brought, text.locale)
            if given is None:
                return replace(here, words=f"In `{brought.path}`, “{brought.value}”, ")
            return Source(
                at=view.spot(*given),
                subject=view.subject(*given),
                words=f"In `{dotted((given[0].name, *given[1]))}`, “{brought.value}”, ",
                is_of_event=given[0].name == "event",
            )
        case None:
            return here


def _anyhow(view: View, costly: Costly) -> Segments | None:
    """Return how the text is sent whatever the event says."""
    return worst(costly.text.bodies, Words(view, event="usual").of(costly.text), costly.prefix)


def _too_long(view: View, costly: Costly) -> Finding:
    """Say how much is to be cut: of the event's words, where it is they that make it too long."""
    text, name = costly.text, f"`{costly.text.template.name}`"
    lines = [Line(entry=text.template, route=("text",), words="the text is written here")]
    limit = view.find("settings.sms_segments")
    if limit is not None:
        lines.append(Line(entry=limit, words="the most segments are said here"))
    found, head, anyhow = costly.found, f"At its longest, {name} takes", _anyhow(view, costly)
    if anyhow is not None and anyhow.count > costly.most:
        found = anyhow
    elif (longest := longest_of_event(view, text, costly.values)) is not None:
        lines.append(longest[0])
        head = f"With {longest[1]}, {name} takes"
    shown, cut = narrowest(lines), surplus(found, costly.most)
    return Finding(
        rule=SMS_SEGMENTS,
        at=shown.at(view),
        what=f"{head} {_counted(found)} ({_size(found)}); {_allowed(costly.most)}.",
        fix=f"Cut {cut} character{'s' if cut != 1 else ''}{'' if shown is lines[0] else ', here or in the text'}.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _counted(found: Segments) -> str:
    return f"{found.count} segment{'s' if found.count != 1 else ''}"


def _allowed(most: int) -> str:
    return f"{most} {'is' if most == 1 else 'are'} allowed"


def _size(found: Segments) -> str:
    unit = "septets of GSM-7" if found.alphabet is Alphabet.GSM_7 else "units of UCS-2"
    forced = f", for {named(found.culprits[0])}" if found.culprits else ""
    return f"{found.units} {unit}{forced}"


CHECK = ViewCheck(
    needs_sound=True, rules=(SMS_SEGMENTS, SMS_ALPHABET), reads=READS | {"providers", "routing"}, run=_run
)
