"""What may be said in a test of settings (`tests/*.yaml` inside a layer): cases, and what each expects.

A test is no section of the settings: nothing of it is inherited, compiled or applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, Tag, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.settings import Channel
from schemas.values.moment import Day
from schemas.values.text import Locale, Name

Dotted = Annotated[
    str,
    Field(max_length=500, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*$"),
    Form("an address without its scope such as brand.primary"),
]
EventName = Annotated[
    str,
    Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}(/[a-z0-9][a-z0-9_-]{0,63})?$"),
    Form("an event such as anna-ben; in the platform's tests rosewood/anna-ben"),
]
OriginName = Annotated[
    str,
    Field(pattern=r"^(platform|tenant|event)(@[a-z0-9][a-z0-9_-]{0,63})?$"),
    Form("platform, tenant or event; what an environment says is tenant@staging"),
]
RuleName = Annotated[
    str, Field(pattern=r"^[a-z0-9-]{1,64}$"), Form("the id of a rule, as `banns rule` lists them: floor-weakened")
]


class Guest(Said):
    """What is known of the guest a case is about."""

    locale: Annotated[Locale | None, Field(description="What the guest reads.", examples=["it"])] = None
    allows: Annotated[
        tuple[Channel, ...] | None,
        Field(description="Channels the guest may be written to on; every one where nothing is said."),
        Form("a list out of email, sms, whatsapp"),
    ] = None


class ValueExpected(Said):
    """A value is this, or comes from that layer."""

    value: Annotated[Dotted, Field(description="Where to look.", examples=["brand.primary"])]
    wanted: Annotated[Any, Field(alias="is", description="What must stand there.", examples=["#7A1F3D"])] = None
    origin: Annotated[OriginName | None, Field(description="The layer all of it must come from.")] = None

    @property
    def says_value(self) -> bool:
        """Whether it says what must stand there."""
        return "wanted" in self.model_fields_set

    @model_validator(mode="after")
    def _looks(self) -> ValueExpected:
        if not self.says_value and self.origin is None:
            raise ValueError("it says neither what the value is nor where it comes from; add `is` or `origin`")
        return self


class AbsenceExpected(Said):
    """Nothing stands at an address."""

    absent: Annotated[Dotted, Field(description="Where nothing may stand.", examples=["providers.gmail"])]


class RouteExpected(Said):
    """The providers that would be tried for one channel, in their order."""

    route: Annotated[Channel, Field(description="The channel.")]
    providers: Annotated[
        tuple[Name, ...],
        Field(description="Names of providers, the first one first; [] where the guest cannot be reached on it."),
        Form("a list of provider names such as [brevo-email, gmail]"),
    ]


class ChannelsExpected(Said):
    """The channels the guest would be written to on, in their order."""

    channels: Annotated[
        tuple[Channel, ...],
        Field(description="Channels, the first one first.", examples=[["email", "sms"]]),
        Form("a list out of email, sms, whatsapp"),
    ]


class TemplateExpected(Said):
    """The locale in which the guest would get a message."""

    template: Annotated[Name, Field(description="Category of the message.", examples=["invitation"])]
    channel: Annotated[Channel, Field(description="The channel.")]
    locale: Annotated[Locale, Field(description="Locale of the template the guest gets.", examples=["it"])]


class RuleExpected(Said):
    """A rule must find something."""

    rule: Annotated[RuleName, Field(description="The rule.", examples=["floor-weakened"])]
    at: Annotated[Dotted | None, Field(description="Where it must find it, or above it.")] = None


KINDS: Final[Mapping[str, type[Said]]] = {
    "value": ValueExpected,
    "absent": AbsenceExpected,
    "route": RouteExpected,
    "channels": ChannelsExpected,
    "template": TemplateExpected,
    "rule": RuleExpected,
}
"""What can be expected, by the key that says it."""
TAG: Final = "expects:"
"""Begins the part of an error's location that names a kind and is no key of the file."""


def _kind(said: Any) -> str | None:
    return next((f"{TAG}{kind}" for kind in KINDS if kind in said), None) if isinstance(said, dict) else None


Expected = ValueExpected | AbsenceExpected | RouteExpected | ChannelsExpected | TemplateExpected | RuleExpected
_Tagged = Annotated[
    Annotated[ValueExpected, Tag("expects:value")]
    | Annotated[AbsenceExpected, Tag("expects:absent")]
    | Annotated[RouteExpected, Tag("expects:route")]
    | Annotated[ChannelsExpected, Tag("expects:channels")]
    | Annotated[TemplateExpected, Tag("expects:template")]
    | Annotated[RuleExpected, Tag("expects:rule")],
    Discriminator(_kind),
]


class CaseSaid(Said):
    """One case: what is given, and what is expected then."""

    event: Annotated[
        EventName | None, Field(description="The event whose settings are looked at; the layer's own without it.")
    ] = None
    environment: Annotated[Name | None, Field(description="Whose patches to use; none without it.")] = None
    day: Annotated[Day | None, Field(description="The day it is, for rules that judge dates; none without it.")] = None
    guest: Annotated[Guest | None, Field(description="Who is written to.")] = None
    given: Annotated[
        dict[str, Any] | None,
        Field(description="Settings written over this layer, as a change would; null takes out."),
        Form("a map of settings, as they would stand in the layer"),
    ] = None
    expect: Annotated[
        tuple[_Tagged, ...],
        Field(min_length=1, description="What must hold."),
        Form("a list of expectations such as [{value: brand.primary, is: '#7A1F3D'}]"),
    ]


FIRST_LINE: Final = "test/v1"
"""How a test file begins: `schema: test/v1`."""
