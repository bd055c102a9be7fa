"""Texts: one line, several lines, message bodies, names that other settings refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from schemas.descent import Form

KEY_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"


@dataclass(frozen=True, slots=True)
class Body:
    """Marks a text that may live in a file of its own: `text: {file: email.txt}`."""


Line = Annotated[
    str,
    Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]*$"),
    Form("one line of text, at most 500 characters"),
]
Label = Annotated[
    str,
    Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$"),
    Form("one line of text, at most 60 characters"),
]
ShortLabel = Annotated[
    str,
    Field(min_length=1, max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$"),
    Form("one line of text, at most 20 characters"),
]
Prose = Annotated[str, Field(min_length=1, max_length=5_000), Form("text, at most 5,000 characters")]
BodyText = Annotated[
    str,
    Field(min_length=1, max_length=1_048_576),
    Body(),
    Form("text, or {file: name} for a file beside this one"),
]
Name = Annotated[str, Field(pattern=KEY_PATTERN), Form("a name of lower-case letters, digits, '-' and '_'")]
Locale = Annotated[str, Field(pattern=LOCALE_PATTERN), Form("a BCP 47 locale such as en, it or pt-BR")]
