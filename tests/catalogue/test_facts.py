"""What can be read from the catalogue without knowing its files."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from schemas.catalogue import (
    Claim,
    HttpCall,
    SmtpCall,
    capabilities,
    claims,
    daily_limit,
    is_unofficial,
    key_shapes,
    limits,
    provider_channels,
    provider_facts,
    provider_fields,
    provider_schema,
    provider_types,
    retry_class,
    signature,
    webhook_status,
)
from schemas.catalogue import test_call as account_call
from schemas.values.delivery import DeliveryStatus
from tests.catalogue.accounts import accounts, right_accounts

HEX = "0123456789abcdef" * 4


@pytest.mark.parametrize(("kind", "channel", "config"), right_accounts())
def test_every_account_can_be_tried(kind: str, channel: str, config: dict[str, Any]) -> None:
    """There is a test call for each right account, except where nothing can be asked without sending."""
    call = account_call(kind, channel, config)
    assert (call is None) is is_unofficial(kind)


def test_the_test_call_follows_from_what_the_account_says() -> None:
    """Region, channel and way to sign in choose the call."""
    twilio = accounts("twilio")["sms"]["right"]
    call = account_call("twilio", "sms", twilio)
    assert isinstance(call, HttpCall)
    assert (call.url, call.code) == ("https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/{account_sid}.json", 200)
    assert (call.sign_in.scheme, call.sign_in.user, call.sign_in.secret) == ("basic", "{account_sid}", "auth_token")
    gmail = account_call("gmail", "email", {"auth": {"type": "app_password"}})
    assert isinstance(gmail, SmtpCall)
    assert (gmail.host, gmail.tls, gmail.dialogue) == ("smtp.gmail.com", "implicit", ("EHLO", "AUTH", "NOOP", "QUIT"))
    starttls = account_call("smtp", "email", {"tls": "starttls"})
    assert isinstance(starttls, SmtpCall)
    assert "STARTTLS" in starttls.dialogue


def test_a_daily_limit_follows_from_the_account() -> None:
    """Gmail allows a consumer less than a company; where a service says nothing, nothing is said."""
    assert daily_limit("gmail", "email", {"from": {"email": "rosewood@gmail.com"}}) == 500
    assert daily_limit("gmail", "email", {"from": {"email": "hello@rosewood.example"}}) == 2000
    assert daily_limit("meta_whatsapp", "whatsapp", {}) == 250
    assert daily_limit("meta_whatsapp", "whatsapp", {"messaging_limit": "TIER_10K"}) == 10_000
    assert daily_limit("meta_whatsapp", "whatsapp", {"messaging_limit": "TIER_UNLIMITED"}) is None
    assert daily_limit("resend", "email", {}) is None


def test_limits_are_those_of_the_channel() -> None:
    """A limit on texts does not bind WhatsApp; without a config every limit of the channel is listed."""
    assert {limit.id for limit in limits("twilio", "sms")} == {"body_length", "media", "validity_period"}
    assert len([limit for limit in limits("gmail", "email") if limit.id == "daily_messages"]) == 2


@pytest.mark.parametrize(
    ("kind", "event", "detail", "status"),
    [
        ("mailgun", "failed", "permanent", "bounced"),
        ("mailgun", "failed", "temporary", "deferred"),
        ("ses", "Bounce", "Transient", "deferred"),
        ("ses", "Complaint", "", "complained"),
        ("postmark", "Bounce", "HardBounce", "bounced"),
        ("postmark", "Bounce", "SomethingNew", "bounced"),
        ("resend", "email.delivered", "", "delivered"),
        ("sendgrid", "dropped", "", "rejected"),
        ("brevo", "request", "", "queued"),
        ("brevo", "replied", "", "replied"),
        ("twilio", "undelivered", "", "failed"),
        ("meta_whatsapp", "read", "", "read"),
        ("plivo", "undelivered", "", "failed"),
        ("vonage", "undeliverable", "", "failed"),
        ("twilio", "something_new", "", None),
        ("gmail", "delivered", "", None),
    ],
)
def test_an_event_becomes_our_status(kind: str, event: str, detail: str, status: str | None) -> None:
    """The detail decides where the service gives one; what no file knows is no status."""
    assert webhook_status(kind, event, detail) == status


def test_an_event_may_mean_another_thing_on_another_channel() -> None:
    """Brevo's soft bounce comes again as mail, and does not as SMS."""
    assert webhook_status("brevo", "soft_bounce", channel="email") == "deferred"
    assert webhook_status("brevo", "soft_bounce", channel="sms") == "failed"
    assert webhook_status("brevo", "soft_bounce", channel="whatsapp") is None


