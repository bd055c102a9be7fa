"""Ways to reach someone: e-mail addresses, telephone numbers, web addresses, countries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import Form

EmailAddress = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$",
        max_length=254,
    ),
    Form("an e-mail address such as hello@rosewood.example"),
]
# ITU-T E.164: at most fifteen digits, no leading zero.
Phone = Annotated[
    str,
    Field(pattern=r"^\+[1-9][0-9]{1,14}$"),
    Form("a telephone number in quotes, with + and country code: '+390551234567'"),
]
WebAddress = Annotated[
    str,
    Field(pattern=r'^https://[^\s/?#<>"\\@]+([/?#][^\s<>"\\]*)?$', max_length=2000),
    Form("a web address that starts with https://"),
]
Country = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$"), Form("an ISO 3166 country code of two capital letters, such as IT")
]
