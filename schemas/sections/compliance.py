"""`compliance`: what law and platform demand. A layer below may tighten it, never weaken it.

Every key is an entry of its own. Facts of law here are summaries; `sources` names for each where it
is written, since when it holds and who answers for it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import DUE_FROM_TENANT, ONLY_PLATFORM, AnyTrue, AtLeast, AtMost, Form, Inside, Subset, Superset
from schemas.said import Said
from schemas.sections.catalogue import LawfulBasis
from schemas.sections.settings import Channel
from schemas.values.contact import Country, EmailAddress, WebAddress
from schemas.values.duration import Duration
from schemas.values.moment import Day
from schemas.values.text import Line, Locale, Name, Prose
from schemas.values.window import Window

_BASES = Form("a list out of consent, contract, legal_obligation, vital_interests, public_task, legitimate_interests")
FooterBlock = Literal[
    "brand_name", "controller_name", "postal_address", "privacy_url", "unsubscribe", "opt_out", "contact"
]
_BLOCKS = Form("a list out of brand_name, controller_name, postal_address, privacy_url, unsubscribe, opt_out, contact")
Keyword = Annotated[str, Field(pattern=r"^[A-Z0-9ÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÑÇß]{2,20}$")]
_KEYWORDS = Form("a list of words in capitals such as [STOP, CANCEL]")


Evidence = Literal["timestamp", "source", "wording_version", "locale", "ip_address", "method", "kind"]


class Controller(Said):
    """Who answers for the guests' information (GDPR art. 13(1)(a))."""

    name: Annotated[Line, DUE_FROM_TENANT, Field(description="Legal name of the controller.")]
    contact: Annotated[EmailAddress, DUE_FROM_TENANT, Field(description="Address for requests about information.")]
    privacy_url: Annotated[WebAddress, DUE_FROM_TENANT, Field(description="The privacy notice.")]
    officer: Annotated[EmailAddress | None, Field(description="The data protection officer, where there is one.")] = (
        None
    )


class LawfulBases(Said):
    """On which bases messages of each purpose may stand (GDPR art. 6)."""

    marketing: Annotated[
        tuple[LawfulBasis, ...], Subset(), Field(min_length=1, description="For marketing messages."), _BASES
    ]
    service: Annotated[
        tuple[LawfulBasis, ...],
        Subset(),
        Field(min_length=1, description="For messages about what was agreed."),
        _BASES,
    ]
    legal: Annotated[
        tuple[LawfulBasis, ...], Subset(), Field(min_length=1, description="For messages the law asks for."), _BASES
    ]


class Consent(Said):
    """How consent is asked for and kept (GDPR art. 7)."""

    per_channel: Annotated[bool, AnyTrue(), Field(description="Asked for each channel by itself.")]
    double_opt_in: Annotated[bool, AnyTrue(), Field(description="Confirmed by a second step before marketing.")]
    double_opt_in_in: Annotated[
        tuple[Country, ...] | None,
        Superset(),
        Field(description="Countries whose guests confirm by a second step.", examples=[["DE", "AT"]]),
        Form("a list of ISO 3166 country codes such as [DE, AT]"),
    ] = None
    record_wording: Annotated[bool, AnyTrue(), Field(description="The wording that was agreed to is kept.")]
    expires_after: Annotated[Duration | None, AtMost(), Field(description="Asked again after this time.")] = None
    implied_expires_after: Annotated[
        Duration | None,
        AtMost(),
        Field(description="Consent that nobody gave in words, but that follows from a purchase, ends after this time."),
    ] = None
    inquiry_expires_after: Annotated[
        Duration | None, AtMost(), Field(description="Consent that follows from a question ends after this time.")
    ] = None
    evidence: Annotated[
        tuple[Evidence, ...] | None,
        Superset(),
        Field(description="What a consent record holds; `kind` tells express from implied."),
        Form("a list out of timestamp, source, wording_version, locale, ip_address, method, kind"),
    ] = None


class QuietHours(Said):
    """When guests may be written to, in their own local time (47 CFR 64.1200(c)(1))."""

    enabled: Annotated[bool, AnyTrue(), Field(description="Messages keep to the window.")]
    send_window: Annotated[Window, Inside(), Field(description="Messages go out inside it.", examples=["08:00-21:00"])]
    channels: Annotated[
        tuple[Channel, ...],
        Superset(),
        Field(min_length=1, description="Channels that keep to it."),
        Form("a list out of email, sms, whatsapp"),
    ]
    unknown_zone: Annotated[
        Literal["all_zones", "event_zone", "do_not_send"],
        ONLY_PLATFORM,
        Field(description="What to go by when a guest's zone is not known."),
    ]


class Retention(Said):
    """How long information is kept after the event ends (GDPR art. 5(1)(e))."""

    guest_details: Annotated[Duration, AtMost(), Field(description="Names, addresses, numbers.")]
    special_category: Annotated[Duration, AtMost(), Field(description="Diet, allergies, accessibility (art. 9).")]
    message_bodies: Annotated[Duration, AtMost(), Field(description="What was written to whom.")]
    delivery_log: Annotated[Duration, AtMost(), Field(description="When it was delivered, opened, answered.")]
    consent_records: Annotated[Duration, AtLeast(), Field(description="Proof of consent, kept at least this long.")]


