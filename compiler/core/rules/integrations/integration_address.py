"""Integrations call addresses on the public internet, never something inside the network they run in."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View
from schemas.values.host import host_of, leads_inside

INTEGRATION_ADDRESS = Rule(
    id="integration-address",
    summary="An integration calls an address inside the network",
    why="Whoever may write it could make the platform call its own databases, metadata or neighbours for them.",
    sources=(
        Reference(
            title="OWASP, Server-Side Request Forgery Prevention",
            url="https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html",
        ),
        Reference(
            title="RFC 1918, Address Allocation for Private Internets", url="https://www.rfc-editor.org/rfc/rfc1918"
        ),
        Reference(title="RFC 6761, Special-Use Domain Names", url="https://www.rfc-editor.org/rfc/rfc6761"),
    ),
)


def _run(view: View, integration: Resolved) -> Iterator[Finding]:
    for field in ("url", "account"):
        url = integration.value.get(field)
        if url is None:
            continue
        host = host_of(url)
        inside = leads_inside(host)
        if inside is not None:
            fix = "Write the address under which the other system is reached from the internet."
            yield found(INTEGRATION_ADDRESS, view, integration, (field,), f"`{host}` {inside}.", fix)


CHECK = EntryCheck(rules=(INTEGRATION_ADDRESS,), section="integrations", run=_run)
