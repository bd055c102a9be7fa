"""Contrast, senders, headers, first lines, feet, links: the small things the rules over e-mails stand on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.email.address import guarded
from messages.email.blocks import lacking
from messages.email.clients import clients, features
from messages.email.contrast import LARGE, TEXT, passing, ratio, read_colours
from messages.email.headers import BadHeader, headers
from messages.email.html import inlined, whole
from messages.email.lines import longest_line
from messages.email.links import html_targets, text_targets
from messages.email.sender import domain_of, is_aligned, is_borrowed, registered
from messages.email.source import offset, place, readings
from messages.message import Email

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
MAIL = Email(subject="Invitation", preheader="-", html="<p>-</p>", text="-", locale="en")


def test_contrast_is_what_wcag_says() -> None:
    """Black on white is 21 to 1, a colour on itself 1, and a known grey just passes."""
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#7A1F3D", "#7A1F3D") == 1
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert ratio("#777777", "#FFFFFF") < TEXT


@given(COLOURS, COLOURS, st.sampled_from([TEXT, LARGE]))
def test_the_colour_proposed_can_be_read(front: str, behind: str, least: float) -> None:
    """Contrast is the same both ways, and there always is a colour that passes."""
    assert ratio(front, behind) == ratio(behind, front)
    found = passing(front, behind, least)
    assert found is not None
    assert ratio(found, behind) >= least


def test_large_letters_need_less_contrast() -> None:
    """A heading from 24 pixels, or from 18.66 in bold, needs 3 to 1; text 4.5."""
    assert read_colours('<mj-text color="{{ brand.accent }}" font-size="24px">x</mj-text>') == (("accent", LARGE),)
    bold = '<mj-text color="{{ brand.accent }}" font-size="19px" font-weight="bold">x</mj-text>'
    assert read_colours(bold) == (("accent", LARGE),)
    assert read_colours('<p style="color: {{ brand.accent }}; font-size: 19px">x</p>') == (("accent", TEXT),)
    assert read_colours("<mj-style>a { color: {{brand.primary}}; }</mj-style>") == (("primary", TEXT),)
    assert read_colours('<mj-divider border-color="{{ brand.accent }}" />') == ()


@pytest.mark.parametrize(
    ("domain", "owner"),
    [
        ("rosewood.example", "rosewood.example"), ("post.rosewood.example", "rosewood.example"),
        ("mail.rosewood.co.uk", "rosewood.co.uk"), ("rosewood.co.uk", "rosewood.co.uk"),
        ("a.b.rosewood.com.au", "rosewood.com.au"), ("co.uk", "co.uk"), ("Post.Rosewood.IT.", "rosewood.it"),
    ],
)  # fmt: skip
def test_a_domain_belongs_to_whom_registered_it(domain: str, owner: str) -> None:
    """Below a public suffix of two labels the owner's name has three."""
    assert registered(domain) == owner


def test_alignment_is_relaxed() -> None:
    """Subdomains of one owner go together; two owners do not, though their suffix is the same."""
    assert is_aligned("post.rosewood.example", "rosewood.example")
    assert not is_aligned("rosewood.co.uk", "harbour.co.uk")
    assert domain_of("Rosewood <hello@Post.Rosewood.example>") == "post.rosewood.example"


def test_a_private_mailbox_is_sent_by_its_own_servers_only() -> None:
    """Gmail may send for gmail.com; a service may not."""
    assert is_borrowed("gmail.com", "brevo")
    assert not is_borrowed("gmail.com", "gmail")
    assert not is_borrowed("rosewood.example", "brevo")


def test_one_click_unsubscribing_has_both_headers() -> None:
    """RFC 8058 asks for the address in angle brackets and for the fixed words."""
    found = headers(MAIL, unsubscribe_url="https://rosewood.example/u/7f3k2m")
    assert found["List-Unsubscribe"] == "<https://rosewood.example/u/7f3k2m>"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in headers(MAIL)


