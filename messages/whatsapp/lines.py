"""What Meta asks of the line above a message and the line below it."""

from __future__ import annotations

from collections.abc import Iterator

from messages.whatsapp.body import odd_faults
from messages.whatsapp.fault import Fault, Part, at
from messages.whatsapp.numbering import numbered
from messages.whatsapp.signs import emoji, formatting

LONGEST = 60
HEADER: Part = ("header", "text")
FOOTER: Part = ("footer",)


def header_faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with a header's text."""
    found = numbered(text)
    if found is None:
        return
    yield from odd_faults(HEADER, found)
    yield from _line(HEADER, "header", found.text, text)
    if len(found.holes) > 1:
        hole = found.holes[1]
        yield Fault(
            part=HEADER,
            line=int(hole.mark),
            column=hole.mark.column,
            what=f"{{{{ {hole.path} }}}} is a second variable; a header takes one.",
            fix="Keep one, and move the other into the body.",
        )
    marked = formatting(found.text)
    if marked is not None:
        what = f"`{marked[1]}` would make its words bold, italic or struck through; a header takes no formatting."
        yield at(HEADER, text, max(text.find(marked[1]), 0), what, "Take it out.")


def footer_faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with a footer."""
    yield from _line(FOOTER, "footer", text, text)
    opened = min((each for each in (text.find("{{"), text.find("{%")) if each >= 0), default=-1)
    if opened >= 0:
        what = "There is a variable in it; a footer is the same for everybody."
        yield at(FOOTER, text, opened, what, "Write the words themselves, or move it into the body.")


def _line(part: Part, name: str, shown: str, text: str) -> Iterator[Fault]:
    if len(shown) > LONGEST and "{%" not in text:
        what = f"It has {len(shown)} characters; a {name} takes {LONGEST}."
        yield Fault(part=part, what=what, fix=f"Cut {len(shown) - LONGEST}.")
    if "\n" in shown.strip("\n"):
        yield at(part, text, text.find("\n"), f"It has a line break; a {name} is one line.", "Write it on one line.")
    found = emoji(text)
    if found is not None:
        yield at(part, text, found[0], f"`{found[1]}` is an emoji; a {name} takes none.", "Take it out.")
