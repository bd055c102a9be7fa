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

NORTH_AMERICA = "+1"

TOLL_FREE = frozenset(["800", "833", "844", "855", "866", "877", "888"])
"""Area codes that are registered otherwise: by a form of the service."""

ELSEWHERE_IN_NORTH_AMERICA = frozenset(
    {
        "204", "226", "236", "242", "246", "249", "250", "257", "263", "264", "268", "273", "284", "289",
        "306", "340", "343", "345", "354", "365", "367", "368", "382", "403", "416", "418", "428", "431",
        "437", "438", "441", "450", "468", "473", "474", "506", "514", "519", "548", "579", "581", "584",
        "587", "600", "604", "613", "622", "633", "639", "647", "649", "658", "664", "670", "671", "672",
        "683", "684", "705", "709", "721", "742", "753", "758", "767", "778", "780", "782", "784", "787",
        "807", "809", "819", "825", "829", "849", "867", "868", "869", "873", "876", "879", "902", "905",
        "939", "942",
    }
)  # fmt: skip
"""Area codes of Canada, the Caribbean and the islands, as the numbering plan gives them out (NANPA)."""
