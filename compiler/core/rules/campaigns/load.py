"""How many messages a channel has to carry at an event, and how many its providers may send in a day.

Only campaigns to everybody are counted: how many guests have a tag or an answer, no file says. A guest
gets one message of a campaign, so it counts for the channel that is tried first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View
from schemas.catalogue import daily_limit, limits, provider_channels, provider_types

_NARROWED_BY = ("tags", "segments", "locales")
_NEARLY_ALL = frozenset({"not_asked", "accepted"})


def guests(view: View) -> int:
    """Return how many guests an event expects; 0 where it does not say."""
    event = view.find("event")
    expected = (event.value.get("guests") or {}).get("expected") if event is not None else None
    return expected if type(expected) is int else 0


def written_to(view: View) -> int:
    """Return how many guests an event writes to: none where all messages go to testers."""
    sandbox = view.find("settings.sandbox")
    return 0 if sandbox is not None and sandbox.value.get("enabled") is True else guests(view)


def guests_line(view: View, expected: int) -> Line | None:
    """Return the line that says how many guests are expected."""
    event = view.find("event")
    words = f"{expected:,} guests are expected"
    return Line(entry=event, route=("guests", "expected"), words=words) if event is not None else None


def to_everybody(view: View) -> Iterator[tuple[Planned, str]]:
    """Yield the campaigns that go to all guests on a day, each with the channel that is tried first."""
    order, in_use = view.find("routing.order"), view.find("settings.channels")
    first = tuple(order.value) if order is not None else ()
    for planned in agenda(view):
        if planned.at is None or not _is_to_everybody(planned.campaign.value.get("audience", {})):
            continue
        usable = [channel for channel in planned.channels if in_use is None or channel in in_use.value]
        tried = [channel for channel in first if channel in usable] or usable
        if tried:
            yield planned, tried[0]


def _is_to_everybody(audience: Mapping[str, Any]) -> bool:
    replies = audience.get("reply")
    return not any(audience.get(name) for name in _NARROWED_BY) and (
        replies is None or not _NEARLY_ALL.isdisjoint(replies)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How many messages a provider may send in a day, and what says so."""

    provider: Resolved
    most: int
    is_hard: bool
    """Set by the service for such an account, rather than by the settings."""

    @property
    def line(self) -> Line:
        """The line that says it, or the one it follows from."""
        name = self.provider.name.split(".")[1]
        words = f"{name} may send {self.most:,} a day"
        return Line(entry=self.provider, route=("type",) if self.is_hard else ("daily_cap",), words=words)


def allowance(provider: Resolved, needed: int) -> Allowance | None:
    """Return how many messages a provider may send in a day; None where it is as many as needed."""
    hard, cap = service_limit(provider, needed), provider.value.get("daily_cap")
    if hard is not None and (cap is None or hard <= cap):
        return Allowance(provider=provider, most=hard, is_hard=True)
    if cap is not None and cap < needed:
        return Allowance(provider=provider, most=cap, is_hard=False)
    return None


def service_limit(provider: Resolved, needed: int) -> int | None:
    """Return the service's own daily limit for such an account, where it is less than needed."""
    kind, channel, config = (provider.value.get(name) for name in ("type", "channel", "config"))
    if kind not in provider_types() or channel not in provider_channels(kind) or type(config) is not dict:
        return None
    least = _least_limit(kind, channel)
    if least is None or least >= needed:
        return None
    limit = daily_limit(kind, channel, config)
    return limit if limit is not None and limit < needed else None


@lru_cache(maxsize=256)
def _least_limit(kind: str, channel: str) -> int | None:
    """Return the lowest daily limit that any account of a type has, so that most configs need not be looked at."""
    found = [limit.max for limit in limits(kind, channel) if limit.per == "P1D" and limit.max is not None]
    return min(found, default=None)
