"""`integrations`: other systems that are told about messages or share guests with us."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import Form
from schemas.said import Said
from schemas.values.contact import WebAddress
from schemas.values.guest import GuestAttribute, ReplyState
from schemas.values.interval import Interval
from schemas.values.secret_field import SecretReference
from schemas.values.text import Label, Line, Name

WebhookEvent = Literal[
    "sent",
    "delivered",
    "opened",
    "clicked",
    "read",
    "replied",
    "bounced",
    "failed",
    "complained",
    "unsubscribed",
    "reply_changed",
    "consent_changed",
    "alert",
]
_EVENTS = Form("a list of events such as [delivered, replied]")
Rate = Annotated[int, Field(ge=1, le=10_000), Form("a whole number of requests a minute")]


class Retry(Said):
    """How often a call is repeated, with growing pauses."""

    attempts: Annotated[int, Field(ge=1, le=20, description="Most attempts.", examples=[8])]
    give_up_after: Annotated[Interval, Field(description="No more attempts after this time.", examples=["PT24H"])]


class Webhook(Said):
    """Calls an address of another system when something happens to a message."""

    type: Annotated[Literal["webhook"], Field(description="Calls an address when something happens.")]
    title: Annotated[Label, Field(description="What people call it.")]
    url: Annotated[WebAddress, Field(description="The address.", examples=["https://hooks.rosewood.example/banns"])]
    events: Annotated[
        tuple[WebhookEvent, ...],
        Field(min_length=1, description="What it is told about."),
        _EVENTS,
    ]
    signing: Annotated[
        Literal["standard_webhooks"],
        Field(description="How calls are signed: Standard Webhooks (HMAC-SHA256 over id, time and body)."),
    ]
    secret: Annotated[SecretReference, Field(description="Key the calls are signed with.")]
    retry: Annotated[Retry | None, Field(description="What happens when a call fails.")] = None
    rate_limit: Annotated[Rate | None, Field(description="Most calls a minute.")] = None
    enabled: Annotated[bool | None, Field(description="False stops it.")] = None


class FieldMap(Said):
    """One attribute of a guest and the field it has over there."""

    theirs: Annotated[Line, Field(description="Name of the field over there.", examples=["Email", "Diet__c"])]
    direction: Annotated[
        Literal["in", "out", "both"] | None, Field(description="Which way it goes, where not as the whole does.")
    ] = None
    kind: Annotated[
        Literal["text", "number", "flag", "date", "choice", "list"], Field(description="What the field holds there.")
    ]
    values: Annotated[
        dict[ReplyState, Line] | None, Field(description="For `reply` only: what each answer is called there.")
    ] = None


class Crm(Said):
    """Keeps guests in step with a CRM."""

    type: Annotated[Literal["crm"], Field(description="Keeps guests in step with a CRM.")]
    title: Annotated[Label, Field(description="What people call it.")]
    vendor: Annotated[Literal["salesforce", "hubspot", "pipedrive", "dynamics"], Field(description="Which CRM.")]
    account: Annotated[
        WebAddress, Field(description="Address of the account.", examples=["https://acme.my.salesforce.com"])
    ]
    secret: Annotated[SecretReference, Field(description="Key of the account.")]
    entity: Annotated[Line, Field(description="What a guest is over there.", examples=["Contact", "CampaignMember"])]
    match_on: Annotated[
        Literal["email", "phone"],
        Field(description="By which of `fields` the two are told to be the same guest: names are shared by many."),
    ]
    direction: Annotated[Literal["in", "out", "both"], Field(description="Which way changes go.")]
    conflict: Annotated[
        Literal["ours", "theirs", "newest", "ask"], Field(description="Whose value stays when both have changed.")
    ]
    fields: Annotated[
        dict[GuestAttribute, FieldMap],
        Field(min_length=1, description="Attributes that are shared, each with its field."),
    ]
    every: Annotated[Interval, Field(description="How often the two are compared.", examples=["PT15M"])]
    on_error: Annotated[
        Literal["skip_guest", "stop"] | None, Field(description="Leave out a guest that fails, or stop altogether.")
    ] = None
    rate_limit: Annotated[Rate | None, Field(description="Most calls a minute.")] = None
    enabled: Annotated[bool | None, Field(description="False stops it.")] = None


class Marketing(Said):
    """Hands segments over to a marketing platform, of guests who agreed to marketing."""

    type: Annotated[Literal["marketing"], Field(description="Hands segments over to a marketing platform.")]
    title: Annotated[Label, Field(description="What people call it.")]
    vendor: Annotated[Literal["mailchimp", "klaviyo", "activecampaign", "brevo"], Field(description="Which platform.")]
    list_id: Annotated[Line, Field(description="List or audience over there.")]
    secret: Annotated[SecretReference, Field(description="Key of the account.")]
    segments: Annotated[
        tuple[Name, ...],
        Field(min_length=1, description="Segments that are handed over."),
        Form("a list of segments such as [donors]"),
    ]
    fields: Annotated[
        dict[GuestAttribute, FieldMap], Field(min_length=1, description="Attributes that go with a guest.")
    ]
    every: Annotated[Interval, Field(description="How often it is brought up to date.", examples=["PT6H"])]
    rate_limit: Annotated[Rate | None, Field(description="Most calls a minute.")] = None
    enabled: Annotated[bool | None, Field(description="False stops it.")] = None


Integration = Annotated[Webhook | Crm | Marketing, Field(discriminator="type")]
