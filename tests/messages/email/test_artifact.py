"""Filling a compiled page gives, byte for byte, what rendering the message from scratch gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.email import artifact
from messages.email.mjml import html_of
from messages.layout import framed
from messages.render import email_html, render_email
from messages.template.fill import NotFilled

FRAME = """<mjml lang="{{ locale }}">
  <mj-head>
    <mj-title>{{ subject }}</mj-title>
    <mj-preview>{{ preheader }}</mj-preview>
    <mj-attributes>
      <mj-text color="{{ brand.text }}" font-size="{% if brand.corners == 'round' %}18px{% else %}16px{% endif %}" />
    </mj-attributes>
    <mj-style>a { color: {{ brand.primary }}; }</mj-style>
  </mj-head>
  <mj-body background-color="{{ brand.background }}">
    {{ content }}
    <mj-section><mj-column>
      {% if brand.logo %}
      <mj-image src="{{ brand.logo.url }}" alt="{{ brand.logo.alt }}" width="{{ brand.logo.width }}px" />
      {% else %}<mj-text>{{ brand.name }}</mj-text>{% endif %}
      <mj-text><a href="{{ unsubscribe_url }}">Unsubscribe</a></mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>"""
MESSAGE = """<mj-section><mj-column>
  <mj-text>Dear {{ guest_name }}, {{ note | upper }}{% if attire_code %}<br />
  Dress: {{ attire_code }}{% endif %}</mj-text>
  <mj-text>{{ note }}</mj-text>
  {% if days > 3 %}<mj-text>{{ days }} days</mj-text>{% elif days %}<mj-text>Soon</mj-text>{% endif %}
  <mj-button href="{{ rsvp_url }}" title="{{ guest_name }}">{{ guest_name | truncate(9) }}</mj-button>
</mj-column></mj-section>"""
TEMPLATE = {
    "subject": "For {{ guest_name }}",
    "preheader": "{{ note }}",
    "mjml": MESSAGE,
    "text": "-",
    "layout": "frame",
}
ENTRIES = {"layouts.frame": {"title": "Frame", "mjml": FRAME, "text": "{{ content }}"}}
COLOURS = st.sampled_from(["#7A1F3D", "#000000", "#FFFFFF"])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(
    [
        "",
        " ",
        "<b>",
        "a & b",
        '"><script>alert(1)</script>',
        "{{ guest_name }}",
        "zqslot1zq",
        "zqx3czq",
        "a\u200d\u00a0\\b",
        "]]>",
        "<!--",
        "&amp;",
    ]
)
BRANDS = st.fixed_dictionaries(
    {
        "name": WORDS,
        "text": COLOURS,
        "primary": COLOURS,
        "background": COLOURS,
        "corners": st.sampled_from(["", "round"]),
        "logo": st.just({})
        | st.fixed_dictionaries({"url": st.just("https://a.example/l.png"), "alt": WORDS, "width": st.just(160)}),
    }
)
VALUES = st.fixed_dictionaries(
    {
        "guest_name": WORDS,
        "note": WORDS,
        "attire_code": WORDS,
        "days": st.integers(0, 9),
        "rsvp_url": st.sampled_from(["https://a.example/?b=1&c=2", "", "javascript:alert(1)"]),
        "unsubscribe_url": st.just("https://a.example/u"),
        "subject": WORDS,
        "preheader": WORDS,
        "locale": st.sampled_from(["en", "it"]),
        "brand": BRANDS,
    }
)


def _whole(values: Mapping[str, Any]) -> str:
    return html_of(framed(TEMPLATE, "mjml", ENTRIES, values))


@given(VALUES)
def test_a_filled_page_is_the_message_rendered_whole(values: dict[str, Any]) -> None:
    """Whatever the values hold, both ways give the same HTML, also when pages are kept from earlier values."""
    assert email_html(TEMPLATE, ENTRIES, values) == _whole(values)


def test_guests_of_one_event_share_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """MJML is compiled once for a thousand guests of whom the same conditions hold."""
    compiled: list[str] = []

    def counted(text: str) -> str:
        compiled.append(text)
        return html_of(text)

    monkeypatch.setattr(artifact, "html_of", counted)
    artifact._page.cache_clear()
    for number in range(1000):
        email_html(TEMPLATE, ENTRIES, _values(guest_name=f"Guest {number}"))
    assert len(compiled) == 1


def test_what_cannot_be_cut_is_rendered_whole() -> None:
    """A template that keeps a value for later gives the same message, the slow way."""
    template = {
        **TEMPLATE,
        "mjml": "<mj-section><mj-column>{% set who = note %}<mj-text>{{ who }}</mj-text></mj-column></mj-section>",
    }
    values = _values()
    assert email_html(template, ENTRIES, values) == html_of(framed(template, "mjml", ENTRIES, values))


def test_a_variable_that_is_not_there_is_said() -> None:
    """An undefined variable is no empty place but an error, as in rendering whole."""
    values = _values()
    del values["guest_name"]
    with pytest.raises(NotFilled, match="guest_name"):
        email_html(TEMPLATE, ENTRIES, values)


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "</div><iframe src=x>", "<img src=x onerror=x>"])
def test_a_hostile_value_stays_text(hostile: str) -> None:
    """What a guest or a brand is called never becomes markup."""
    brand = {**_values()["brand"], "name": hostile, "logo": {}}
    html = render_email(TEMPLATE, ENTRIES, _values(guest_name=hostile, note=hostile, brand=brand)).html
    assert not any(tag in html for tag in ("<script", "<iframe", "<img"))


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x"])
def test_a_hostile_address_leads_nowhere(hostile: str) -> None:
    """A link to anything that is run becomes a link to nowhere."""
    html = render_email(TEMPLATE, ENTRIES, _values(rsvp_url=hostile)).html
    assert 'href="#"' in html
    assert "script:" not in html.replace("javascript:alert(1)</", "")
    assert "data:text" not in html


def _values(**changes: Any) -> dict[str, Any]:
    brand = {
        "name": "Rosewood",
        "text": "#3A2E2A",
        "primary": "#7A1F3D",
        "background": "#FFFFFF",
        "corners": "",
        "logo": {},
    }
    return {
        "guest_name": "Maria", "note": "see you", "attire_code": "", "days": 5, "rsvp_url": "https://a.example/r",
        "unsubscribe_url": "https://a.example/u", "subject": "s", "preheader": "p", "locale": "en", "brand": brand,
        **changes,
    }  # fmt: skip
