"""`orchestration`: how the channel and the hour of a message are chosen, and within which bounds.

Campaigns say what is sent to whom; this says how freely the running side may choose the way. It never
overrules compliance, suppression or routing: it chooses among what they leave open.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import AnyTrue, AtLeast, AtMost, Form, Inside, Subset
from schemas.said import Said
from schemas.values.duration import Duration
from schemas.values.guest import GuestAttribute, Happening
from schemas.values.window import Window

_Share = Annotated[float, Field(ge=0, le=1), Form("a share between 0 and 1 such as 0.25")]


class Weights(Said):
    """How much each channel counts when one is chosen for a guest; only their proportions matter."""

    email: Annotated[_Share | None, Field(description="Weight of e-mail.", examples=[0.6])] = None
    sms: Annotated[_Share | None, Field(description="Weight of SMS.", examples=[0.1])] = None
    whatsapp: Annotated[_Share | None, Field(description="Weight of WhatsApp.", examples=[0.3])] = None


class LeastShares(Said):
    """The least share of messages each channel keeps, whatever was learned."""

    email: Annotated[_Share | None, AtLeast(), Field(description="Least share of e-mail.", examples=[0.2])] = None
    sms: Annotated[_Share | None, AtLeast(), Field(description="Least share of SMS.")] = None
    whatsapp: Annotated[_Share | None, AtLeast(), Field(description="Least share of WhatsApp.")] = None


class MostShares(Said):
    """The greatest share of messages each channel may take, for what it costs or how it feels."""

    email: Annotated[_Share | None, AtMost(), Field(description="Greatest share of e-mail.")] = None
    sms: Annotated[_Share | None, AtMost(), Field(description="Greatest share of SMS.", examples=[0.3])] = None
    whatsapp: Annotated[_Share | None, AtMost(), Field(description="Greatest share of WhatsApp.")] = None


class Frequency(Said):
    """How often one guest is written to by campaigns; never more than `compliance.contact_limits`."""

    per_day: Annotated[int | None, AtMost(), Field(ge=1, le=100, description="Most messages a day.")] = None
    per_week: Annotated[int | None, AtMost(), Field(ge=1, le=300, description="Most messages in seven days.")] = None
    per_event: Annotated[
        int | None, AtMost(), Field(ge=1, le=1000, description="Most messages for one event, from first to last.")
    ] = None
    gap: Annotated[
        Duration | None, AtLeast(), Field(description="Least time between two messages.", examples=["PT4H"])
    ] = None


class Exploration(Said):
    """How often something else than the best known way is tried, to go on learning."""

    rate: Annotated[
        float,
        AtMost(),
        Field(ge=0, le=0.5, description="Share of messages that try another channel or hour.", examples=[0.05]),
        Form("a share between 0 and 0.5 such as 0.05"),
    ]
    until_sent: Annotated[
        int | None, Field(ge=1, le=1_000_000, description="Explore no further once so many messages were sent.")
    ] = None


class Timing(Said):
    """How far a message may move from the hour its campaign names."""

    policy: Annotated[
        Literal["as_scheduled", "spread", "best_hour"],
        Field(description="At the hour itself, spread evenly after it, or at the hour this guest tends to answer."),
    ]
    window: Annotated[
        Window | None, Inside(), Field(description="Hours of the guest's day it stays in.", examples=["09:00-20:00"])
    ] = None
    most_shift: Annotated[Duration | None, AtMost(), Field(description="Furthest it may move.", examples=["PT12H"])] = (
        None
    )


class Learning(Said):
    """What is learned from. Nothing learned of one tenant's guests is ever used for another's."""

    signals: Annotated[
        tuple[Happening, ...],
        Subset(),
        Field(min_length=1, description="What counts as an answer to a message.", examples=[["clicked", "replied"]]),
        Form(
            "a list out of sent, delivered, opened, clicked, read, replied, bounced, failed, complained, unsubscribed"
        ),
    ]
    attributes: Annotated[
        tuple[GuestAttribute, ...] | None,
        Subset(),
        Field(description="What it may know of a guest."),
        Form("a list of guest attributes such as [locale, timezone, country]"),
    ] = None
    half_life: Annotated[
        Duration | None, Field(description="After this time an observation counts half.", examples=["P30D"])
    ] = None
    least_samples: Annotated[
        int | None, Field(ge=1, le=1_000_000, description="Messages to have seen before the weights change.")
    ] = None
    pool: Annotated[
        Literal["event", "tenant"] | None, Field(description="Learn for one event, or over the tenant's events.")
    ] = None


class Deliverability(Said):
    """When a provider is passed over because what it sends does not arrive."""

    least_delivered: Annotated[
        _Share, AtLeast(), Field(description="Least share of messages delivered.", examples=[0.995])
    ]
    over: Annotated[Duration, Field(description="Looked at over this time.", examples=["PT15M"])]
    least_samples: Annotated[int | None, Field(ge=1, le=100_000, description="Fewest messages to judge from.")] = None
    pause: Annotated[Duration | None, Field(description="How long it is passed over.", examples=["PT30M"])] = None


class Orchestration(Said):
    """How channel and hour are chosen. Every key is an entry of its own."""

    kill_switch: Annotated[
        bool | None,
        AnyTrue(),
        Field(description="True: nothing is chosen any more; channels and hours go by routing and campaigns alone."),
    ] = None
    mode: Annotated[
        Literal["fixed", "weighted", "learned"] | None,
        Field(description="Channels by routing's order, by the weights below, or by weights that learn."),
    ] = None
    weights: Annotated[Weights | None, Field(description="Weights the choice of channel begins with.")] = None
    least_shares: Annotated[LeastShares | None, Field(description="What each channel keeps at least.")] = None
    most_shares: Annotated[MostShares | None, Field(description="What each channel takes at most.")] = None
    frequency: Annotated[Frequency | None, Field(description="How often one guest is written to.")] = None
    exploration: Annotated[Exploration | None, Field(description="How often another way is tried.")] = None
    timing: Annotated[Timing | None, Field(description="How far the hour may move.")] = None
    learning: Annotated[Learning | None, Field(description="What is learned from.")] = None
    deliverability: Annotated[Deliverability | None, Field(description="When a provider is passed over.")] = None
