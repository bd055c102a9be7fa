"""The call that tells whether an account can be used: it costs nothing and sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from schemas.catalogue.condition import holds
from schemas.catalogue.files import provider_schema


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """How an HTTP call signs in."""

    scheme: Literal["basic", "bearer", "header", "aws_sigv4", "oauth"]
    user: str = ""
    """For `basic`: the user; a field of config in braces."""
    secret: str = ""
    """The field of config that holds the secret."""
    header: str = ""
    prefix: str = ""
    """For `header`: its name, and what stands before the secret."""
    service: str = ""
    """For `aws_sigv4`: the service that is signed for."""
    token_url: str = ""
    """For `oauth`: where a token is got first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpCall:
    """An HTTP call; fields of config stand in braces in its address."""

    method: Literal["GET", "POST"]
    url: str
    sign_in: SignIn
    code: int
    """The status of the right answer."""
    says: str
    """What the right answer is, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpCall:
    """A dialogue with a mail server; fields of config stand in braces."""

    host: str
    port: str
    tls: str
    dialogue: tuple[str, ...]
    code: int
    """The reply to AUTH that is right."""
    says: str


TestCall = HttpCall | SmtpCall


def test_call(kind: str, channel: str, config: dict[str, Any]) -> TestCall | None:
    """Return the test call for an account with this config, or none where the service has none."""
    return next(
        (
            _call(said)
            for said in provider_schema(kind)["x-test-call"]
            if channel in said.get("channels", [channel]) and holds(said.get("when"), config)
        ),
        None,
    )


def _call(said: dict[str, Any]) -> TestCall:
    right = said["right"]
    if said["protocol"] == "http":
        sign_in = SignIn(**said["sign_in"])
        return HttpCall(method=said["method"], url=said["url"], sign_in=sign_in, code=right["code"], says=right["says"])
    return SmtpCall(
        host=said["host"],
        port=said["port"],
        tls=said["tls"],
        dialogue=tuple(said["dialogue"]),
        code=right["code"],
        says=right["says"],
    )
