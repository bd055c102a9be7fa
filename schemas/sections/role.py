"""`roles`: who may edit which routes, who may agree to a change, and who that is in each tenant.

The platform says what a role may do; a tenant, or an event, says only who has it. A change needs the agreement
of one role that may give it; where several may, one is enough. A route holds everything below it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.descent import ONLY_PLATFORM, AtLeast, Form
from schemas.said import Said
from schemas.values.pattern import RoutePattern
from schemas.values.text import Label, Prose

Member = Annotated[
    str,
    Field(pattern=r"^(@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?|[^@\s]{1,64}@[^@\s]{1,255})$"),
    Form("an account such as @name, a team such as @organisation/team, or an e-mail address"),
]
_ROUTES = Form("a list of routes such as [brand, providers.*, templates.**]")


class Role(Said):
    """A part somebody has in an organisation."""

    title: Annotated[Label, ONLY_PLATFORM, Field(description="What people call it.", examples=["Tenant admin"])]
    duties: Annotated[Prose | None, ONLY_PLATFORM, Field(description="What somebody in it answers for.")] = None
    level: Annotated[
        Literal["platform", "tenant", "event", "guest"],
        ONLY_PLATFORM,
        Field(description="Whose layers it is about: everybody's, one tenant's, one event's; a guest has none."),
    ]
    edits: Annotated[
        tuple[RoutePattern, ...] | None,
        ONLY_PLATFORM,
        Field(description="Routes it may change in those layers."),
        _ROUTES,
    ] = None
    approves: Annotated[
        tuple[RoutePattern, ...] | None,
        ONLY_PLATFORM,
        Field(description="Routes whose change in those layers it may agree to."),
        _ROUTES,
    ] = None
    approvals: Annotated[
        int | None, AtLeast(), Field(ge=1, le=5, description="How many of its members have to agree.")
    ] = None
    may: Annotated[
        tuple[Literal["choose_channels", "choose_locale", "unsubscribe", "export", "erase", "see_messages"], ...]
        | None,
        ONLY_PLATFORM,
        Field(description="What it may do for itself, without a change to the settings."),
        Form("a list out of choose_channels, choose_locale, unsubscribe, export, erase, see_messages"),
    ] = None
    members: Annotated[
        tuple[Member, ...] | None,
        Field(min_length=1, description="Who has it here.", examples=[["@rosewood/admins"]]),
        Form("a list of accounts, teams or e-mail addresses such as ['@rosewood/admins']"),
    ] = None
