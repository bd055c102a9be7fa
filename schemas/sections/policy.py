"""`policies`: rules of the organisation, written as expressions instead of code. Platform only.

What an expression may say is checked by the compiler (`compiler.core.policies`), where the shapes of
all sections are known; here stands only what a policy is made of.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.values.contact import EmailAddress
from schemas.values.moment import Day
from schemas.values.text import Label, Line, Name, Prose

Expression = Annotated[str, Field(min_length=1, max_length=2_000), Form("an expression of at most 2,000 characters")]
Target = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z_]*(\.(\*|[A-Za-z0-9][A-Za-z0-9_-]*))*$", max_length=200),
    Form("a section such as providers, or entries of one such as templates.*.sms.*"),
]
At = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$", max_length=200),
    Form("a field such as processor.region"),
]
Signatory = Annotated[EmailAddress, Form("an e-mail address such as privacy@banns.example")]


class PolicyScope(Said):
    """Where a policy is judged; what is not said leaves nothing out."""

    tenants: Annotated[
        tuple[Name, ...] | None,
        Field(min_length=1, description="Only these tenants and their events.", examples=[["rosewood"]]),
        Form("a list of tenants such as [rosewood]"),
    ] = None
    levels: Annotated[
        tuple[Literal["platform", "tenant", "event"], ...] | None,
        Field(min_length=1, description="Only entries as these see them.", examples=[["event"]]),
        Form("a list out of platform, tenant, event"),
    ] = None


class Waiver(Said):
    """An exception somebody answers for, until a day."""

    address: Annotated[
        str,
        Field(
            pattern=r"^[a-z0-9][A-Za-z0-9_./:-]*$",
            max_length=300,
            description="The entry that need not keep the policy, there and in every scope below.",
            examples=["rosewood:providers.gmail"],
        ),
        Form("an address such as rosewood:providers.gmail or rosewood/anna-ben:providers.gmail"),
    ]
    reason: Annotated[Prose, Field(description="Why it is allowed.")]
    until: Annotated[Day, Field(description="Last day on which it counts.", examples=["2027-06-30"])]
    signed_by: Annotated[Signatory, Field(description="Who allowed it; one of `signers`.")]


class Policy(Said):
    """Something the platform asks of entries, beyond what the rules of Banns ask."""

    title: Annotated[Label, Field(description="What is asked, in a few words.", examples=["Guests' data stays close"])]
    why: Annotated[Prose, Field(description="Why it is asked; shown with every finding.")]
    applies_to: Annotated[
        Target, Field(description="The entries it judges.", examples=["providers", "templates.*.sms.*"])
    ]
    scope: Annotated[PolicyScope | None, Field(description="Where it is judged, when not everywhere.")] = None
    must: Annotated[
        Expression,
        Field(
            description="What must be true of each entry, in CEL.",
            examples=["!has(entry.processor) || entry.processor.region in ['eu', 'uk']"],
        ),
    ]
    message: Annotated[
        Line,
        Field(
            description="What to tell the author; an expression in braces is replaced by its value.",
            examples=["`{name[0]}` processes in {entry.processor.region}."],
        ),
    ]
    fix: Annotated[Line, Field(description="What to write instead.")]
    at: Annotated[
        At | None, Field(description="The field the finding points to, when not the entry.", examples=["type"])
    ] = None
    severity: Annotated[Literal["error", "warning"], Field(description="Whether it keeps a change from being applied.")]
    signers: Annotated[
        tuple[Signatory, ...] | None,
        Field(min_length=1, description="Who may sign a waiver. Without it there are no waivers."),
        Form("a list of e-mail addresses"),
    ] = None
    waivers: Annotated[dict[Name, Waiver] | None, Field(description="Exceptions by name.")] = None

    @model_validator(mode="after")
    def _waivers_have_signers(self) -> Policy:
        if self.waivers and self.signers is None:
            raise ValueError("waivers need signers: a list of those who may sign them")
        return self
