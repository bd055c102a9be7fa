"""`layouts`: frames that several messages share. A template names one and writes only what is inside.

`{{ content }}` stands where the message goes. Beside the variables of the message a frame knows its
`subject`, its `preheader` and its `locale`. A layout may stand in another one: what all languages share
in the outer one, the words of one language in the inner one.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from schemas.said import Said
from schemas.values.text import BodyText, Label, Name


class Layout(Said):
    """A frame around messages."""

    title: Annotated[Label, Field(description="What people call it.", examples=["Letter with the house's foot"])]
    within: Annotated[Name | None, Field(description="Another layout that this one stands in.")] = None
    mjml: Annotated[
        BodyText | None,
        Field(description="Frame of an e-mail's MJML, with {{ content }} in it.", examples=[{"file": "letter.mjml"}]),
    ] = None
    text: Annotated[
        BodyText | None,
        Field(
            description="Frame of a plain text, with {{ content }} in it.", examples=["{{ content }}\n{{ brand_name }}"]
        ),
    ] = None

    @model_validator(mode="after")
    def _frames_something(self) -> Layout:
        if self.mjml is None and self.text is None:
            raise ValueError("a layout has a frame: mjml, text or both")
        return self
