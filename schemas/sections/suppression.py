"""`suppression`: whom nobody writes to any more, why, and how far that reaches.

The list itself belongs to the running side. A no that reached only one event would let the next event
of the same sender write again, so it reaches at least as far as `compliance.opt_out.across` says.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import AnyTrue, AtLeast, AtMost, Form, Superset
from schemas.said import Said
from schemas.values.duration import Duration


class Bounces(Said):
    """When an address counts as dead."""

    hard: Annotated[int, AtMost(), Field(ge=1, le=5, description="After so many permanent failures.")]
    soft: Annotated[
        int | None, AtMost(), Field(ge=1, le=50, description="After so many passing failures in a row.")
    ] = None


class Suppression(Said):
    """Whom nobody writes to."""

    scope: Annotated[
        Literal["sender", "tenant", "platform"],
        Field(description="How far an entry of the list reaches."),
    ]
    reasons: Annotated[
        tuple[Literal["opted_out", "bounced", "complained", "erased", "blocked_by_staff", "minor"], ...],
        Superset(),
        Field(min_length=1, description="What puts an address on the list."),
        Form("a list out of opted_out, bounced, complained, erased, blocked_by_staff, minor"),
    ]
    bounces: Annotated[Bounces | None, Field(description="When an address counts as dead.")] = None
    kept_for: Annotated[Duration | None, AtLeast(), Field(description="An entry stays at least this long.")] = None
    hashed: Annotated[bool | None, AnyTrue(), Field(description="Addresses on the list are kept as digests only.")] = (
        None
    )
    lifted_by: Annotated[
        Literal["double_opt_in", "guest", "never"] | None, Field(description="What takes an address off it again.")
    ] = None
