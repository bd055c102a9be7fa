"""`segments`: groups of guests, by what is known of them. Typed, so that a misspelt answer is found here.

A segment is all of some conditions, any of some, none of some, over other segments too: everything a
query could say, in parts that have a name and can be reviewed.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.settings import Channel
from schemas.values.contact import Country
from schemas.values.duration import Duration
from schemas.values.guest import ReplyState
from schemas.values.moment import TimeZone
from schemas.values.text import Label, Locale, Name, Prose

_TAGS = Form("a list of tags such as [family, speakers]")


class Count(Said):
    """A number between two others; one of them may be left out."""

    at_least: Annotated[int | None, Field(ge=0, le=10_000, description="This many or more.")] = None
    at_most: Annotated[int | None, Field(ge=0, le=10_000, description="This many or fewer.")] = None

    @model_validator(mode="after")
    def _ordered(self) -> Count:
        if self.at_least is None and self.at_most is None:
            raise ValueError("a range says at_least, at_most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"at_least ({self.at_least}) is more than at_most ({self.at_most})")
        return self


class Past(Said):
    """How long ago something last happened."""

    within: Annotated[Duration | None, Field(description="It happened within this time.", examples=["P30D"])] = None
    not_within: Annotated[
        Duration | None, Field(description="It has not happened within this time, or never.", examples=["P14D"])
    ] = None

    @model_validator(mode="after")
    def _one(self) -> Past:
        if (self.within is None) == (self.not_within is None):
            raise ValueError("it says either within or not_within")
        return self


class Conditions(Said):
    """Conditions over what is known of a guest; in a list, any of its values will do."""

    reply: Annotated[
        tuple[ReplyState, ...] | None,
        Field(min_length=1, description="How they answered."),
        Form("a list out of not_asked, pending, accepted, declined"),
    ] = None
    tags: Annotated[tuple[Name, ...] | None, Field(min_length=1, description="They have a tag."), _TAGS] = None
    locales: Annotated[
        tuple[Locale, ...] | None,
        Field(min_length=1, description="They read this."),
        Form("a list of locales such as [it, de]"),
    ] = None
    countries: Annotated[
        tuple[Country, ...] | None,
        Field(min_length=1, description="They live there."),
        Form("a list of ISO 3166 country codes such as [IT, GB]"),
    ] = None
    timezones: Annotated[
        tuple[TimeZone, ...] | None,
        Field(min_length=1, description="They live in this zone."),
        Form("a list of IANA time zones such as [Europe/Rome]"),
    ] = None
    allows: Annotated[
        tuple[Channel, ...] | None,
        Field(min_length=1, description="They may be written to on a channel."),
        Form("a list out of email, sms, whatsapp"),
    ] = None
    added_by: Annotated[
        Literal["host", "guest"] | None, Field(description="A host gave us the address, or they did.")
    ] = None
    plus_one: Annotated[bool | None, Field(description="They bring somebody.")] = None
    party_size: Annotated[Count | None, Field(description="How many they come as.")] = None
    messages: Annotated[Count | None, Field(description="How many messages they have had for this event.")] = None
    opened: Annotated[Past | None, Field(description="They opened a message.")] = None
    clicked: Annotated[Past | None, Field(description="They followed a link.")] = None
    written_to: Annotated[Past | None, Field(description="They were written to.")] = None
    segments: Annotated[
        tuple[Name, ...] | None,
        Field(min_length=1, description="They are in another segment."),
        Form("a list of segments such as [speakers]"),
    ] = None

    @model_validator(mode="after")
    def _asks_something(self) -> Conditions:
        if not self.model_fields_set:
            raise ValueError("a group of conditions has at least one")
        return self


class Segment(Said):
    """A group of guests."""

    title: Annotated[Label, Field(description="What people call it.", examples=["Speakers who have not answered"])]
    description: Annotated[Prose | None, Field(description="What it is for.")] = None
    all: Annotated[Conditions | None, Field(description="Every condition given here holds.")] = None
    any: Annotated[Conditions | None, Field(description="At least one condition given here holds.")] = None
    none: Annotated[Conditions | None, Field(description="No condition given here holds.")] = None

    @model_validator(mode="after")
    def _says_something(self) -> Segment:
        if self.all is None and self.any is None and self.none is None:
            raise ValueError("a segment says at least one of all, any and none")
        return self
