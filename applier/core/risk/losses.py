"""What readers are left without: the last provider of a channel, every template of a category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from applier.core.change import Effective, Gain, Lose, Move, Reattribute
from applier.core.risk.sides import Side, Sides
from compiler.core.snapshot import ScopeKey


@dataclass(slots=True)
class Losses:
    """Finds what is lost, and reads what a reader sees once however many changes ask for it."""

    sides: Sides
    _channels: dict[ScopeKey, frozenset[str]] = field(default_factory=dict)
    _categories: dict[ScopeKey, frozenset[str]] = field(default_factory=dict)

    def of(self, change: Effective, before: Any, after: Any) -> Iterator[str]:
        """Yield, in words, what some reader of a change is left without; `before` and `after` are its values."""
        if isinstance(change, Gain | Reattribute):
            return
        section, _, rest = _name_before(change).partition(".")
        if section == "providers":
            channel = carried(before)
            if channel and carried(after) != channel and self._is_lost(change, channel):
                yield f"it was the last provider of {channel}"
        elif section == "templates" and isinstance(change, Lose | Move):
            category = rest.partition(".")[0]
            places = self.sides.footholds(change.reach.readers, section)
            if any(category in self._lost_categories(place) for place in places):
                yield f"no template of {category} is left"

    def _is_lost(self, change: Effective, channel: str) -> bool:
        places = tuple(self.sides.footholds(change.reach.readers, "providers", "settings"))
        new = [place for place in places if place not in self._channels]
        self.sides.before.read_ahead(new, "providers", "settings")
        self.sides.after.read_ahead(new, "providers")
        return any(channel in self._lost_channels(place) for place in places)

    def _lost_channels(self, place: ScopeKey) -> frozenset[str]:
        """The channels that were in use there and that nothing carries any more."""
        if place not in self._channels:
            before, after = (_channels(side, place) for side in (self.sides.before, self.sides.after))
            offered = self.sides.before.entries(place, "settings").get("settings.channels")
            self._channels[place] = before - after if offered is None else (before - after) & frozenset(offered)
        return self._channels[place]

    def _lost_categories(self, place: ScopeKey) -> frozenset[str]:
        if place not in self._categories:
            before, after = (_categories(side, place) for side in (self.sides.before, self.sides.after))
            self._categories[place] = before - after
        return self._categories[place]


def carried(provider: Any) -> str:
    """Return the channel that a provider carries; nothing where it is out of use, or not there."""
    if not isinstance(provider, dict) or provider.get("enabled") is False:
        return ""
    return str(provider.get("channel", ""))


def _channels(side: Side, place: ScopeKey) -> frozenset[str]:
    return frozenset(carried(provider) for provider in side.entries(place, "providers").values()) - {""}


def _categories(side: Side, place: ScopeKey) -> frozenset[str]:
    return frozenset(name.split(".")[1] for name in side.visible(place, "templates"))


def _name_before(change: Effective) -> str:
    return change.origin.name if isinstance(change, Move) else change.name
