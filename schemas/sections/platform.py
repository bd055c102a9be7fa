"""`platform`: who runs this configuration. Its name binds a database to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.said import Said
from schemas.values.contact import EmailAddress
from schemas.values.text import Line, Name


class Platform(Said):
    """The organisation that runs events for tenants, and the name of its configuration."""

    name: Annotated[
        Name,
        Field(
            description="The name of this configuration. A database belongs to the first one applied to it.",
            examples=["banns-example"],
        ),
    ]
    operator: Annotated[Line, Field(description="Who runs the platform.", examples=["Banns Example Ltd"])]
    contact: Annotated[
        EmailAddress | None,
        Field(description="Where tenants reach the operator.", examples=["operations@banns.example"]),
    ] = None