class Requests(Said):
    """How guests' requests for a copy, a correction or an erasure are answered (GDPR art. 12(3))."""

    answered_within: Annotated[Duration, AtMost(), Field(description="At the latest after this time.")]


class OptOut(Said):
    """How a guest says no, and how fast that holds."""

    keywords: Annotated[
        dict[Locale, Annotated[tuple[Keyword, ...], Superset(), Field(min_length=1), _KEYWORDS]],
        Field(description="Words that stop messages, by locale. Layers below may add words and locales."),
    ]
    help_keywords: Annotated[
        dict[Locale, Annotated[tuple[Keyword, ...], Superset(), Field(min_length=1), _KEYWORDS]] | None,
        Field(description="Words that are answered with help, by locale."),
    ] = None
    wording: Annotated[
        dict[Locale, Annotated[str, Field(min_length=1, max_length=30), Form("at most 30 characters of text")]] | None,
        Field(description="How a text message says it, by locale; what `sms_optout_text` stands for."),
    ] = None
    honoured_within: Annotated[Duration, AtMost(), Field(description="It holds at the latest after this time.")]
    link_valid_for: Annotated[Duration, AtLeast(), Field(description="An unsubscribe link works at least this long.")]
    across: Annotated[
        Literal["sender", "tenant", "platform"],
        ONLY_PLATFORM,
        Field(description="How far a no reaches; never less than the tenant's sender."),
    ]


class Footers(Said):
    """What must stand in the foot of every message (GDPR art. 13, CAN-SPAM, ePrivacy art. 13)."""

    email: Annotated[tuple[FooterBlock, ...], Superset(), Field(description="In e-mails."), _BLOCKS]
    sms: Annotated[tuple[FooterBlock, ...], Superset(), Field(description="In text messages."), _BLOCKS]
    whatsapp: Annotated[tuple[FooterBlock, ...], Superset(), Field(description="In WhatsApp messages."), _BLOCKS]


class SpecialCategory(Said):
    """How diet, allergies and accessibility are handled (GDPR art. 9)."""

    explicit_consent: Annotated[bool, AnyTrue(), Field(description="Only with explicit consent.")]
    channels: Annotated[
        tuple[Channel, ...],
        Subset(),
        Field(description="Channels that may carry it."),
        Form("a list out of email, sms, whatsapp"),
    ]


class ContactLimits(Said):
    """How often one guest may be written to."""

    per_day: Annotated[int, AtMost(), Field(ge=1, le=100, description="Most messages a day.")]
    per_week: Annotated[int, AtMost(), Field(ge=1, le=300, description="Most messages in seven days.")]


class Transfers(Said):
    """Where providers may process guests' information (GDPR ch. V)."""

    regions: Annotated[
        tuple[Literal["eu", "uk", "us", "adequate"], ...],
        Subset(),
        Field(min_length=1, description="Regions that are allowed."),
        Form("a list out of eu, uk, us, adequate"),
    ]


class Source(Said):
    """Where a rule is written, since when it holds, who answers for our reading of it."""

    title: Annotated[Line, Field(description="Name of the law or policy.")]
    url: Annotated[WebAddress, Field(description="Where it can be read.")]
    jurisdiction: Annotated[Name, Field(description="Where it holds: eu, us, ca, global, …")]
    countries: Annotated[
        tuple[Country, ...] | None,
        Field(
            min_length=1,
            description="Whose guests and tenants it is checked for; everybody where jurisdiction is global.",
        ),
        Form("a list of ISO 3166 country codes such as [DE, AT]"),
    ] = None
    since: Annotated[Day, Field(description="In force since.")]
    until: Annotated[Day | None, Field(description="In force until, where it ends or is to be read again.")] = None
    owner: Annotated[EmailAddress, Field(description="Who answers for our reading of it.")]
    fact: Annotated[Prose, Field(description="What it asks for, in a sentence or two.")]


class Compliance(Said):
    """What law and platform demand, as floors."""

    controller: Annotated[Controller, DUE_FROM_TENANT, Field(description="Who answers for the guests' information.")]
    lawful_bases: Annotated[LawfulBases, Field(description="Bases for each purpose.")]
    consent: Annotated[Consent, Field(description="How consent is asked for and kept.")]
    quiet_hours: Annotated[QuietHours, Field(description="When guests may be written to.")]
    retention: Annotated[Retention, Field(description="How long information is kept.")]
    requests: Annotated[Requests | None, Field(description="How requests about information are answered.")] = None
    opt_out: Annotated[OptOut, Field(description="How a guest says no.")]
    footers: Annotated[Footers, Field(description="What the foot of a message must hold.")]
    special_category: Annotated[SpecialCategory | None, Field(description="Handling of special information.")] = None
    contact_limits: Annotated[ContactLimits | None, Field(description="How often a guest is written to.")] = None
    transfers: Annotated[Transfers | None, Field(description="Where information may be processed.")] = None
    sources: Annotated[
        dict[Name, Source] | None, ONLY_PLATFORM, Field(description="Where these rules are written, by a short name.")
    ] = None
