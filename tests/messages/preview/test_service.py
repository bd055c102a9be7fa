"""The public face: which message a guest gets, in which language, within which bounds."""

from __future__ import annotations

import time
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from messages.message import Email, Sms, Whatsapp
from messages.preview.eml import eml
from messages.preview.message_page import message_page
from messages.rendered import Channel, Failure, Rendered
from messages.service import categories, channels, render, sample_guest, slots, variables
from tests.messages.preview.golden_views import view


def _render(category: str, channel: Channel, locale: str) -> Rendered:
    entries = view("letter")
    found = render(entries, category, channel, sample_guest(entries, locale))
    assert found is not None
    return found


def test_categories_come_in_the_order_of_an_event() -> None:
    """First those of an event in their order, then what the law asks for."""
    assert categories(view("letter")) == ("invitation", "rsvp_reminder", "sms_stop_reply")


def test_channels_are_those_the_event_and_the_category_share() -> None:
    """A channel the event does not use is not offered."""
    entries = {**view("letter"), "settings.channels": ["sms", "email"]}
    assert channels(entries, "invitation") == ("email", "sms")
    assert channels(entries, "sms_stop_reply") == ("sms",)


def test_variables_are_those_of_all_categories() -> None:
    """What a guest's file may name."""
    assert {"guest_name", "rsvp_path", "days_remaining"} <= variables(view("letter")).keys()


@pytest.mark.parametrize(
    ("wanted", "locale", "is_fallback"),
    [("it", "it", False), ("it-CH", "it", False), ("en-GB", "en", False), ("de", "en", True)],
)
def test_a_guest_gets_the_nearest_language(wanted: str, locale: str, *, is_fallback: bool) -> None:
    """The guest's own, its language, else the event's; only another language is a fallback."""
    found = _render("invitation", "email", wanted)
    assert (found.locale, found.is_fallback) == (locale, is_fallback)


def test_dates_follow_the_guests_region_and_the_texts_language() -> None:
    """An American reads American dates; a German who gets English reads no German date in it."""
    american, german = (_render("invitation", "email", locale).outcome for locale in ("en-US", "de"))
    assert isinstance(american, Email)
    assert isinstance(german, Email)
    assert "Saturday June 19, 2027" in american.text
    assert "Saturday 19 June 2027" in german.text


def test_what_events_inherit_is_shown_as_an_example() -> None:
    """Without an event, what an event would say is taken from the examples, and what the tenant says stays."""
    entries = {name: value for name, value in view("letter").items() if name != "event"}
    found = render(entries, "invitation", "sms", sample_guest(entries, "en"))
    assert found is not None
    assert isinstance(found.outcome, Sms)
    assert found.outcome.text.startswith("Rosewood: Anna Conti & Ben Hughes invite you to their wedding on Saturday")


def test_what_is_not_written_is_nothing() -> None:
    """A channel without a template gives no message."""
    entries = view("letter")
    assert render(entries, "rsvp_reminder", "email", sample_guest(entries)) is None
    assert render(entries, "no_such_category", "email", sample_guest(entries)) is None


def test_values_of_the_guest_come_before_examples() -> None:
    """The reminder counts the days the sending gives, in the right plural form."""
    entries = view("letter")
    guest = replace(sample_guest(entries, "en"), values={"days_remaining": "1"})
    found = render(entries, "rsvp_reminder", "sms", guest)
    assert found is not None
    assert isinstance(found.outcome, Sms)
    assert found.outcome.text.startswith("One day left")


@pytest.mark.parametrize(
    "body",
    [
        "{{ 'a' * 100000000 }}",
        "{% for a in range(10000) %}{% for b in range(10000) %}x{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ ''.__class__.__mro__ }}",
        "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x ~ x ~ x ~ x ~ x ~ x ~ x %}" * 12 + "{{ x }}",
        "{% if true %}" * 500 + "x" + "{% endif %}" * 500,
    ],
)
def test_a_template_that_grows_or_reaches_out_fails_at_once(body: str) -> None:
    """Time and output are bounded whatever stands in a template."""
    entries = {**view("letter"), "templates.invitation.sms.en": {"text": body}}
    begun = time.monotonic()
    found = render(entries, "invitation", "sms", sample_guest(entries))
    assert found is not None
    assert isinstance(found.outcome, Failure)
    assert time.monotonic() - begun < 10


def test_every_slot_of_an_event_is_there() -> None:
    """Each category, channel and locale has its place, written or not."""
    entries = view("letter")
    found = list(slots(entries, sample_guest(entries)))
    assert len(found) == 2 * 3 + 2 * 3 + 2
    assert [slot.rendered for slot in found if slot.channel == "email" and slot.category == "rsvp_reminder"] == [
        None
    ] * 2


def test_an_eml_holds_both_parts_as_an_unsent_draft() -> None:
    """A mail client reads subject, text and HTML back as they were; there is neither date nor message id."""
    message = _render("invitation", "email", "it").outcome
    assert isinstance(message, Email)
    read = message_from_bytes(eml(message, 'Rose "wood" à Firenze'), policy=policy.default)
    assert (read["Subject"], read["X-Unsent"], read["Date"], read["Message-ID"]) == (message.subject, "1", None, None)
    parts = {part.get_content_type(): part.get_content().splitlines() for part in read.iter_parts()}
    assert parts == {"text/plain": message.text.splitlines(), "text/html": message.html.splitlines()}


def test_a_fallback_is_said_on_the_page() -> None:
    """Whoever looks at a message in another language is told."""
    found = _render("invitation", "whatsapp", "fr")
    assert isinstance(found.outcome, Whatsapp)
    page = message_page(found, "Anna & Ben", "Rosewood", "Maria")
    assert "Not written in French (fr) on WhatsApp: a guest who reads it gets English (en)." in page
