"""`routing`: through which providers a channel goes, and which channel is tried first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.settings import Channel
from schemas.values.duration import Duration
from schemas.values.text import Name


class Route(Said):
    """The way of one channel."""

    providers: Annotated[
        tuple[Name, ...],
        Field(
            min_length=1, description="Names of providers, the first one first.", examples=[["brevo-email", "gmail"]]
        ),
        Form("a list of provider names such as [brevo-email, gmail]"),
    ]
    attempts: Annotated[
        int | None, Field(ge=1, le=10, description="Most attempts for one message, over all providers.")
    ] = None
    then: Annotated[
        Channel | None, Field(description="Channel to use instead once every provider of this one has failed.")
    ] = None
    retry_after: Annotated[Duration | None, Field(description="Pause before the next attempt.", examples=["PT5M"])] = (
        None
    )


class Routing(Said):
    """Ways by channel, and the order of channels for one guest."""

    order: Annotated[
        tuple[Channel, ...] | None,
        Field(min_length=1, description="Which channel to try first for a guest who allows several."),
        Form("a list out of email, sms, whatsapp"),
    ] = None
    email: Annotated[Route | None, Field(description="Way of e-mails.")] = None
    sms: Annotated[Route | None, Field(description="Way of text messages.")] = None
    whatsapp: Annotated[Route | None, Field(description="Way of WhatsApp messages.")] = None
