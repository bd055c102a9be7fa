"""How whoever receives an event knows that it comes from the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.catalogue.files import provider_schema

SignatureScheme = Literal[
    "none", "basic", "token", "hmac_sha1", "hmac_sha256", "ecdsa", "jwt_hs256", "x509", "svix"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The proof that an event of a service carries."""

    scheme: SignatureScheme
    signed: str
    """What is signed, in words."""
    headers: tuple[str, ...] = ()
    encoding: Literal["hex", "base64"] | None = None
    key: str = ""
    """The field of config that holds the key; empty where none is kept."""
    user: str = ""
    """For `basic`: the field of config that holds the user."""
    note: str = ""


def signature(kind: str) -> Signature:
    """Return how a type's events are signed."""
    said = provider_schema(kind)["x-signature"]
    return Signature(**{**said, "headers": tuple(said.get("headers", ()))})
