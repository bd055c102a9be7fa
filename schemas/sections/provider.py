"""`providers`: accounts at the services that carry messages, by a name of the tenant's choosing.

What stands in `config` depends on `type`; each type is a file in the provider catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from schemas.said import Lasting, Said
from schemas.sections.settings import Channel
from schemas.values.text import Label, Line, Name


@dataclass(frozen=True, slots=True)
class Free:
    """Marks a map whose fields are described elsewhere: here by the provider catalogue."""


class Processor(Said):
    """The company that processes guests' information on the tenant's behalf (GDPR art. 28)."""

    name: Annotated[Line, Field(description="The company.", examples=["Twilio Ireland Limited"])]
    region: Annotated[Literal["eu", "uk", "us", "adequate"], Field(description="Where it processes.")]
    transfer_basis: Annotated[
        Literal["none_needed", "adequacy_decision", "standard_clauses"] | None,
        Field(description="What a transfer out of the EU stands on."),
    ] = None


class Provider(Lasting):
    """An account that carries messages of one channel."""

    discriminator: ClassVar[str | None] = "type"

    type: Annotated[Name, Field(description="Which service it is, from the provider catalogue.", examples=["twilio"])]
    channel: Annotated[Channel, Field(description="What it carries.")]
    title: Annotated[Label | None, Field(description="What people call it.")] = None
    config: Annotated[
        dict[str, Any], Free(), Field(description="The fields of its type: account, sender, references to secrets.")
    ]
    enabled: Annotated[bool | None, Field(description="False takes it out of use.")] = None
    priority: Annotated[
        int, Field(ge=1, le=1000, description="Lower goes first where routing names no order.", examples=[10])
    ]
    fallback: Annotated[bool | None, Field(description="Used only when another one fails.")] = None
    daily_cap: Annotated[int | None, Field(ge=1, description="Most messages in a day that the account allows.")] = None
    processor: Annotated[Processor | None, Field(description="The company that processes on the tenant's behalf.")] = (
        None
    )
