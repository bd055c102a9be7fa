"""Messages as a guest gets them, one value for each channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from messages.sms.segments import Segments


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """An e-mail: its first lines, its markup ready for a mail client, the same as plain text."""

    subject: str
    preheader: str
    html: str
    text: str
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sms:
    """A text message and the segments it is paid for by."""

    text: str
    segments: Segments
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsappButton:
    """A button under a WhatsApp message."""

    type: Literal["url", "phone", "quick_reply"]
    label: str
    target: str
    """The page or the number; empty for a quick reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whatsapp:
    """A WhatsApp message."""

    header: str
    """A line of text, or the address of a picture."""
    header_is_picture: bool
    body: str
    footer: str
    buttons: tuple[WhatsappButton, ...]
    locale: str


Message = Email | Sms | Whatsapp
