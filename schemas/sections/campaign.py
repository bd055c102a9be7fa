"""`campaigns`: which message goes to whom, and when, counted from the event's own dates."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import DUE_FROM_EVENT, Form
from schemas.said import Lasting, Said
from schemas.sections.catalogue import LawfulBasis
from schemas.sections.settings import Channel
from schemas.values.duration import Duration, Offset
from schemas.values.moment import ClockTime, Day
from schemas.values.text import Label, Locale, Name, Prose

_TAGS = Form("a list of tags such as [family, speakers]")
_SEGMENTS = Form("a list of segments such as [speakers]")


class Audience(Said):
    """Which guests. Every line that is given must hold."""

    reply: Annotated[
        tuple[Literal["not_asked", "pending", "accepted", "declined"], ...] | None,
        Field(min_length=1, description="Guests whose answer is one of these."),
        Form("a list out of not_asked, pending, accepted, declined"),
    ] = None
    tags: Annotated[tuple[Name, ...] | None, Field(description="Guests with one of these tags."), _TAGS] = None
    without_tags: Annotated[tuple[Name, ...] | None, Field(description="Not guests with one of these tags."), _TAGS] = (
        None
    )
    locales: Annotated[
        tuple[Locale, ...] | None, Field(description="Guests who read one of these."), Form("a list of locales")
    ] = None
    segments: Annotated[tuple[Name, ...] | None, Field(description="Guests in one of these segments."), _SEGMENTS] = (
        None
    )
    without_segments: Annotated[
        tuple[Name, ...] | None, Field(description="Not guests in one of these segments."), _SEGMENTS
    ] = None


class StandsOn(Said):
    """What a campaign stands on, where that is not what its category usually stands on (GDPR art. 6)."""

    basis: Annotated[LawfulBasis, Field(description="The lawful basis.")]
    soft_opt_in: Annotated[
        bool | None,
        Field(description="To the sender's own customers, about similar services (ePrivacy art. 13(2))."),
    ] = None
    because: Annotated[
        Prose | None, Field(description="Why that holds for these guests: how the interests were weighed.")
    ] = None


class RelativeSchedule(Said):
    """So long before or after a date of the event."""

    type: Annotated[Literal["relative"], Field(description="Counted from a date of the event.")]
    anchor: Annotated[
        Literal["event_start", "event_end", "reply_deadline"], Field(description="The date it counts from.")
    ]
    offset: Annotated[Offset, Field(description="Days before (-) or after.", examples=["-P60D"])]
    at: Annotated[ClockTime, Field(description="Time of day, in each guest's zone.", examples=["10:00"])]


class FixedSchedule(Said):
    """On a day of the calendar."""

    type: Annotated[Literal["fixed"], Field(description="On a day of the calendar.")]
    day: Annotated[Day, Field(description="The day.", examples=["2027-02-01"])]
    at: Annotated[ClockTime, Field(description="Time of day, in each guest's zone.", examples=["10:00"])]


class TriggeredSchedule(Said):
    """When something happens to a guest."""

    type: Annotated[Literal["trigger"], Field(description="When something happens.")]
    trigger: Annotated[
        Literal["guest_added", "reply_accepted", "reply_declined", "details_changed"],
        Field(description="What has to happen."),
    ]
    delay: Annotated[Duration | None, Field(description="Wait this long first.", examples=["PT1H"])] = None


Schedule = Annotated[RelativeSchedule | FixedSchedule | TriggeredSchedule, Field(discriminator="type")]


class Campaign(Lasting):
    """One message to some guests at one time."""

    title: Annotated[Label, Field(description="What people call it.", examples=["First reminder"])]
    description: Annotated[Prose | None, Field(description="Why it is sent.")] = None
    template: Annotated[Name, Field(description="Category of the message.", examples=["rsvp_reminder"])]
    channels: Annotated[
        tuple[Channel, ...],
        Field(min_length=1, description="Channels it goes out on."),
        Form("a list out of email, sms, whatsapp"),
    ]
    audience: Annotated[Audience, Field(description="Which guests.")]
    stands_on: Annotated[
        StandsOn | None, Field(description="Its lawful basis, where that is another than its category's.")
    ] = None
    schedule: Annotated[Schedule, DUE_FROM_EVENT, Field(description="When.")]
    enabled: Annotated[bool | None, Field(description="False keeps it from being sent.")] = None
