"""WhatsApp's marks and links, as a preview shows them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.preview.formatting import formatted, linked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold*", "<strong>bold</strong>"),
        ("_soft_", "<em>soft</em>"),
        ("~gone~", "<s>gone</s>"),
        ("```code *x*```", "<code>code *x*</code>"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("(*a*), *b c*!", "(<strong>a</strong>), <strong>b c</strong>!"),
        ("2*3*4", "2*3*4"),
        ("* not bold*", "* not bold*"),
        ("*not bold *", "*not bold *"),
        ("*one\ntwo*", "*one\ntwo*"),
        ("snake_case_name", "snake_case_name"),
        ("**", "**"),
        ("``` ```", "``` ```"),
        ("https://x.example/a_b_c", '<span class="link">https://x.example/a_b_c</span>'),
        ("<b>*x*</b>", "&lt;b&gt;<strong>x</strong>&lt;/b&gt;"),
    ],
)
def test_marks_count_at_the_edge_of_words(text: str, shown: str) -> None:
    """A mark formats what it encloses, and stands as it is anywhere else."""
    assert str(formatted(text)) == shown


def test_a_link_ends_where_the_address_ends() -> None:
    """Markup behind an address is text, and an ampersand belongs to it."""
    assert str(linked('https://x.example/?a=1&b=2"<i>')) == (
        '<span class="link">https://x.example/?a=1&amp;b=2</span>&#34;&lt;i&gt;'
    )


@given(st.text(alphabet="*_~`<>&\"' \nab:/hptsé", max_size=40))
def test_nothing_a_text_holds_becomes_markup(text: str) -> None:
    """Without our own tags no angle bracket and no quote is left, whatever was written."""
    ours = re.compile(r'</?(strong|em|s|code|span)>|<span class="link">')
    for shown in (formatted(text), linked(text)):
        assert not {"<", ">", '"', "'"} & set(ours.sub("", shown))
