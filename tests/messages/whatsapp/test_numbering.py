"""A text as Meta gets it: its variables numbered in their order."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from messages.whatsapp.numbering import numbered

_NAMES = st.sampled_from(["guest_name", "event_name", "event_date", "brand.name", "rsvp_path"])
_WORDS = st.text(st.characters(blacklist_characters="{}%#", blacklist_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(_WORDS, _NAMES), max_size=8), _WORDS)
def test_variables_are_numbered_without_gaps(parts: list[tuple[str, str]], end: str) -> None:
    """From 1 on, each occurrence once, at the place that is said, and the words between stay as they are."""
    source = "".join(f"{words}{{{{ {name} }}}}" for words, name in parts) + end
    found = numbered(source)
    assert found is not None
    assert [hole.path for hole in found.holes] == [name for _, name in parts]
    assert re.findall(r"\{\{(\d+)\}\}", found.text) == [str(number + 1) for number in range(len(parts))]
    for number, hole in enumerate(found.holes):
        assert found.text[hole.start : hole.end] == f"{{{{{number + 1}}}}}"
    rest = re.sub(r"\{\{\d+\}\}", "", found.text)
    assert rest == re.sub(r"\r\n|\r", "\n", "".join(words for words, _ in parts) + end)
    assert found.odd == ()


def test_a_filter_is_worked_out_before_the_hole_is_filled() -> None:
    """The variable under the filters is what fills it."""
    found = numbered("Dear {{ guest_name | trim | upper }}, welcome.")
    assert found is not None
    assert (found.text, found.holes[0].path) == ("Dear {{1}}, welcome.", "guest_name")


def test_what_is_no_hole_is_said_with_its_place() -> None:
    """A condition is found at its line and column."""
    found = numbered("Dear guest,\nwelcome{% if plus_one_allowed %} both{% endif %}.")
    assert found is not None
    [(mark, word)] = found.odd
    assert (int(mark), mark.column > 7, "condition" in word) == (2, True, True)


def test_what_cannot_be_read_is_left_to_others() -> None:
    """A template that is not closed is found by the rule about that."""
    assert numbered("Dear {{ guest_name") is None
