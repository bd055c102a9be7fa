"""Which class a field of a provider's `config` has: what the provider catalogue marks it as."""

from __future__ import annotations

from typing import Any

from applier.core.fields import ABSENT
from applier.core.risk.level import MOST_SEVERE, Risk
from schemas.catalogue import provider_channels, provider_fields, provider_types


def account_risk(route: tuple[str, ...], before: Any, after: Any) -> Risk:
    """Return the class of a route inside `config`, as both providers' types (or the only one's) have it."""
    return max((_marked(route, each) for each in (before, after) if each is not ABSENT), default=MOST_SEVERE)


def _marked(route: tuple[str, ...], provider: Any) -> Risk:
    kind, channel = provider.get("type"), provider.get("channel")
    if kind not in provider_types() or channel not in provider_channels(kind):
        return MOST_SEVERE
    fields = [field for field in provider_fields(kind, channel) if _touches(field.route, route)]
    if not any(field.route == route[: len(field.route)] for field in fields):
        # A field of the other side's type, which this one does not know and does not say.
        return Risk.CREDENTIAL if _is_silent(provider, route) else MOST_SEVERE
    return max(_mark(field.schema) for field in fields)


def _touches(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of the two routes leads to the other."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _is_silent(provider: Any, route: tuple[str, ...]) -> bool:
    """Whether this side says nothing at the route."""
    at: Any = provider.get("config", {})
    for key in route:
        if not isinstance(at, dict) or key not in at:
            return True
        at = at[key]
    return False


def _mark(schema: dict[str, Any]) -> Risk:
    """What is marked as nothing is the account all the same: a host, a region, a stream."""
    is_sender = schema.get("x-sender") or schema.get("x-claim") in ("sender", "whatsapp")
    return Risk.SENDER if is_sender else Risk.CREDENTIAL
