"""The campaigns that are to go out, each with its day and time as a guest's clock shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from schemas.values.calendar import shifted


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An enabled campaign."""

    campaign: Resolved
    category: str
    channels: tuple[str, ...]
    at: datetime | None
    """None where something that happens to a guest sets it off, or where the date it counts from is not set."""

    @property
    def key(self) -> str:
        """Its name as people write it."""
        return self.campaign.name.split(".")[1]

    @property
    def is_triggered(self) -> bool:
        """Whether something that happens to a guest sets it off."""
        return self.schedule.get("type") == "trigger"

    @property
    def schedule(self) -> Mapping[str, Any]:
        """When, as it is said."""
        said: Mapping[str, Any] = self.campaign.value.get("schedule", {})
        return said

    @property
    def dated_by(self) -> tuple[str, ...]:
        """The route of what says its day."""
        return ("schedule", "day") if self.schedule.get("type") == "fixed" else ("schedule", "offset")


def agenda(view: View) -> tuple[Planned, ...]:
    """Return the enabled campaigns by name; the same for all scopes that speak of no campaign and no event."""
    return view.derived(_agenda, "campaigns", "event")


def _agenda(view: View) -> tuple[Planned, ...]:
    event = view.find("event")
    facts = event.value if event is not None else {}
    return tuple(
        Planned(
            campaign=entry,
            category=entry.value.get("template", ""),
            channels=tuple(entry.value.get("channels", ())),
            at=_moment(entry.value.get("schedule", {}), facts),
        )
        for _, entry in sorted(view.section("campaigns").items())
        if entry.value.get("enabled") is not False
    )


def anchor_moment(anchor: str | None, event: Mapping[str, Any]) -> datetime | None:
    """Return the local moment that times are counted from, where the event has it."""
    match anchor:
        case "event_start":
            said = event.get("starts")
        case "event_end":
            said = event.get("ends")
        case "reply_deadline":
            said = (event.get("reply") or {}).get("deadline")
        case _:
            said = None
    return datetime.fromisoformat(said) if type(said) is str else None


def _moment(schedule: Mapping[str, Any], event: Mapping[str, Any]) -> datetime | None:
    at = schedule.get("at")
    if type(at) is not str:
        return None
    if schedule.get("type") == "fixed":
        day = schedule.get("day")
        return _at(date.fromisoformat(day), at) if type(day) is str else None
    from_, offset = anchor_moment(schedule.get("anchor"), event), schedule.get("offset")
    if from_ is None or type(offset) is not str:
        return None
    return _at(_day(from_, offset), at)


@lru_cache(maxsize=4096)
def _day(anchor: datetime, offset: str) -> date:
    return shifted(anchor, offset).date()


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))
