"""`brand`: how messages look and who they seem to come from. Never written by the platform."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.said import Said
from schemas.values.colour import Colour
from schemas.values.contact import WebAddress
from schemas.values.text import Label, Line, ShortLabel


class Logo(Said):
    """The picture at the head of a message."""

    url: Annotated[WebAddress, Field(description="Where the picture lies.")]
    alt: Annotated[Label, Field(description="What to read where no picture is shown.")]
    width: Annotated[int, Field(ge=16, le=600, description="Width in CSS pixels.", examples=[160])]


class Fonts(Said):
    """Font families, the last of which every mail client has."""

    heading: Annotated[Line, Field(description="Font stack of headings.", examples=["Georgia, serif"])]
    body: Annotated[Line, Field(description="Font stack of the text.", examples=["Helvetica, Arial, sans-serif"])]


class Brand(Said):
    """Names, colours and pictures used by templates as `brand.…`."""

    name: Annotated[ShortLabel, Field(description="Short name, also the prefix of an SMS.", examples=["Rosewood"])]
    tagline: Annotated[Line | None, Field(description="One line under the name.")] = None
    primary: Annotated[Colour, Field(description="Headings, buttons.", examples=["#7A1F3D"])]
    accent: Annotated[Colour, Field(description="Rules and ornaments.", examples=["#C9A66B"])]
    background: Annotated[Colour, Field(description="Behind the message.", examples=["#F7F1EA"])]
    surface: Annotated[Colour, Field(description="Behind the text.", examples=["#FFFFFF"])]
    text: Annotated[Colour, Field(description="The text itself.", examples=["#2B2B2B"])]
    on_primary: Annotated[Colour, Field(description="Text on the primary colour.", examples=["#FFFFFF"])]
    logo: Annotated[Logo | None, Field(description="Picture at the head of a message.")] = None
    fonts: Annotated[Fonts | None, Field(description="Font stacks.")] = None
    corners: Annotated[
        Literal["square", "soft", "round"] | None, Field(description="Corners of buttons and cards.")
    ] = None
    sign_off: Annotated[
        Line | None, Field(description="Last line before the foot.", examples=["With love, Anna and Ben"])
    ] = None
