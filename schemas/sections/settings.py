"""`settings`: how messaging behaves. Every key is an entry of its own, so each descends alone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import AllTrue, AtMost, Form, Subset
from schemas.said import Said
from schemas.values.contact import EmailAddress, Phone
from schemas.values.text import Locale

Channel = Literal["email", "sms", "whatsapp"]


class Sandbox(Said):
    """Whether messages go to guests or to testers, for environments that must not reach guests."""

    enabled: Annotated[bool, Field(description="Send to the testers below instead of guests.")]
    email: Annotated[EmailAddress | None, Field(description="Tester who receives e-mail.")] = None
    phone: Annotated[Phone | None, Field(description="Tester who receives SMS and WhatsApp.")] = None


class Settings(Said):
    """Behaviour that is neither law nor looks."""

    channels: Annotated[
        tuple[Channel, ...] | None,
        Subset(),
        Field(min_length=1, description="Channels in use. A layer below may leave some out, never add."),
        Form("a list out of email, sms, whatsapp"),
    ] = None
    locale: Annotated[Locale | None, Field(description="Locale for guests whose own is not offered.")] = None
    locales: Annotated[
        tuple[Locale, ...] | None,
        Field(min_length=1, description="Locales messages are written in.", examples=[["en", "it"]]),
        Form("a list of BCP 47 locales such as [en, it]"),
    ] = None
    tone: Annotated[Literal["formal", "friendly", "short"] | None, Field(description="Tone of voice.")] = None
    sms_segments: Annotated[
        int | None, AtMost(), Field(ge=1, le=10, description="Most segments one SMS may take.", examples=[2])
    ] = None
    send_rate: Annotated[
        int | None, AtMost(), Field(ge=1, le=10_000, description="Most messages a minute over all channels.")
    ] = None
    open_tracking: Annotated[
        bool | None, AllTrue(), Field(description="E-mails may tell whether they were opened.")
    ] = None
    link_tracking: Annotated[
        bool | None, AllTrue(), Field(description="Links may tell whether they were followed.")
    ] = None
    sandbox: Annotated[Sandbox | None, Field(description="Send to testers instead of guests.")] = None
