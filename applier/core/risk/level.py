"""The classes of risk, in their order."""

from __future__ import annotations

from enum import IntEnum


class Risk(IntEnum):
    """How much harm a change could do; a class holds all those before it."""

    NONE = 0
    """Nobody gets anything else than before."""
    COSMETIC = 1
    """It looks different, or only people in the office read it."""
    CONTENT = 2
    """Guests read something else."""
    DELIVERY = 3
    """Other guests get it, or at another time, or on another way."""
    CREDENTIAL = 4
    """Another account carries it, or another secret opens the account."""
    SENDER = 5
    """It comes from somebody else: a name, a number, an address."""
    COMPLIANCE = 6
    """Another answer to the law, to consent, or to who gets guests' information."""
    DESTRUCTIVE = 7
    """Something is lost or unguarded; also whatever nothing here knows how to class."""

    @property
    def word(self) -> str:
        """The class as people write it."""
        return self.name.lower()


MOST_SEVERE = max(Risk)
