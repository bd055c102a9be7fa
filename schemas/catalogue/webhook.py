"""What a service reports of a message, in our words."""

from __future__ import annotations

from schemas.catalogue.files import provider_schema
from schemas.values.delivery import DeliveryStatus


def webhook_status(kind: str, event: str, detail: str = "", channel: str | None = None) -> DeliveryStatus | None:
    """Return our status for an event of a service, or none for one that says nothing of a message's way.

    Without a channel the first form of the type's events that knows the event decides.
    """
    for said in provider_schema(kind)["x-webhook-events"]:
        if channel is not None and channel not in said.get("channels", [channel]):
            continue
        statuses: dict[str, DeliveryStatus] = said["statuses"]
        status = statuses.get(f"{event}/{detail}") or statuses.get(event)
        if status is not None:
            return status
    return None
