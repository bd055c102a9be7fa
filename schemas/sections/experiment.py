"""`experiments`: two or more ways to send one campaign, and what is counted to tell which is better."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.settings import Channel
from schemas.values.metric import Share
from schemas.values.moment import ClockTime, Day
from schemas.values.text import Label, Name, Prose


class Arm(Said):
    """One way; what it does not say is as in the campaign."""

    percentage: Annotated[int, Field(ge=1, le=99, description="How many of a hundred guests get it.", examples=[50])]
    template: Annotated[Name | None, Field(description="Another category of message.")] = None
    channels: Annotated[
        tuple[Channel, ...] | None,
        Field(min_length=1, description="Other channels."),
        Form("a list out of email, sms, whatsapp"),
    ] = None
    at: Annotated[ClockTime | None, Field(description="Another time of day.")] = None
    subject: Annotated[Label | None, Field(description="Another subject line, for e-mails.")] = None


class Experiment(Said):
    """Ways of sending one campaign, drawn for each guest as flags are."""

    title: Annotated[Label, Field(description="What people call it.", examples=["Morning or evening"])]
    question: Annotated[Prose, Field(description="What it is meant to find out.")]
    campaign: Annotated[Name, Field(description="The campaign.", examples=["invitation"])]
    arms: Annotated[dict[Name, Arm], Field(min_length=2, max_length=6, description="The ways, by name.")]
    aims_at: Annotated[Share, Field(description="The figure that decides.", examples=["replied_share"])]
    starts: Annotated[Day | None, Field(description="Not before this day.")] = None
    ends: Annotated[Day, Field(description="The day on which it is over.", examples=["2027-04-30"])]
    least_guests: Annotated[
        int | None, Field(ge=1, le=1_000_000, description="Guests in each arm before anything is concluded.")
    ] = None
    enabled: Annotated[bool | None, Field(description="False: everybody gets the campaign as it is.")] = None

    @model_validator(mode="after")
    def _whole(self) -> Experiment:
        total = sum(arm.percentage for arm in self.arms.values())
        if total != 100:
            advice = f"{100 - total} are left over: add them to one of the arms"
            if total > 100:
                advice = f"take {total - 100} away from one of the arms"
            raise ValueError(f"arms.*.percentage adds up to {total}, not to 100; {advice}")
        if self.starts is not None and self.ends <= self.starts:
            words = f"ends ({self.ends}) is not after starts ({self.starts})"
            raise ValueError(f"{words}; write a day after {self.starts}, or correct `starts`")
        return self
