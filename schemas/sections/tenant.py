"""`tenant`: the organisation whose guests are written to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.said import Lasting, Said
from schemas.values.contact import Country, EmailAddress, Phone, WebAddress
from schemas.values.moment import TimeZone
from schemas.values.text import Label, Line


class PostalAddress(Said):
    """A postal address as it stands in the foot of a message (CAN-SPAM, 15 U.S.C. 7704(a)(5))."""

    street: Annotated[Line, Field(description="Street and number.", examples=["Via dei Serragli 12"])]
    city: Annotated[Label, Field(description="Town or city.", examples=["Firenze"])]
    postcode: Annotated[
        str,
        Field(min_length=2, max_length=12, description="Postal code, in quotes.", examples=["50124"]),
    ]
    region: Annotated[Label | None, Field(description="State, province or county, where it is written.")] = None
    country: Annotated[Country, Field(description="ISO 3166 country code.", examples=["IT"])]


class Contact(Said):
    """Whom a guest can ask."""

    email: Annotated[EmailAddress, Field(description="Address for questions.", examples=["hello@rosewood.example"])]
    phone: Annotated[Phone | None, Field(description="Number for questions.", examples=["+390551234567"])] = None


class Tenant(Lasting):
    """An organisation with guests of its own. Nothing is shared between tenants."""

    name: Annotated[Label, Field(description="The name guests know.", examples=["Rosewood Weddings"])]
    legal_name: Annotated[
        Line, Field(description="The name in the register, for legal notices.", examples=["Rosewood Weddings S.r.l."])
    ]
    website: Annotated[WebAddress | None, Field(description="Public web site.")] = None
    country: Annotated[Country, Field(description="Country of establishment, whose law applies.")]
    timezone: Annotated[TimeZone, Field(description="Zone of the office.", examples=["Europe/Rome"])]
    postal_address: Annotated[PostalAddress, Field(description="Address shown in the foot of messages.")]
    contact: Annotated[Contact, Field(description="Whom a guest can ask.")]
