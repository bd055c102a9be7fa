"""`analytics`: what is observed of messages, what they cost, how long that is kept and who sees it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import AllTrue, AnyTrue, AtLeast, AtMost, Form, Subset
from schemas.said import Said
from schemas.values.duration import Duration
from schemas.values.guest import Happening
from schemas.values.interval import Interval
from schemas.values.metric import Metric
from schemas.values.text import Label, Name

CountryKey = Annotated[
    str, Field(pattern=r"^[a-z]{2}$"), Form("an ISO 3166 country code in lower case, as keys are: it")
]
Money = Annotated[float, Field(ge=0, le=10_000), Form("an amount such as 0.0079")]


class Utm(Said):
    """Marks on links, so that the event's own pages can tell where a visit came from."""

    source: Annotated[Name, Field(description="Value of utm_source.", examples=["rosewood"])]
    medium: Annotated[Name | None, Field(description="Value of utm_medium; the channel where it is not set.")] = None
    campaign: Annotated[Name | None, Field(description="Value of utm_campaign; the campaign's name otherwise.")] = None


class Costs(Said):
    """What one message costs, in the tenant's currency."""

    currency: Annotated[
        str, Field(pattern=r"^[A-Z]{3}$", description="Currency of all amounts here.", examples=["EUR"])
    ]
    email: Annotated[Money | None, Field(description="One e-mail.", examples=[0.0006])] = None
    sms: Annotated[Money | None, Field(description="One segment of an SMS, where no country says more.")] = None
    sms_by_country: Annotated[
        dict[CountryKey, Money] | None, Field(description="One segment of an SMS, by country.")
    ] = None
    whatsapp_marketing: Annotated[Money | None, Field(description="One WhatsApp marketing message.")] = None
    whatsapp_utility: Annotated[Money | None, Field(description="One WhatsApp utility message.")] = None
    accepted_reply: Annotated[
        Money | None, Field(description="What an accepted invitation is worth, for the return on costs.")
    ] = None
    monthly_budget: Annotated[
        float | None, AtMost(), Field(ge=0, le=10_000_000, description="Most to be spent in a month.")
    ] = None


class Kept(Said):
    """How long observations are kept, after the event ends."""

    per_guest: Annotated[Duration, AtMost(), Field(description="What one guest opened and followed.")]
    totals: Annotated[Duration, AtMost(), Field(description="Counts that name nobody.")]


class Privacy(Said):
    """What keeps observations from pointing at a person."""

    anonymise: Annotated[bool, AnyTrue(), Field(description="IP addresses and devices are not kept.")]
    least_group: Annotated[
        int, AtLeast(), Field(ge=1, le=1000, description="Counts over fewer guests than this are not shown.")
    ]


class Insights(Said):
    """What the running side may conclude and recommend from the counts."""

    recommendations: Annotated[bool, AllTrue(), Field(description="Suggest other hours, channels and segments.")]
    predictions: Annotated[bool | None, AllTrue(), Field(description="Predict answers and arrivals.")] = None


class Dashboard(Said):
    """A page of figures."""

    title: Annotated[Label, Field(description="What people call it.", examples=["Answers so far"])]
    roles: Annotated[
        tuple[Name, ...],
        Field(min_length=1, description="Roles that see it."),
        Form("a list of roles such as [tenant_admin]"),
    ]
    metrics: Annotated[
        tuple[Metric, ...],
        Field(min_length=1, max_length=24, description="Figures on it, in this order."),
        Form("a list of metrics such as [sent, delivered_share]"),
    ]
    segments: Annotated[
        tuple[Name, ...] | None,
        Field(description="Also shown for each of these segments."),
        Form("a list of segments such as [speakers]"),
    ] = None
    refresh: Annotated[Interval | None, Field(description="Counted anew after this time.", examples=["PT1M"])] = None


class Analytics(Said):
    """What is observed. Every key is an entry of its own."""

    events: Annotated[
        tuple[Happening, ...] | None,
        Subset(),
        Field(description="What is recorded of a message. A layer below may leave some out, never add."),
        Form(
            "a list out of sent, delivered, opened, clicked, read, replied, bounced, failed, complained, unsubscribed"
        ),
    ] = None
    utm: Annotated[Utm | None, Field(description="Marks on links.")] = None
    costs: Annotated[Costs | None, Field(description="What messages cost.")] = None
    kept: Annotated[Kept | None, Field(description="How long observations are kept.")] = None
    privacy: Annotated[Privacy | None, Field(description="What keeps observations from pointing at a person.")] = None
    insights: Annotated[Insights | None, Field(description="What may be concluded from them.")] = None
    dashboards: Annotated[dict[Name, Dashboard] | None, Field(description="Pages of figures, by name.")] = None
