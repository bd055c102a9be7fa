"""A text message in a preview: its parts and what they cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.message import Sms
from messages.preview.sms import counted, culprits, shown, units
from messages.sms.segments import segments


def _sms(text: str) -> Sms:
    return Sms(text=text, segments=segments(text), locale="en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 160, "1 part in GSM-7: 160 of 160 septets"),
        ("a" * 161, "2 parts in GSM-7: 161 of 306 septets"),
        ("\u2019" * 70, "1 part in UCS-2: 70 of 70 UTF-16 units"),
        ("\U0001f600" * 36, "2 parts in UCS-2: 72 of 134 UTF-16 units"),
    ],
)
def test_the_count_names_parts_alphabet_and_room(text: str, words: str) -> None:
    """Whoever pays reads how many parts there are and how full they are."""
    assert counted(segments(text)) == words


@given(st.text(alphabet="ab€[\u2019\U0001f600", max_size=400))
def test_parts_add_up(text: str) -> None:
    """The room of the parts together is the room of the text."""
    found = segments(text)
    assert sum(units(part, found.alphabet) for part in found.parts) == found.units


def test_each_culprit_comes_with_its_replacement() -> None:
    """A curly apostrophe and a dash are named with what to write."""
    assert culprits(_sms("It\u2019s \u2013")) == (
        '“\u2019” (U+2019) is not in GSM-7, so the whole text is sent in UCS-2. Write "\'" instead.',
        "“\u2013” (U+2013) is not in GSM-7, so the whole text is sent in UCS-2. Write '-' instead.",
    )


def test_a_character_nothing_stands_in_for_is_the_only_one_named() -> None:
    """Replacing the others would save nothing."""
    assert [words[:3] for words in culprits(_sms("\u2019 Ж \u2013 Я"))] == ["“Ж”"]


def test_parts_are_listed_only_where_there_are_several() -> None:
    """One part needs no list."""
    assert "<details>" not in str(shown(_sms("Hello")))
    assert str(shown(_sms("a" * 200))).count("<li>") == 2
