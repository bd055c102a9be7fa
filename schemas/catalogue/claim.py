"""Fields whose value may belong to one tenant only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.catalogue.fields import provider_fields

ClaimKind = Literal["sender", "account", "whatsapp"]
"""A number, name or address that messages come from; an account at the service; a WhatsApp number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A field of `config` that claims its value for the tenant."""

    route: tuple[str, ...]
    kind: ClaimKind


def claims(kind: str, channel: str) -> tuple[Claim, ...]:
    """Return the fields of a type that claim something, in the file's order."""
    return tuple(
        Claim(route=field.route, kind=field.schema["x-claim"])
        for field in provider_fields(kind, channel)
        if "x-claim" in field.schema
    )
