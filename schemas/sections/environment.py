"""`environments`: what each environment is for, and what it may change beyond the usual.

An environment may change accounts, switches and limits. What guests read and what the law asks for is
the same everywhere, so that what was tried is what is sent, unless the platform says otherwise here.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import Form
from schemas.said import Said
from schemas.values.pattern import RoutePattern
from schemas.values.text import Label, Prose


class Environment(Said):
    """A place the settings are applied to, beside the live one."""

    title: Annotated[Label, Field(description="What people call it.", examples=["Staging"])]
    description: Annotated[Prose | None, Field(description="What it is for.")] = None
    may_change: Annotated[
        tuple[RoutePattern, ...] | None,
        Field(description="Routes it may change beyond the usual ones."),
        Form("a list of routes such as [templates.**]"),
    ] = None
