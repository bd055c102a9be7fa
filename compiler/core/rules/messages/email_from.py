"""The address that mail comes from belongs to the domain that the provider signs for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View
from messages.email.sender import domain_of, is_aligned, is_borrowed, registered

EMAIL_FROM = Rule(
    id="email-from",
    summary="Mail would not be believed to come from its sender",
    why="Receivers compare the sender with the domain that was signed (DMARC); where they differ, guests get no mail.",
    sources=(
        Reference(
            title="RFC 7489, 3.1: identifier alignment", url="https://www.rfc-editor.org/rfc/rfc7489#section-3.1"
        ),
        Reference(title="Gmail: e-mail sender guidelines", url="https://support.google.com/a/answer/81126"),
    ),
)
_SIGNED = (("config", "dkim", "domain"), ("config", "domain"))
"""Where a provider says the domain it signs for."""


def _run(view: View, provider: Resolved) -> Iterator[Finding]:
    address = _at(provider.value, ("config", "from", "email"))
    if provider.value.get("channel") != "email" or type(address) is not str:
        return
    domain = domain_of(address)
    if is_borrowed(domain, str(provider.value.get("type"))):
        what = f"`{address}` is a private mailbox: only {domain}'s own servers may send for it."
        fix = "Write an address at a domain of your own, such as hello@rosewood.example."
        yield found(EMAIL_FROM, view, provider, ("config", "from", "email"), what, fix)
        return
    for route in _SIGNED:
        signed = _at(provider.value, route)
        if type(signed) is str and domain and not is_aligned(domain, signed.lower()):
            what = f"Mail comes from {domain}, but the provider signs for {signed}."
            fix = f"Write an address at {registered(signed)}, or have the provider sign for {registered(domain)}."
            against = Against("the domain is said here", provider, route)
            yield found(EMAIL_FROM, view, provider, ("config", "from", "email"), what, fix, against=against)


def _at(value: Any, route: tuple[str, ...]) -> Any:
    for key in route:
        value = value.get(key) if type(value) is dict else None
    return value


CHECK = EntryCheck(rules=(EMAIL_FROM,), section="providers", run=_run)