@pytest.mark.parametrize(
    "url", ["http://a.example/u", "mailto:a@b.example", "https://a.example/\r\nBcc: x@y", "https://a.example/ü"]
)
def test_a_header_that_could_do_harm_is_refused(url: str) -> None:
    """Only an https address without line breaks goes into a header."""
    with pytest.raises(BadHeader):
        headers(MAIL, unsubscribe_url=url)


def test_a_subject_with_a_line_break_is_refused() -> None:
    """No value can add a header of its own."""
    with pytest.raises(BadHeader):
        headers(Email(subject="Hello\r\nBcc: x@y", preheader="-", html="-", text="-", locale="en"))


def test_readings_move_nothing() -> None:
    """Both readings are as long as the text, so that a position in one is a position in the file."""
    text = "{% if a %}<b>{{ a }}</b>{% elif b %}x{% else %}<i>\n</i>{% endif %}{# note #} end"
    met, unmet = readings(text)
    assert len(met) == len(unmet) == len(text)
    assert "<b>" in met
    assert "<i>" not in met
    assert "<i>" in unmet
    assert "x" not in unmet


@given(st.text(st.sampled_from("ab\n"), max_size=40), st.data())
def test_a_place_is_found_again(text: str, data: st.DataObject) -> None:
    """Line and column lead back to the position."""
    at = data.draw(st.integers(0, len(text)))
    assert offset(text, *place(text, at)) == at


def test_a_foot_counts_only_what_always_stands_there() -> None:
    """A block in a condition, or an address that is no link, is not there."""
    text = (
        '{% if postal_address %}{{ postal_address }}{% endif %}{{ unsubscribe_url }}<a href="{{ privacy_url }}">x</a>'
    )
    found = dict(lacking(["postal_address", "unsubscribe", "privacy_url", "controller_name"], [text], is_markup=True))
    assert found == {"postal_address": "sometimes", "unsubscribe": "no link", "controller_name": "absent"}
    assert "unsubscribe" not in dict(lacking(["unsubscribe"], [text], is_markup=False))


def test_links_of_both_bodies_are_compared_as_written() -> None:
    """`mailto:` and the spaces in a variable make no difference; a full stop after an address is no part of it."""
    assert [to for to, _ in html_targets('<a href="mailto:{{x}}">x</a><a href="#a">y</a>')] == ["{{ x }}"]
    assert [to for to, _ in text_targets("See https://a.example/b. Or {{ u }}.", frozenset("u"))] == [
        "https://a.example/b",
        "{{ u }}",
    ]


def test_a_line_is_as_long_as_its_longest_branch() -> None:
    """Spaces and breaks fold into one, as inboxes show them."""
    assert longest_line("{% if a %}{{ a }}{% else %}-{% endif %}  now", {"a": "MMM"}) == "MMM now"
    assert longest_line("Hello\n  you", {}) == "Hello you"
    assert longest_line("{{ broken", {}) is None


def test_styles_of_html_are_inlined_and_a_fragment_becomes_a_document() -> None:
    """Rules go into the elements, `@media` stays, and the first lines are where inboxes look for them."""
    html = inlined(whole("<style>p { color: red }</style><p>A &amp; B</p>", locale="it", title="<T>", preheader="P"))
    assert html.startswith('<!DOCTYPE html><html lang="it">')
    assert '<p style="color: red;">A &amp; B</p>' in html
    assert "<title>&lt;T&gt;</title>" in html
    assert html.index(">P</div>") < html.index("<p ")


def test_addresses_that_are_harmless_stay() -> None:
    """Only what would run is taken out."""
    for address in ("https://a.example/?a=1&amp;b=2", "mailto:a@b.example", "tel:+39055", "#top", "/relative", ""):
        assert guarded(f'<a href="{address}">') == f'<a href="{address}">'


def test_the_data_on_mail_programmes_is_whole() -> None:
    """Every feature is lacking in a programme that is looked at, and says where that is written."""
    assert len(clients()) == 12
    assert len(features()) >= 30
    for feature in features():
        assert set(feature.not_in) <= set(clients())
        assert feature.url.startswith("https://www.caniemail.com/features/")
