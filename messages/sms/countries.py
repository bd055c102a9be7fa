"""What countries ask of the sender of a text message. Only what a service or a carrier says in public.

Sources: AWS End User Messaging, "Sender IDs" (United States, Canada, China); the same numbering plan and
carriers for Puerto Rico; MessageBird, "Complete list of sender ID availability"; for Argentina, whose
networks replace every name by a short code, Pushtech, "SMS Sender ID regulations"; for India TRAI, TCCCPR 2018.
"""

from __future__ import annotations

NO_NAMES = frozenset({"AR", "CA", "CN", "PR", "US"})
"""Countries whose networks carry no text from a name: they drop it, or show another sender."""

INDIA = "IN"
"""A sender is a header of six letters, registered with its texts (DLT)."""

UNITED_STATES = "US"
"""An ordinary number is registered with its brand and its campaign (10DLC), or carriers drop its texts."""

NUMBERS_OF_NORTH_AMERICA = "+1"
