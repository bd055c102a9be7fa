"""A text message in a preview: as a phone shows it, and the parts it is paid for by."""

from __future__ import annotations

from messages.message import Sms
from messages.preview.formatting import linked
from messages.preview.markup import Markup, element, joined
from messages.preview.naming import direction
from messages.sms.alphabet import septets
from messages.sms.segments import Alphabet, Culprit, Segments

_SHOWN = """<div class="chat sms"><div class="bubble" dir="{direction}" lang="{locale}">{text}</div></div>
<p class="small"><strong>{count}</strong></p>{culprits}{parts}"""
_PARTS = """<details><summary class="small">The parts</summary>
<ol class="parts">{parts}</ol></details>"""
_ROOM = {Alphabet.GSM_7: (160, 153), Alphabet.UCS_2: (70, 67)}


def shown(message: Sms) -> Markup:
    """Return a text message with its parts."""
    return element(
        _SHOWN,
        direction=direction(message.locale),
        locale=message.locale,
        text=linked(message.text),
        count=counted(message.segments),
        culprits=joined(element('<p class="note small">{words}</p>', words=words) for words in culprits(message)),
        parts=_parts(message.segments) if message.segments.count > 1 else "",
    )


def counted(segments: Segments) -> str:
    """Say how many parts a text is sent in, and how full they are."""
    single, several = _ROOM[segments.alphabet]
    room = single if segments.count == 1 else several * segments.count
    parts = "1 part" if segments.count == 1 else f"{segments.count} parts"
    unit = "septets" if segments.alphabet is Alphabet.GSM_7 else "UTF-16 units"
    return f"{parts} in {segments.alphabet.value}: {segments.units} of {room} {unit}"


def culprits(message: Sms) -> tuple[str, ...]:
    """Say for each character that forces the larger encoding what to write instead.

    Where one of them has no stand-in, replacing the others saves nothing, so only that one is named.
    """
    found = message.segments.culprits
    lasting = [culprit for culprit in found if culprit.instead is None]
    if lasting:
        name = _named(lasting[0])
        return (f"{name} is not in GSM-7 and nothing stands in for it, so the whole text is sent in UCS-2.",)
    return tuple(
        f"{_named(culprit)} is not in GSM-7, so the whole text is sent in UCS-2. "
        + (f"Write {culprit.instead!r} instead." if culprit.instead else "Take it out.")
        for culprit in found
    )


def _named(culprit: Culprit) -> str:
    return f"“{culprit.character}” (U+{ord(culprit.character):04X})"


def units(part: str, alphabet: Alphabet) -> int:
    """Return how much room a part takes."""
    if alphabet is Alphabet.GSM_7:
        return sum(septets(character) for character in part)
    return len(part.encode("utf-16-le")) // 2


def _parts(segments: Segments) -> Markup:
    rows = joined(
        element("<li><code>{part}</code> ({units})</li>", part=part, units=units(part, segments.alphabet))
        for part in segments.parts
    )
    return element(_PARTS, parts=rows)
