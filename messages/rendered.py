"""What came of rendering a message: the message, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from messages.message import Message

Channel = Literal["email", "sms", "whatsapp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a message could not be rendered, and where that is mended."""

    what: str
    fix: str
    entry: str
    """The entry to mend: the template, or a layout it stands in."""
    part: tuple[str | int, ...] = ()
    """The route inside the entry; empty for all of it."""
    line: int = 0
    """A line of the text there, counted from 1; 0 where no line is to blame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One message of a category on a channel, for a guest of one locale."""

    category: str
    title: str
    """The category's name for people."""
    channel: Channel
    wanted: str
    """The locale the guest reads."""
    locale: str
    """The locale of the text the guest gets; another one where the wanted one is not written."""
    template: Mapping[str, Any]
    outcome: Message | Failure
    samples: Mapping[str, str] = field(default_factory=dict)
    """On WhatsApp, where Meta wants an example for each variable: what its variables hold here."""

    @property
    def entry(self) -> str:
        """The template's name among the entries."""
        return f"templates.{self.category}.{self.channel}.{self.locale}"

    @property
    def is_fallback(self) -> bool:
        """Whether the guest gets another language than the one they read."""
        return self.locale.split("-")[0] != self.wanted.split("-")[0]
