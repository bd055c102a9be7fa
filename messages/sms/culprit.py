"""Where the character stands that makes a text message cost more, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from messages.sms.segments import Culprit, Segments, segments
from messages.sms.spaces import ordinary
from messages.sms.worst import Values, text_of

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The character stands in one of the texts."""

    body: int
    """Which of them: 0 is the message, then its layouts."""
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The value of a variable brings the character."""

    path: str
    value: str


def origin(character: str, bodies: tuple[str, ...], values: Values) -> Written | Brought | None:
    """Return where a character comes from: a text before a value; None where the service or a filter writes it."""
    for number, body in enumerate(bodies):
        shown = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), body)
        at = shown.find(character)
        if at >= 0:
            return Written(body=number, line=shown.count("\n", 0, at) + 1, column=at - shown.rfind("\n", 0, at))
    for path, value in values:
        if character in ordinary(value):
            return Brought(path=path, value=value)
    return None


def is_typography(character: str) -> bool:
    """Tell whether a character is no letter: what replaces it changes no word and no name."""
    return unicodedata.category(character)[0] not in "LM"


def unforced(found: Segments, *, letters: bool) -> Segments | None:
    """Return how the text would be sent with everything replaced; None where that would not make it GSM-7.

    Letters are replaced only where that is asked for: `e` for `ê` is a spelling mistake.
    """
    if not found.culprits or any(each.instead is None for each in found.culprits):
        return None
    if not letters and not all(is_typography(each.character) for each in found.culprits):
        return None
    text = text_of(found)
    for each in found.culprits:
        text = text.replace(each.character, each.instead or "")
    return segments(text)


def named(culprit: Culprit) -> str:
    """Write a character so that it is found: as it looks, its code point and its name."""
    name = unicodedata.name(culprit.character, "without a name").lower()
    shown = f"`{culprit.character}` " if culprit.character.isprintable() and not culprit.character.isspace() else ""
    return f"{shown}(U+{ord(culprit.character):04X}, {name})"


def instead(culprit: Culprit) -> str:
    """Say what to write instead; empty where nothing would do."""
    if culprit.instead is None:
        return ""
    if culprit.instead == "":
        return "Take it out."
    return "Write a space instead." if culprit.instead == " " else f"Write `{culprit.instead}` instead."
