"""What Meta asks of a template's body and of the variables in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from messages.whatsapp.fault import Fault, Part
from messages.whatsapp.numbering import Hole, Numbered, numbered

LONGEST = 1024
BODY: Part = ("body",)
_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"\S*[^\W_]\S*")


def body_faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the text itself, before any value stands in it."""
    found = numbered(text)
    if found is None:
        return
    if not found.text.strip():
        yield Fault(part=BODY, what="It is empty.", fix="Write the message.")
    length = len(found.text.strip())
    if length > LONGEST:
        what = f"It has {length:,} characters before anything is filled in; Meta takes {LONGEST:,}."
        yield Fault(part=BODY, what=what, fix=f"Cut {length - LONGEST:,} characters.")


def variable_faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the variables of a body: their kind, their place, their number."""
    found = numbered(text)
    if found is None:
        return
    if found.odd:
        yield from odd_faults(BODY, found)
        return
    misplaced = [*_misplaced(found)]
    yield from misplaced
    if not misplaced:
        yield from _too_many(found)


def odd_faults(part: Part, found: Numbered) -> Iterator[Fault]:
    """Yield what cannot be approved as one text with holes."""
    for mark, word in found.odd:
        yield Fault(
            part=part,
            line=int(mark),
            column=mark.column,
            what=f"There is {word} and Meta approves one fixed text.",
            fix="Write the same words for every guest, with plain variables: {{ guest_name }}.",
        )


def _misplaced(found: Numbered) -> Iterator[Fault]:
    text, holes = found.text, found.holes
    for before, hole in zip((None, *holes), holes, strict=False):
        between = text[before.end if before is not None else 0 : hole.start]
        if _WORD.search(between) is not None:
            continue
        if before is None:
            yield _fault(hole, "begins the body", "Write a word before it: Dear {{ guest_name }}, …")
        else:
            what = f"follows {{{{ {before.path} }}}} with no word between them"
            yield _fault(hole, what, "Write a word between the two, such as “in” or “at”.")
    if holes and _WORD.search(text[holes[-1].end :]) is None:
        yield _fault(holes[-1], "ends the body", "Write a word after it; a full stop is not enough.")


def _fault(hole: Hole, what: str, fix: str) -> Fault:
    words = f"{{{{ {hole.path} }}}} {what}, and Meta refuses that."
    return Fault(part=BODY, line=int(hole.mark), column=hole.mark.column, what=words, fix=fix)


def _too_many(found: Numbered) -> Iterator[Fault]:
    """Yield a fault where words and variables together are fewer than three to a variable and one.

    Meta names no ratio; this is what an operator measured on its refusals.
    """
    count = len(found.holes)
    words = len(_WORDS.findall(found.text))
    if count and words < 3 * count + 1:
        lacking = 3 * count + 1 - words
        what = f"{count} variable{'s' if count > 1 else ''} in {words} words: Meta refuses what is mostly variables."
        fix = f"Write at least {lacking} more word{'s' if lacking > 1 else ''}, or use fewer variables."
        yield Fault(part=BODY, what=what, fix=fix)
