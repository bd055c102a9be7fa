"""`flags`: parts of the running side that are turned on for some, for a while."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.said import Said
from schemas.values.contact import EmailAddress
from schemas.values.moment import Day
from schemas.values.text import Label, Name, Prose


class Flag(Said):
    """Something that is on for a share of guests, events or tenants.

    Who is in the share is fixed: sha256 over `salt` (the flag's name where it is not set) and the key,
    its first eight bytes as a number, modulo 100. A greater share holds everybody a smaller one held.
    """

    title: Annotated[Label, Field(description="What it turns on.", examples=["WhatsApp carousel invitations"])]
    description: Annotated[Prose | None, Field(description="What changes where it is on.")] = None
    enabled: Annotated[bool, Field(description="False turns it off for everybody.")]
    percentage: Annotated[int, Field(ge=0, le=100, description="For how many of a hundred it is on.", examples=[10])]
    by: Annotated[Literal["guest", "event", "tenant"], Field(description="What the share is of.")]
    salt: Annotated[Name | None, Field(description="Another word here draws another share.")] = None
    expires: Annotated[
        Day, Field(description="The day by which it is gone from the settings.", examples=["2027-03-31"])
    ]
    owner: Annotated[EmailAddress, Field(description="Who removes it then.")]
