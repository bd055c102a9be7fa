"""What a service allows at most or at least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schemas.catalogue.condition import holds
from schemas.catalogue.files import provider_schema

_DAY = "P1D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit of a service."""

    id: str
    of: str
    """What is counted, in words."""
    max: int | None = None
    min: int | None = None
    per: str = ""
    """In how long a time, ISO 8601; empty: in one message."""
    note: str = ""


def limits(kind: str, channel: str, config: dict[str, Any] | None = None) -> tuple[Limit, ...]:
    """Return the limits of a type for a channel: those that hold for a config, or all where none is given."""
    return tuple(
        Limit(**{key: value for key, value in said.items() if key not in {"channel", "when"}})
        for said in provider_schema(kind)["x-limits"]
        if said.get("channel", channel) == channel and (config is None or holds(said.get("when"), config))
    )


def daily_limit(kind: str, channel: str, config: dict[str, Any]) -> int | None:
    """Return how many messages the service lets an account with this config send in a day; none: it does not say."""
    found = [limit.max for limit in limits(kind, channel, config) if limit.per == _DAY and limit.max is not None]
    return min(found, default=None)
