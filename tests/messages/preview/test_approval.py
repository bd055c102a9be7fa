"""A WhatsApp template as Meta gets it, on the page of the message."""

from __future__ import annotations

from messages.preview.approval import shown
from messages.service import render, sample_guest
from tests.messages.preview.golden_views import view


def test_variables_are_numbered_in_each_part_with_an_example() -> None:
    """Body and button count from 1, each hole with its variable and what it holds in this message."""
    entries = view("letter")
    rendered = render(entries, "invitation", "whatsapp", sample_guest(entries, "en"))
    assert rendered is not None
    page = str(shown(rendered))
    assert "Category marketing, language en_GB." in page
    assert "Dear *{{1}}*, _you are invited_:\n{{2}} are getting married on {{3}}." in page
    assert "https://rsvp.rosewood.example/{{1}}" in page
    assert "<dt>{{1}}</dt><dd>guest_name: Maria Lombardi</dd>" in page
    assert "<dt>{{3}}</dt><dd>event_date: Saturday 19 June 2027</dd>" in page


def test_what_a_template_holds_stays_text() -> None:
    """Markup in a template or a name is shown, not obeyed."""
    entries = view("hostile")
    rendered = render(entries, "invitation", "whatsapp", sample_guest(entries))
    assert rendered is not None
    assert "<script" not in str(shown(rendered))
