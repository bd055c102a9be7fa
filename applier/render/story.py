"""A plan as a story: one paragraph for each thing that a person did, whatever it touches below.

A new event is one paragraph and not each of its entries; a tenant's colour that also changes in the
entries events made of it is one paragraph that reaches them. Text and markdown both tell this story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import assert_never

import orjson

from applier.core.address import Address, own_entry
from applier.core.change import Change, Effective, Gain, Lose, Move, Reattribute
from applier.core.fields import FieldChange, field_changes
from applier.core.inventory import Bodies, ContentKey
from applier.core.plan import Plan
from applier.render.approval import approval_note, approvals, approvals_note
from applier.render.words import arrival, departure, origin_note, place_note, reach_note
from compiler.core.snapshot import ScopeKey


class Sign(Enum):
    """What kind of paragraph it is."""

    NEW = "+"
    OTHER = "~"
    GONE = "-"
    MOVED = ">"
    SOURCE = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One thing that would happen."""

    sign: Sign
    scope: ScopeKey
    subject: str
    """The entry's name, or what arrives or leaves."""
    note: str = ""
    fields: tuple[FieldChange, ...] = ()
    events: tuple[ScopeKey, ...] = ()
    """Events below that see it."""
    partly: tuple[ScopeKey, ...] = ()
    """Events below that see a part of it, for they say the rest themselves."""
    kept: tuple[ScopeKey, ...] = ()
    """Scopes below with an entry of their own."""


def tell(plan: Plan, bodies: Bodies) -> tuple[Paragraph, ...]:
    """Return the plan's story, sorted by scope."""
    coming, going = _whole(plan, Gain), _whole(plan, Lose)
    whole = coming | going
    single = [change for change in plan.effective if not _covered(change.reach.cause, whole)]
    texts, pending = bodies(_needed(single)), approvals(plan)
    told = [_paragraph(change, texts, pending) for change in single]
    paragraphs = [*_arrivals(plan, coming), *_departures(plan, going), *_folded(told)]
    return tuple(sorted(paragraphs, key=lambda each: (each.scope, each.sign is not Sign.NEW, each.subject)))


def reach_of(paragraph: Paragraph) -> str:
    """Return whom the paragraph reaches; nothing where it is itself about everyone concerned."""
    below = paragraph.events or paragraph.partly or paragraph.kept
    if paragraph.sign in (Sign.NEW, Sign.GONE) and not below:
        return ""
    gone = paragraph.sign is Sign.GONE
    return reach_note(paragraph.scope, paragraph.events, paragraph.partly, paragraph.kept, gone=gone)


def _whole(plan: Plan, kind: type[Gain | Lose]) -> frozenset[ScopeKey]:
    """The scopes whose own entry comes or goes: with it, all of the scope does."""
    return frozenset(
        change.reach.cause
        for change in plan.effective
        if isinstance(change, kind) and change.name == own_entry(change.reach.cause)
    )


def _covered(scope: ScopeKey, whole: frozenset[ScopeKey]) -> bool:
    return scope in whole or (bool(scope.event) and ScopeKey(scope.tenant, "") in whole)


def _arrivals(plan: Plan, coming: frozenset[ScopeKey]) -> Iterator[Paragraph]:
    for scope, names, events in _gathered(plan, coming):
        pending = [name for address, name in sorted(approvals(plan).items()) if scope in address.scope.chain]
        note = approvals_note(pending)
        yield Paragraph(sign=Sign.NEW, scope=scope, subject=arrival(scope, names, events), note=note)


def _departures(plan: Plan, going: frozenset[ScopeKey]) -> Iterator[Paragraph]:
    for scope, names, events in _gathered(plan, going):
        yield Paragraph(sign=Sign.GONE, scope=scope, subject=departure(scope, names, events))


