"""`alerts`: who is told when a figure goes wrong, over which time, and how often."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.settings import Channel
from schemas.values.contact import EmailAddress, Phone
from schemas.values.interval import Interval
from schemas.values.metric import Metric
from schemas.values.text import Label, Name, Prose
from schemas.values.window import Window


class Condition(Said):
    """A figure that goes above or below a bound, looked at over some time."""

    metric: Annotated[Metric, Field(description="The figure.", examples=["bounced_share"])]
    above: Annotated[float | None, Field(ge=0, description="Told when it is more than this.", examples=[0.05])] = None
    below: Annotated[float | None, Field(ge=0, description="Told when it is less than this.", examples=[0.95])] = None
    over: Annotated[Interval, Field(description="Looked at over this time.", examples=["PT15M"])]
    least_messages: Annotated[
        int | None, Field(ge=1, le=1_000_000, description="Fewest messages to judge from.", examples=[50])
    ] = None

    @model_validator(mode="after")
    def _one_bound(self) -> Condition:
        if self.above is not None and self.below is not None:
            raise ValueError("below stands beside above, and a condition has one bound")
        if self.above is None and self.below is None:
            raise ValueError("a condition says either above or below")
        return self


class EmailReceiver(Said):
    """Somebody told by e-mail."""

    type: Annotated[Literal["email"], Field(description="By e-mail.")]
    email: Annotated[EmailAddress, Field(description="The address.")]


class SmsReceiver(Said):
    """Somebody told by SMS."""

    type: Annotated[Literal["sms"], Field(description="By SMS.")]
    phone: Annotated[Phone, Field(description="The number.")]


class RoleReceiver(Said):
    """Everybody who has a role."""

    type: Annotated[Literal["role"], Field(description="Everybody who has a role.")]
    role: Annotated[Name, Field(description="The role.", examples=["tenant_admin"])]


class WebhookReceiver(Said):
    """Another system, through one of the integrations."""

    type: Annotated[Literal["webhook"], Field(description="Another system.")]
    integration: Annotated[Name, Field(description="Name of a webhook in `integrations`.")]


Receiver = Annotated[EmailReceiver | SmsReceiver | RoleReceiver | WebhookReceiver, Field(discriminator="type")]


class Alert(Said):
    """A figure that somebody wants to know about at once."""

    title: Annotated[Label, Field(description="What people call it.", examples=["E-mails bounce"])]
    advice: Annotated[Prose | None, Field(description="What to do then, for whoever is woken by it.")] = None
    severity: Annotated[Literal["note", "warning", "critical"], Field(description="How urgent it is.")]
    when: Annotated[Condition, Field(description="What has to be so.")]
    channels: Annotated[
        tuple[Channel, ...] | None,
        Field(min_length=1, description="Counted over these channels; over all where it is not set."),
        Form("a list out of email, sms, whatsapp"),
    ] = None
    providers: Annotated[
        tuple[Name, ...] | None,
        Field(min_length=1, description="Counted over these providers; over all where it is not set."),
        Form("a list of providers such as [brevo-email]"),
    ] = None
    receivers: Annotated[dict[Name, Receiver], Field(min_length=1, description="Who is told, by a name of your own.")]
    hours: Annotated[
        Window | None, Field(description="Told at these hours of the tenant's day only; critical ones always.")
    ] = None
    repeat_after: Annotated[
        Interval | None, Field(description="Told again after this time while it lasts.", examples=["PT6H"])
    ] = None
    enabled: Annotated[bool | None, Field(description="False keeps it silent.")] = None
