"""`event`: the facts of one event, from which messages take their words and campaigns their dates."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Lasting, Said
from schemas.values.contact import Country, Phone, WebAddress
from schemas.values.moment import Day, LocalDateTime, TimeZone
from schemas.values.text import Label, Line, Name

EventKind = Literal["wedding", "conference", "gala", "party", "other"]


class Venue(Said):
    """Where the event takes place."""

    name: Annotated[Label, Field(description="Name of the place.", examples=["Villa Cetinale"])]
    address: Annotated[Line, Field(description="Street address on one line.")]
    city: Annotated[Label, Field(description="Town or city.", examples=["Siena"])]
    country: Annotated[Country, Field(description="ISO 3166 country code.", examples=["IT"])]
    map_url: Annotated[WebAddress | None, Field(description="Link to a map.")] = None


class Reply(Said):
    """How and until when guests answer."""

    url: Annotated[WebAddress, Field(description="Page on which a guest answers.")]
    deadline: Annotated[Day, Field(description="Last day for an answer.", examples=["2027-05-01"])]


class Features(Said):
    """What the event offers or allows. Conditions of messages and campaigns refer to these."""

    plus_one: Annotated[bool | None, Field(description="Guests may bring someone.")] = None
    children: Annotated[bool | None, Field(description="Children are welcome.")] = None
    transport: Annotated[bool | None, Field(description="Transfers are arranged.")] = None
    accommodation: Annotated[bool | None, Field(description="Rooms are held for guests.")] = None
    outdoor: Annotated[bool | None, Field(description="Part of it takes place outdoors.")] = None
    livestream: Annotated[bool | None, Field(description="It can be watched from afar.")] = None
    gifts: Annotated[bool | None, Field(description="There is a gift list or a call for donations.")] = None


class Guests(Said):
    """Who is expected. Checks of limits, countries and quiet hours work from this."""

    expected: Annotated[int, Field(ge=1, le=1_000_000, description="Guests expected.", examples=[120])]
    countries: Annotated[
        tuple[Country, ...],
        Field(min_length=1, description="Countries the guests live in.", examples=[["IT", "GB"]]),
        Form("a list of ISO 3166 country codes such as [IT, GB]"),
    ]
    timezones: Annotated[
        tuple[TimeZone, ...],
        Field(min_length=1, description="Zones the guests live in.", examples=[["Europe/Rome", "Europe/London"]]),
        Form("a list of IANA time zones such as [Europe/Rome]"),
    ]


class Event(Lasting):
    """One wedding, conference or gala."""

    enabled: Annotated[
        bool | None, Field(description="False leaves the event out: nothing of it is compiled or applied.")
    ] = None
    kind: Annotated[EventKind, Field(description="What kind of event it is.")]
    name: Annotated[Label, Field(description="The name guests know.", examples=["Anna & Ben"])]
    hosts: Annotated[Label, Field(description="Who invites.", examples=["Anna Conti and Ben Hughes"])]
    starts: Annotated[
        LocalDateTime, Field(description="Start, in the event's own zone.", examples=["2027-06-19T15:30"])
    ]
    ends: Annotated[LocalDateTime, Field(description="End, in the event's own zone.", examples=["2027-06-20T01:00"])]
    timezone: Annotated[TimeZone, Field(description="Zone of the event.", examples=["Europe/Rome"])]
    venue: Annotated[Venue, Field(description="Where it takes place.")]
    website: Annotated[WebAddress | None, Field(description="The event's own page.")] = None
    reply: Annotated[Reply | None, Field(description="How guests answer.")] = None
    features: Annotated[Features | None, Field(description="What it offers or allows.")] = None
    guests: Annotated[Guests, Field(description="Who is expected.")]
    facts: Annotated[
        dict[Name, Line] | None,
        Field(description="Values of other variables of the catalogue for this event: hotel_name, parking_note, …"),
    ] = None
    attire: Annotated[Label | None, Field(description="Dress code.", examples=["Garden formal"])] = None
    day_contact: Annotated[Phone | None, Field(description="Number to call on the day.")] = None

    @model_validator(mode="after")
    def _ends_after_start(self) -> Event:
        if self.ends <= self.starts:
            words = f"ends ({self.ends}) is not after starts ({self.starts})"
            raise ValueError(f"{words}; write an end after {self.starts}, or correct `starts`")
        if self.reply is not None and self.reply.deadline > self.starts[:10]:
            words = f"reply.deadline ({self.reply.deadline}) is after the event starts ({self.starts})"
            raise ValueError(f"{words}; write a day until {self.starts[:10]}, or correct `starts`")
        return self
