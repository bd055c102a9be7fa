"""`retention`: for each category of personal information, when it goes, counted from the event.

`compliance.retention` says how long anything of a class may be kept at most; this says what there is,
which variables and attributes it covers, and what happens to it then. What there is is the platform's word,
so that nothing falls out of it below; a tenant or an event may shorten the time. Where a layer shortens
`compliance.retention` instead, that holds for every category of the class.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import ONLY_PLATFORM, AnyTrue, AtMost, Form
from schemas.said import Said
from schemas.values.duration import Duration
from schemas.values.guest import GuestAttribute
from schemas.values.text import Label, Name


class Kept(Said):
    """One category of personal information."""

    title: Annotated[Label, Field(description="What people call it.", examples=["Diet and allergies"])]
    limit: Annotated[
        Literal["guest_details", "special_category", "message_bodies", "delivery_log"],
        ONLY_PLATFORM,
        Field(description="The class of `compliance.retention` it falls in: it is never kept longer than that."),
    ]
    variables: Annotated[
        tuple[Name, ...] | None,
        ONLY_PLATFORM,
        Field(description="Variables of the catalogue that show it."),
        Form("a list of variables such as [dietary]"),
    ] = None
    attributes: Annotated[
        tuple[GuestAttribute, ...] | None,
        ONLY_PLATFORM,
        Field(description="Attributes of a guest that hold it."),
        Form("a list of guest attributes such as [diet]"),
    ] = None
    counted_from: Annotated[
        Literal["event_end", "last_message", "reply"],
        ONLY_PLATFORM,
        Field(description="What the time is counted from."),
    ]
    after: Annotated[Duration, AtMost(), Field(description="It goes after this time.", examples=["P30D"])]
    then: Annotated[Literal["erase", "anonymise"], Field(description="What happens to it.")]
    in_export: Annotated[
        bool, AnyTrue(), Field(description="A guest who asks for their information gets it (GDPR art. 15, 20).")
    ]
