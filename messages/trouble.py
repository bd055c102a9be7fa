"""Why a message cannot be rendered, at the line of the template or layout that is to blame."""

from __future__ import annotations

import re
from collections.abc import Iterator

from messages.contract import Contract
from messages.facts import Entries
from messages.layout import frames
from messages.rendered import Failure, Rendered
from messages.template.fill import NotFilled
from messages.template.read import read
from messages.texts import texts

_UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined|has no attribute '(?P<attribute>[^']+)'")

Text = tuple[str, tuple[str | int, ...], str]
"""A text of a message: the entry and the route it stands at, and the text."""


def forbidden_in(found: Rendered, entries: Entries) -> Failure | None:
    """Return the first thing that may not stand in a template; nothing of such a message is filled."""
    for entry, part, text in _texts(found, entries):
        for problem in read(text).problems:
            what = problem.what[:1].upper() + problem.what[1:]
            return Failure(what=what, fix=problem.fix, entry=entry, part=part, line=problem.line)
    return None


def unfilled(found: Rendered, entries: Entries, contract: Contract, words: str) -> Failure:
    """Return why a template could not be filled, with the variable to mend where it is one that is not there."""
    undefined = _UNDEFINED.search(words)
    name = (undefined["name"] or undefined["attribute"]) if undefined is not None else None
    for entry, part, text in _texts(found, entries):
        for word in read(text).words if name is not None else ():
            if name in word.path.split(".") and word.path not in ("content", "subject", "preheader"):
                what, fix = _lacking(word.path, contract)
                return Failure(what=what, fix=fix, entry=entry, part=part, line=word.line)
    return Failure(what=words, fix="Mend the template; `banns check` says more.", entry=found.entry)


def _lacking(path: str, contract: Contract) -> tuple[str, str]:
    if contract.knows(path):
        return f"`{path}` has no value here.", "Say it in the settings, or ask for it with {% if … %}."
    known = ", ".join(sorted(contract.variables))
    return f"`{path}` is no variable of this message.", f"Write one of {known}, or a part of the brand."


def markup_failure(found: Rendered, words: str) -> Failure:
    """Return why MJML could not be turned into HTML."""
    part = ("mjml",) if "mjml" in found.template else ()
    fix = "Close every <mj-…> that is opened, and put components only where MJML allows them."
    return Failure(what=f"The MJML is malformed: {words}", fix=fix, entry=found.entry, part=part)


def _texts(found: Rendered, entries: Entries) -> Iterator[Text]:
    """Yield every text a message is made of: its own, then its layouts'."""
    for part, text in texts(found.template):
        yield found.entry, part, text
    name = found.template.get("layout")
    try:
        for frame in frames(name, entries):
            yield from ((f"layouts.{name}", (part,), frame[part]) for part in ("mjml", "text") if part in frame)
            name = frame.get("within")
    except NotFilled:
        return  # said when the message is rendered
