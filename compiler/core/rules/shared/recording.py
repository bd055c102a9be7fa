"""Whether something that happens to a message is recorded, and which setting says that it is not."""

from __future__ import annotations

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View

SECTIONS = ("settings", "analytics")
_TRACKED = {"opened": "settings.open_tracking", "clicked": "settings.link_tracking"}


def stopped_by(view: View, happening: str) -> Resolved | None:
    """Return the setting by which it is not recorded, if one is."""
    tracking, recorded = view.find(_TRACKED.get(happening, "settings.")), view.find("analytics.events")
    if tracking is not None and tracking.value is False:
        return tracking
    return recorded if recorded is not None and happening not in recorded.value else None


def words_of(stop: Resolved) -> str:
    """Say what that setting says."""
    return f"`{stop.name}` {'does not hold it' if stop.name == 'analytics.events' else 'is false'}"
