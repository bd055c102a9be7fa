"""Guests: what is known of one, what they may answer, what happens to a message on its way to them."""

from __future__ import annotations

from typing import Literal

GuestAttribute = Literal[
    "name",
    "email",
    "phone",
    "locale",
    "country",
    "timezone",
    "tags",
    "reply",
    "party_size",
    "plus_one",
    "diet",
    "accessibility",
    "stay",
    "travel",
]
"""What the running side knows of a guest. `diet` and `accessibility` fall under GDPR art. 9."""

ReplyState = Literal["not_asked", "pending", "accepted", "declined"]
"""Where a guest stands with the invitation."""

Happening = Literal[
    "sent", "delivered", "opened", "clicked", "read", "replied", "bounced", "failed", "complained", "unsubscribed"
]
"""What can be seen of a message that went to a guest."""
