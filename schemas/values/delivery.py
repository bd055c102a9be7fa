"""What became of a message, and what a failure asks for: the words that every service's own words are led to."""

from __future__ import annotations

from typing import Literal

DeliveryStatus = Literal[
    "queued",
    "sent",
    "delivered",
    "deferred",
    "bounced",
    "rejected",
    "failed",
    "opened",
    "clicked",
    "read",
    "complained",
    "unsubscribed",
    "replied",
]
"""What became of a message, or what its reader did with it."""

RetryClass = Literal["throttle", "transient", "auth", "recipient_permanent", "consent", "content", "account"]
"""What kind of failure it is, from which follows whether and where a message is tried again."""
