"""What the campaigns of a view send, by purpose and channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An enabled campaign and the category of its message."""

    campaign: Resolved
    category: Resolved
    channels: tuple[str, ...]

    @property
    def key(self) -> str:
        """The campaign's name."""
        return self.campaign.name.split(".")[1]

    @property
    def purpose(self) -> Any:
        """Why it is sent, as its category says."""
        return self.category.value.get("purpose")


def sent(view: View) -> tuple[Sent, ...]:
    """Return what enabled campaigns send; unknown categories are left to the rule about them."""
    return view.derived(_sent, "campaigns", "catalogue")


def channels_sent(view: View, purpose: str | None = None) -> frozenset[str]:
    """Return the channels that campaigns go out on, those of one purpose alone where it is named."""
    return view.derived(_channels, "campaigns", "catalogue").get(purpose, frozenset())


def _channels(view: View) -> dict[str | None, frozenset[str]]:
    found: dict[str | None, frozenset[str]] = {None: frozenset()}
    for each in sent(view):
        for purpose in (None, each.purpose):
            found[purpose] = found.get(purpose, frozenset()) | frozenset(each.channels)
    return found


def _sent(view: View) -> tuple[Sent, ...]:
    found = []
    for _, campaign in sorted(view.section("campaigns").items()):
        category = view.find(f"catalogue.categories.{campaign.value.get('template', '')}")
        if category is not None and campaign.value.get("enabled") is not False:
            channels = tuple(campaign.value.get("channels", ()))
            found.append(Sent(campaign=campaign, category=category, channels=channels))
    return tuple(found)
