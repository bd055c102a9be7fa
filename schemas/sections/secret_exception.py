"""`secret_exceptions`: texts that look like a secret and are none, each named by its sha256 and signed for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import Form
from schemas.said import Said
from schemas.values.contact import EmailAddress
from schemas.values.moment import Day


class SecretException(Said):
    """One text that may stand in the settings although it looks like a secret."""

    sha256: Annotated[
        str,
        Field(
            pattern=r"^[0-9a-f]{64}$",
            description="The sha256 of exactly this text, so that it is not written out once more.",
        ),
        Form("64 hexadecimal digits, as the finding shows them"),
    ]
    where: Annotated[
        str,
        Field(
            max_length=1000,
            pattern=r"^[^\x00-\x20\x7f]+$",
            description="Where it may stand: the beginning of a path below the configuration's folder, or an address.",
            examples=["tenants/rosewood/templates/invitation", "rosewood/anna-ben:templates.invitation"],
        ),
        Form("a path such as tenants/rosewood/brand.yaml, or an address such as rosewood:brand"),
    ]
    reason: Annotated[
        str,
        Field(
            min_length=10,
            max_length=500,
            pattern=r"^[^\x00-\x1f\x7f]*$",
            description="What it is, for the one who reviews this.",
            examples=["Public key of the venue's map; it only shows maps on our own pages."],
        ),
        Form("a sentence of 10 to 500 characters that says what it is"),
    ]
    signed_by: Annotated[EmailAddress, Field(description="Who has looked at it and answers for it.")]
    until: Annotated[Day | None, Field(description="The last day on which it holds; then somebody looks again.")] = None