def test_every_status_comes_from_some_service() -> None:
    """No status is in the list that nobody could ever report."""
    said = {
        status
        for kind in provider_types()
        for source in provider_schema(kind)["x-webhook-events"]
        for status in source["statuses"].values()
    }
    assert said == set(get_args(DeliveryStatus))


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        ("twilio", "20429", "throttle"),
        ("twilio", "21610", "consent"),
        ("twilio", "http:503", "transient"),
        ("twilio", "99999", None),
        ("meta_whatsapp", "131049", "consent"),
        ("meta_whatsapp", "4", "throttle"),
        ("meta_whatsapp", "200", "auth"),
        ("meta_whatsapp", "299", "auth"),
        ("meta_whatsapp", "300", None),
        ("smtp", "smtp:451", "transient"),
        ("smtp", "smtp:421", "throttle"),
        ("smtp", "smtp:535", "auth"),
        ("smtp", "smtp:5.1.1", "recipient_permanent"),
        ("smtp", "smtp:554", "content"),
        ("ses", "Throttling", "throttle"),
        ("resend", "http:422", "content"),
        ("vonage", "1240", "consent"),
        ("postmark", "406", "recipient_permanent"),
        ("sendgrid", "http:302", None),
    ],
)
def test_a_failure_has_a_class(kind: str, code: str, expected: str | None) -> None:
    """A code that the file says itself comes before its family or range; an unknown one has no class."""
    assert retry_class(kind, code) == expected


def test_signatures_are_described() -> None:
    """Scheme, headers and the field with the key are known before any event comes."""
    found = signature("twilio")
    assert (found.scheme, found.headers, found.key, found.encoding) == (
        "hmac_sha1",
        ("X-Twilio-Signature",),
        "auth_token",
        "base64",
    )
    assert (signature("resend").scheme, signature("resend").key) == ("svix", "webhook_secret")
    assert (signature("postmark").scheme, signature("postmark").user) == ("basic", "webhook_user")
    assert signature("gmail").scheme == "none"


def test_claims_name_what_belongs_to_one_tenant() -> None:
    """Accounts, senders and WhatsApp numbers are claimed, wherever they stand in the config."""
    assert claims("twilio", "whatsapp") == (
        Claim(route=("account_sid",), kind="account"),
        Claim(route=("from",), kind="whatsapp"),
        Claim(route=("messaging_service_sid",), kind="sender"),
    )
    assert claims("gmail", "email") == (Claim(route=("from", "email"), kind="sender"),)
    assert [claim.kind for claim in claims("meta_whatsapp", "whatsapp")] == ["whatsapp", "account", "whatsapp"]


@pytest.mark.parametrize("kind", provider_types())
def test_every_type_claims_where_it_sends_from(kind: str) -> None:
    """Each channel has a sender or a number that no other tenant may use; no secret is ever claimed."""
    for channel in provider_channels(kind):
        assert {claim.kind for claim in claims(kind, channel)} & {"sender", "whatsapp"}
        fields = {field.route: field.schema for field in provider_fields(kind, channel)}
        assert not any("x-secret" in fields[claim.route] for claim in claims(kind, channel))
        senders = [schema for schema in fields.values() if "x-sender" in schema and schema["type"] == "string"]
        assert all("x-claim" in schema for schema in senders)


@pytest.mark.parametrize(
    "secret",
    [
        f"xkeysib-{HEX}-A1b2C3d4E5f6G7h8",
        f"SG.{'a' * 22}.{'b' * 43}",
        f"key-{HEX[:32]}",
        f"{HEX[:32]}-{HEX[:8]}-{HEX[:8]}",
        f"re_A1b2C3d4_{'c' * 24}",
        f"whsec_{'d' * 32}",
        f"EAA{'e' * 100}",
        f"GOCSPX-{'f' * 28}",
        f"1//0{'g' * 40}",
        f"abc8Q~{'h' * 34}",
        "-----BEGIN PRIVATE KEY-----",
    ],
)
def test_a_key_is_known_by_its_shape(secret: str) -> None:
    """The strong shapes know a key that stands in the middle of a sentence."""
    text = f"our key is {secret}, keep it"
    assert any(shape.pattern.search(text) for shape in key_shapes() if not shape.is_weak)


def test_strong_shapes_know_nothing_else() -> None:
    """Sentences, addresses, references and the identifiers that settings hold have no strong shape."""
    texts = [
        "Kindly reply by the 1st of May; the key to the house is under the mat.",
        "https://rosewood.example/rsvp?guest=0123456789abcdef0123456789abcdef",
        "AC000000000000000000000000000000a1",
        "00000000-0000-4000-8000-0000000000a1",
        "env:ROSEWOOD_BREVO_API_KEY",
        HEX,
    ]
    assert [
        (text, shape.name)
        for text in texts
        for shape in key_shapes()
        if not shape.is_weak and shape.pattern.search(text)
    ] == []


def test_every_shape_says_whose_key_it_is() -> None:
    """Each is listed once; one of many things' shape is known in the secret's own place only."""
    names = [shape.name for shape in key_shapes()]
    assert len(set(names)) == len(names)
    weak = {shape.name: shape.is_weak for shape in key_shapes()}
    assert weak["SendGrid API key"] is False
    assert weak["Twilio auth token"] is True


def test_unofficial_clients_are_marked() -> None:
    """Only the client that drives a personal account is marked, with the reason."""
    assert [kind for kind in provider_types() if is_unofficial(kind)] == ["whatsapp_webjs"]
    assert provider_facts("whatsapp_webjs").unofficial.startswith("It automates a personal account")
    assert provider_facts("meta_whatsapp").unofficial == ""


def test_capabilities_differ_by_channel() -> None:
    """A type can do on one channel what it cannot on another."""
    assert "read_receipts" in capabilities("twilio", "whatsapp")
    assert "read_receipts" not in capabilities("twilio", "sms")
    assert capabilities("twilio", "email") == frozenset()
