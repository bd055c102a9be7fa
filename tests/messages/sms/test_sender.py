"""Senders, and the numbers that are the United States' own."""

from __future__ import annotations

import phonenumbers
import pytest

from messages.sms.links import domain, links
from messages.sms.sender import Kind, is_us_long_code, sender_of
from schemas.catalogue import limits, provider_channels, provider_types


@pytest.mark.parametrize(
    ("config", "kind"),
    [
        ({"from": "+447700900123"}, Kind.NUMBER),
        ({"from": "Rosewood"}, Kind.NAME),
        ({"originator": "Rose 2027"}, Kind.NAME),
        ({"src": "65000"}, Kind.SHORT_CODE),
        ({"messaging_service_sid": "MG0", "from": "Rosewood"}, Kind.POOL),
        ({"powerpack_uuid": "0"}, Kind.POOL),
    ],
)
def test_what_kind_a_sender_is(config: dict[str, str], kind: Kind) -> None:
    """A number, a short code, a name, or a pool, whatever the service calls the field."""
    found = sender_of(config)
    assert found is not None
    assert found[2] is kind


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("+12025550123", True), ("+18005550123", False), ("+14165550123", False), ("+447700900123", False)],
)
def test_what_is_an_ordinary_american_number(number: str, is_one: bool) -> None:
    """Toll-free numbers and Canada's are registered otherwise."""
    assert is_us_long_code(number) is is_one


def test_area_codes_are_those_of_an_independent_judge() -> None:
    """Of each area code, phonenumbers says the same: toll-free, of another country, or of the United States."""
    for area in range(200, 1000):
        number = phonenumbers.parse(f"+1{area}2250123")
        is_free = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE
        is_american = phonenumbers.region_code_for_number(number) in ("US", None)
        assert is_us_long_code(f"+1{area}2250123") == (is_american and not is_free), area


def test_ten_segments_are_within_every_services_limit() -> None:
    """The most that settings may allow, 1,530 characters, is less than any service takes: no rule is needed."""
    for kind in provider_types():
        if "sms" in provider_channels(kind):
            found = [limit.max for limit in limits(kind, "sms") if limit.id == "body_length"]
            assert all(most is None or most >= 10 * 153 for most in found)


def test_links_are_found_where_they_are_links() -> None:
    """With a scheme or a path; an address of a mailbox, a time or an abbreviation is none."""
    text = "See https://a.example/x. Or b.example/y, not c@d.example, 3.30 p.m. or St.Mary."
    assert [(link.text, link.host) for link in links(text)] == [
        ("https://a.example/x", "a.example"),
        ("b.example/y", "b.example"),
    ]
    assert (domain("rsvp.rosewood.example"), domain("www.rosewood.co.uk")) == ("rosewood.example", "rosewood.co.uk")
