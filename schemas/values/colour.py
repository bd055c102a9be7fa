"""Colours as mail clients understand them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import Form

Colour = Annotated[
    str, Field(pattern=r"^#[0-9A-Fa-f]{6}$"), Form("a colour in quotes, # and six hexadecimal digits: '#7A1F3D'")
]
