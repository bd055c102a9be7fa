"""The base of every model: frozen, strict, closed to unknown fields, without defaults.

A field that is not demanded is `X | None = None`, where None only ever means "nobody said it":
settings hold no nulls. A required field is demanded from the platform down unless `Due` says later.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from schemas.descent import Form, Own


class Said(BaseModel):
    """Something that can be said in YAML."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    discriminator: ClassVar[str | None] = None
    """The field that names the variant, where a change of it starts the map anew."""


class Lasting(Said):
    """Something the database remembers by an id of its own, even while it is retired."""

    id: Annotated[
        str | None,
        Own(),
        Field(
            pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
            description="The id to keep, when this was known to another system before. Given once.",
        ),
        Form("a UUID in lower case"),
    ] = None
    moved: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_./:-]*$")], ...] | None,
        Own(),
        Field(description="Old addresses of this, so that a rename keeps its id: [rosewood:providers.twilio]"),
        Form("a list of addresses such as [rosewood:providers.twilio]"),
    ] = None
