"""How a campaign's date lies to its event and to what is usual for its category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from compiler.core.rules.campaigns.agenda import Planned, anchor_moment
from compiler.core.rules.view import View
from schemas.values.calendar import shifted

ANCHORS = {"event_start": "the event's start", "event_end": "the event's end", "reply_deadline": "the reply deadline"}


def timing_of(view: View, planned: Planned) -> Mapping[str, Any] | None:
    """Return what the catalogue says of the time of a campaign's category."""
    category = view.find(f"catalogue.categories.{planned.category}")
    return category.value.get("timing") if category is not None else None


def sound_event(view: View) -> Mapping[str, Any] | None:
    """Return an event's facts; None where it has none, or where its own dates contradict each other."""
    event = view.find("event")
    if event is None:
        return None
    starts, ends = event.value.get("starts", ""), event.value.get("ends", "")
    deadline = (event.value.get("reply") or {}).get("deadline", "")
    return event.value if starts < ends and deadline <= starts else None


def is_after_event(view: View, planned: Planned, event: Mapping[str, Any]) -> bool:
    """Tell whether a campaign whose category is for before the event's end goes out after it."""
    timing, ends = timing_of(view, planned), anchor_moment("event_end", event)
    if planned.at is None or timing is None or ends is None:
        return False
    return planned.at > ends and timing.get("anchor") != "event_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A date outside what is usual."""

    anchor: str
    days: int
    """From the anchor to the date."""
    usual: str


def miss(view: View, planned: Planned, event: Mapping[str, Any]) -> Miss | None:
    """Return how a campaign's date misses what is usual for its category, if it does."""
    timing = timing_of(view, planned)
    anchor = anchor_moment(timing.get("anchor"), event) if timing is not None else None
    if planned.at is None or timing is None or anchor is None:
        return None
    earliest, latest = timing.get("earliest"), timing.get("latest")
    day = planned.at.date()
    is_early = earliest is not None and day < shifted(anchor, earliest).date()
    is_late = latest is not None and day > shifted(anchor, latest).date()
    if not is_early and not is_late:
        return None
    return Miss(anchor=timing["anchor"], days=(day - anchor.date()).days, usual=_usual(anchor, earliest, latest))


def _usual(anchor: datetime, earliest: str | None, latest: str | None) -> str:
    first, last = (
        away((shifted(anchor, bound).date() - anchor.date()).days) if bound is not None else None
        for bound in (earliest, latest)
    )
    if first is not None and last is not None:
        return f"from {first} to {last}"
    return f"{first} at the earliest" if first is not None else f"{last} at the latest"


def away(days: int) -> str:
    """Return how far off so many days are, in words."""
    if not days:
        return "that day"
    return f"{abs(days)} day{'s' if abs(days) > 1 else ''} {'before' if days < 0 else 'after'}"
