"""`catalogue`: the kinds of message there are and the variables they may use. Platform only."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.settings import Channel
from schemas.values.duration import Offset
from schemas.values.moment import Day
from schemas.values.text import Line, Locale, Name, Prose

Purpose = Literal["marketing", "service", "legal"]
# GDPR art. 6(1) a to f.
LawfulBasis = Literal[
    "consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"
]
WhatsappCategory = Literal["marketing", "utility", "authentication"]


class Timing(Said):
    """When such messages are usually sent, counted from the anchor."""

    anchor: Annotated[
        Literal["event_start", "event_end", "reply_deadline", "reply", "change"],
        Field(description="What the times count from."),
    ]
    earliest: Annotated[Offset | None, Field(description="Not before this.", examples=["-P240D"])] = None
    latest: Annotated[Offset | None, Field(description="Not after this.", examples=["-P180D"])] = None


class Category(Said):
    """A kind of message: the ten in their order, or one that the law asks for."""

    kind: Annotated[
        Literal["sequential", "compliance"],
        Field(description="One of the ordered ten, or a compliance message outside the order."),
    ]
    order: Annotated[int | None, Field(ge=1, le=99, description="Place in the order, for sequential ones.")] = None
    title: Annotated[Line, Field(description="What people call it.", examples=["Save the date"])]
    carries: Annotated[Prose, Field(description="What the message is for.")]
    aliases: Annotated[
        tuple[Name, ...] | None, Field(description="Names of it in older systems."), Form("a list of names")
    ] = None
    channels: Annotated[
        tuple[Channel, ...],
        Field(min_length=1, description="Channels it may be sent on."),
        Form("a list out of email, sms, whatsapp"),
    ]
    purpose: Annotated[Purpose, Field(description="Why it is sent.")]
    lawful_basis: Annotated[LawfulBasis, Field(description="Basis it usually stands on (GDPR art. 6).")]
    whatsapp_category: Annotated[WhatsappCategory, Field(description="Category under Meta's template rules.")]
    timing: Annotated[Timing | None, Field(description="When it is usually sent.")] = None
    requires: Annotated[
        tuple[Name, ...] | None, Field(description="Variables every template must use."), Form("a list of variables")
    ] = None
    variables: Annotated[
        tuple[Name, ...] | None,
        Field(description="Variables it may use, beside the common ones."),
        Form("a list of variables"),
    ] = None

    consent_from: Annotated[
        tuple[Name, ...] | None,
        Field(description="Categories whose messages ask for the consent or answer this one stands on."),
        Form("a list of categories such as [invitation]"),
    ] = None
    first_contact: Annotated[
        bool | None, Field(description="May be the first message to somebody whose address the hosts gave.")
    ] = None
    retired: Annotated[
        Day | None, Field(description="Not to be used from this day on; what still uses it is reported.")
    ] = None
    replaced_by: Annotated[Name | None, Field(description="The category to use instead of a retired one.")] = None

    @model_validator(mode="after")
    def _order_fits_kind(self) -> Category:
        if (self.order is not None) != (self.kind == "sequential"):
            raise ValueError("a sequential category has an order and a compliance category has none")
        return self


class Variable(Said):
    """A word that a message takes from the guest, the event, the brand or the sender."""

    type: Annotated[
        Literal["text", "date", "time", "zone", "url", "number", "flag"], Field(description="What it holds.")
    ]
    max_length: Annotated[
        int | None, Field(ge=1, le=2000, description="Most characters it can have; lengths are checked with it.")
    ] = None
    personal: Annotated[
        Literal["none", "personal", "third_party", "special"],
        Field(description="Whose information it is; `special` falls under GDPR art. 9."),
    ]
    common: Annotated[bool | None, Field(description="Every category may use it.")] = None
    given_by: Annotated[
        Literal["settings", "guest", "sending"] | None,
        Field(
            description="Where its value comes from: the event's settings, the guest's answers, or the sending itself."
        ),
    ] = None
    description: Annotated[Line, Field(description="What it says.")]
    example: Annotated[Line, Field(description="A real-looking value, shown in previews.")]
    examples: Annotated[
        dict[Locale, Line] | None, Field(description="The same in other languages, where it is in words.")
    ] = None


class Catalogue(Said):
    """Categories of message and their variables."""

    categories: Annotated[dict[Name, Category] | None, Field(description="Kinds of message by id.")] = None
    variables: Annotated[dict[Name, Variable] | None, Field(description="Variables by name.")] = None