def _gathered(
    plan: Plan, whole: frozenset[ScopeKey]
) -> Iterator[tuple[ScopeKey, tuple[str, ...], tuple[ScopeKey, ...]]]:
    """Each scope that comes or goes by itself, with its entries' names and the events that go with it."""
    below: dict[ScopeKey, list[ScopeKey]] = {}
    for scope in sorted(whole):
        if scope.event and ScopeKey(scope.tenant, "") in whole:
            below.setdefault(ScopeKey(scope.tenant, ""), []).append(scope)
    for scope, changes in groupby(plan.effective, key=lambda change: change.reach.cause):
        if scope in whole and not (scope.event and ScopeKey(scope.tenant, "") in whole):
            names = tuple(change.name for change in changes if change.name != own_entry(scope))
            yield scope, names, tuple(below.get(scope, ()))


def _needed(changes: list[Effective]) -> frozenset[ContentKey]:
    differing = (
        each for each in changes if isinstance(each, Change | Move) and each.before.content != each.after.content
    )
    return frozenset(key for change in differing for key in (change.before.body, change.after.body))


def _paragraph(change: Effective, texts: Mapping[ContentKey, bytes], pending: Mapping[Address, str]) -> Paragraph:
    reach = change.reach
    events = () if reach.cause.event else reach.events
    plain = Paragraph(sign=Sign.OTHER, scope=reach.cause, subject=change.name, events=events, kept=reach.kept)
    match change:
        case Gain():
            return replace(plain, sign=Sign.NEW, note=_approval(change, pending))
        case Lose():
            return replace(plain, sign=Sign.GONE)
        case Change(before=before, after=after):
            note = ", ".join(filter(None, (place_note(before, after), _approval(change, pending))))
            return replace(plain, fields=_fields(change, texts), note=note)
        case Move(origin=origin):
            note = ", ".join(filter(None, (origin_note(origin), _approval(change, pending))))
            return replace(plain, sign=Sign.MOVED, note=note, fields=_fields(change, texts))
        case Reattribute(before=before, after=after):
            source = place_note(before, after) or "said by another layer"
            return replace(plain, sign=Sign.SOURCE, note=f"the same value, {source}")
        case _:
            assert_never(change)


def _approval(change: Gain | Change | Move, pending: Mapping[Address, str]) -> str:
    """Say that what readers see is another WhatsApp template than Meta knows."""
    return approval_note(pending.get(Address(change.after.place, change.name)))


def _fields(change: Change | Move, texts: Mapping[ContentKey, bytes]) -> tuple[FieldChange, ...]:
    before, after = texts.get(change.before.body), texts.get(change.after.body)
    if before is None or after is None or before == after:
        return ()
    return field_changes(orjson.loads(before), orjson.loads(after))


def _folded(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs that only repeat, or repeat a part of, what one above them says become part of that one."""
    told: dict[tuple[ScopeKey, Sign, str, str], Paragraph] = {}
    for paragraph in sorted(paragraphs, key=lambda each: each.scope):
        keys = [(scope, paragraph.sign, paragraph.subject, paragraph.note) for scope in paragraph.scope.chain]
        above = next((key for key in keys[:-1] if key in told and _repeats(paragraph, told[key])), None)
        if above is None:
            told[keys[-1]] = paragraph
        else:
            told[above] = _united(told[above], paragraph)
    return iter(told.values())


def _repeats(paragraph: Paragraph, above: Paragraph) -> bool:
    return bool(paragraph.fields) and _said(paragraph) <= _said(above)


def _said(paragraph: Paragraph) -> frozenset[str]:
    return frozenset(repr(field) for field in paragraph.fields)


def _united(above: Paragraph, below: Paragraph) -> Paragraph:
    reached = (below.scope,) if below.scope.event else below.events
    kept = _merged(above.kept, below.kept)
    if len(below.fields) == len(above.fields):
        return replace(
            above, events=_merged(above.events, reached), partly=_merged(above.partly, below.partly), kept=kept
        )
    return replace(above, partly=_merged(above.partly, (*reached, *below.partly)), kept=kept)


def _merged(some: tuple[ScopeKey, ...], others: tuple[ScopeKey, ...]) -> tuple[ScopeKey, ...]:
    return tuple(sorted({*some, *others}))
