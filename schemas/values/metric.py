"""Metrics: what is counted over messages, for dashboards, alerts and experiments."""

from __future__ import annotations

from typing import Literal

Metric = Literal[
    "sent",
    "delivered_share",
    "opened_share",
    "clicked_share",
    "read_share",
    "replied_share",
    "accepted_share",
    "bounced_share",
    "failed_share",
    "complained_share",
    "unsubscribed_share",
    "queue_age",
    "cost",
    "cost_per_reply",
    "return_on_cost",
]
"""Shares are of messages sent, between 0 and 1; `queue_age` is in seconds; costs are in the tenant's currency."""

Share = Literal[
    "delivered_share",
    "opened_share",
    "clicked_share",
    "read_share",
    "replied_share",
    "accepted_share",
]
"""Metrics of success, which an experiment may aim at."""
