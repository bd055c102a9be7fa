"""A provider's type is in the provider catalogue and can carry its channel."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View
from schemas.catalogue import provider_channels, provider_types

TYPE_UNKNOWN = Rule(
    id="provider-type-unknown",
    summary="There is no such type of provider",
    why="Only services in the provider catalogue can be checked and used.",
)
CHANNEL_UNSUPPORTED = Rule(
    id="provider-channel-unsupported",
    summary="This type of provider does not carry this channel",
    why="Messages routed to it could never be sent.",
)


def _run(view: View, provider: Resolved) -> Iterator[Finding]:
    kind, channel = provider.value.get("type"), provider.value.get("channel")
    if kind not in provider_types():
        yield Finding(
            rule=TYPE_UNKNOWN,
            at=view.spot(provider, ("type",)),
            what=f"`{kind}` is not in the provider catalogue.",
            fix=did_you_mean(str(kind), provider_types()),
            subject=view.subject(provider, ("type",)),
        )
    elif channel not in provider_channels(kind):
        yield Finding(
            rule=CHANNEL_UNSUPPORTED,
            at=view.spot(provider, ("channel",)),
            what=f"`{kind}` carries {' and '.join(provider_channels(kind))}, not {channel}.",
            fix=f"Write {' or '.join(f'`{other}`' for other in provider_channels(kind))}, or use another type.",
            subject=view.subject(provider, ("channel",)),
        )


CHECK = EntryCheck(rules=(TYPE_UNKNOWN, CHANNEL_UNSUPPORTED), section="providers", run=_run)
