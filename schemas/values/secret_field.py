"""A field that holds a reference to a secret and never the secret: `{secret: env:NAME}`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import Form
from schemas.values.secret import REFERENCE_FORM, REFERENCE_PATTERN


@dataclass(frozen=True, slots=True)
class Secret:
    """Marks a value that only a reference may stand for."""


SecretReference = Annotated[
    dict[Literal["secret"], Annotated[str, Field(pattern=REFERENCE_PATTERN)]],
    Field(min_length=1, max_length=1),
    Secret(),
    Form(REFERENCE_FORM),
]
