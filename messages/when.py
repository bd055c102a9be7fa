"""Which events a message is for: `when` of a template against the facts of an event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def unmet(when: Mapping[str, Any] | None, event: Mapping[str, Any]) -> str | None:
    """Return the setting of the event that a message asks otherwise, such as `features.transport`; None if it is met.

    What an event does not say of its features is no.
    """
    if when is None:
        return None
    kinds = when.get("kind")
    if kinds is not None and event.get("kind") not in kinds:
        return "kind"
    features = event.get("features") or {}
    for name, wanted in sorted(when.get("features", {}).items()):
        if bool(features.get(name)) != wanted:
            return f"features.{name}"
    return None
