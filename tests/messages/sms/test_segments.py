"""How texts are cut: by the numbers of the standard, by a reference written otherwise, and by laws."""

from __future__ import annotations

import gsm0338  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.sms.alphabet import BASIC, EXTENSION, replacement, septets
from messages.sms.segments import Alphabet, plain, segments

_GSM = "".join(sorted(BASIC | EXTENSION))
_CODEC = gsm0338.Codec()
TEXTS = st.one_of(
    st.text(st.sampled_from(_GSM), max_size=700),
    st.text(st.sampled_from("aé{€[\f"), min_size=140, max_size=330),
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=300),
    st.text(st.sampled_from("a💍’ж"), min_size=55, max_size=150),
)


def _gsm_bytes(text: str) -> bytes | None:
    """Return what an independent codec makes of a text; None where it has no such character."""
    try:
        return bytes(_CODEC.encode(text)[0])
    except UnicodeEncodeError:
        return None


def _reference(text: str) -> int:
    """Count segments in another way: fill octets from the front, one character after the other."""
    encoded = _gsm_bytes(text)
    units = [_gsm_bytes(sign) for sign in text] if encoded is not None else [sign.encode("utf-16-be") for sign in text]
    sizes = [len(unit or b"") for unit in units]
    single, part = (160, 153) if encoded is not None else (140, 134)
    if sum(sizes) <= single:
        return 1
    count, room = 1, part
    for size in sizes:
        if size > room:
            count, room = count + 1, part
        room -= size
    return count


def test_the_alphabet_is_the_standards() -> None:
    """Each character takes as many septets as the independent codec says; what that lacks, takes none."""
    for character in map(chr, range(0x3000)):
        encoded = _gsm_bytes(character) if character != "\x1b" else None
        assert septets(character) == (len(encoded) if encoded is not None else 0), character


@given(TEXTS)
def test_counts_are_those_of_the_reference(text: str) -> None:
    """Alphabet, size and number of segments agree with the codec and with a count made otherwise."""
    if "\x1b" in text:
        return
    found, encoded = segments(text), _gsm_bytes(text)
    assert (found.alphabet is Alphabet.GSM_7) == (encoded is not None)
    assert found.units == (len(encoded) if encoded is not None else len(text.encode("utf-16-le")) // 2)
    assert found.count == _reference(text)


@given(TEXTS)
def test_parts_are_the_text(text: str) -> None:
    """Put together the parts are the text; none is empty, none is too large, and no character is torn apart."""
    found = segments(text)
    assert "".join(found.parts) == text
    most = {Alphabet.GSM_7: (160, 153), Alphabet.UCS_2: (70, 67)}[found.alphabet][found.count > 1]
    for part in found.parts:
        size = (
            sum(septets(sign) for sign in part)
            if found.alphabet is Alphabet.GSM_7
            else len(part.encode("utf-16-le")) // 2
        )
        assert size <= most
        assert part or found.count == 1


@given(TEXTS, st.sampled_from("a{’💍"))
def test_a_longer_text_never_costs_less(text: str, sign: str) -> None:
    """One more character at the end takes as many segments, or more."""
    assert segments(text + sign).count >= segments(text).count


@given(TEXTS)
def test_a_stand_in_is_of_the_alphabet(text: str) -> None:
    """Whatever is offered instead is GSM-7, and with all of it in place nothing is left that could be replaced."""
    for culprit in segments(text).culprits:
        assert text[culprit.position] == culprit.character
        assert culprit.instead is None or all(septets(sign) for sign in culprit.instead)
    left = segments(plain(text)).culprits
    assert all(replacement(culprit.character) is None for culprit in left)


@pytest.mark.parametrize(
    ("text", "alphabet", "count"),
    [
        ("", "GSM-7", 1),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("{" + "a" * 158, "GSM-7", 1),
        ("{" + "a" * 159, "GSM-7", 2),
        ("a" * 152 + "{" + "a" * 152, "GSM-7", 3),
        ("a" * 152 + "{" + "a" * 151, "GSM-7", 2),
        ("💍" + "a" * 68, "UCS-2", 1),
        ("💍" + "a" * 69, "UCS-2", 2),
        ("a" * 66 + "💍" + "a" * 66, "UCS-2", 3),
        ("a" * 66 + "💍" + "a" * 65, "UCS-2", 2),
        ("ç" * 160, "UCS-2", 3),
        ("Ç" * 160, "GSM-7", 1),
        ("€" * 80, "GSM-7", 1),
        ("€" * 81, "GSM-7", 2),
        ("’" + "a" * 69, "UCS-2", 1),
        ("’" + "a" * 70, "UCS-2", 2),
        ("👨‍👩‍👧", "UCS-2", 1),
    ],
)
def test_counts_that_are_known(text: str, alphabet: str, count: int) -> None:
    """Numbers that can be worked out by hand, at the edges."""
    found = segments(text)
    assert (found.alphabet.value, found.count) == (alphabet, count)
