"""What a type of provider is, and what it can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.catalogue.files import provider_channels, provider_schema

Capability = Literal[
    "attachments",
    "click_tracking",
    "delivery_receipts",
    "idempotent_sending",
    "inbound_replies",
    "message_templates",
    "open_tracking",
    "read_receipts",
    "sandbox",
    "scheduling",
    "suppression_list",
]
"""Something that a service can do on a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFacts:
    """What there is to know of a type before any account."""

    type: str
    title: str
    channels: tuple[str, ...]
    docs: str
    """The address of the service's own documentation."""
    unofficial: str = ""
    """Why it is none of the services that the channel's owner offers; empty: it is one."""


def provider_facts(kind: str) -> ProviderFacts:
    """Return what there is to know of a type."""
    schema = provider_schema(kind)
    return ProviderFacts(
        type=kind,
        title=schema["title"],
        channels=provider_channels(kind),
        docs=schema["x-docs"],
        unofficial=schema.get("x-unofficial", ""),
    )


def is_unofficial(kind: str) -> bool:
    """Tell whether a type drives a channel in a way that the channel's owner does not offer."""
    return bool(provider_facts(kind).unofficial)


def capabilities(kind: str, channel: str) -> frozenset[Capability]:
    """Return what a type can do on a channel."""
    return frozenset(provider_schema(kind)["x-capabilities"].get(channel, ()))
