"""Where an entry lives: its scope and its name, written the same in every command.

The compiler's address goes on into the value, by a route; this one ends at the entry, and is a plain
tuple because there are hundreds of thousands to sort and to look up.
"""

from __future__ import annotations

from typing import NamedTuple

from compiler.core.address import BadAddress, parse_scope
from compiler.core.snapshot import ScopeKey


class Address(NamedTuple):
    """The place of one entry, such as `rosewood/anna-ben:providers.twilio-sms`."""

    scope: ScopeKey
    name: str

    def __str__(self) -> str:
        """The address as people write it."""
        return f"{self.scope}:{self.name}"

    @property
    def section(self) -> str:
        """The first part of the name: `providers`, `brand`."""
        return self.name.partition(".")[0]

    @property
    def rest(self) -> str:
        """What follows the section: `twilio-sms`; empty where the section is one entry."""
        return self.name.partition(".")[2]


def joined(section: str, rest: str) -> str:
    """Return the entry's name from its two parts."""
    return f"{section}.{rest}" if rest else section


def own_entry(scope: ScopeKey) -> str:
    """Return the name of the entry that stands for the whole scope: `event`, `tenant` or `platform`."""
    if scope.event:
        return "event"
    return "tenant" if scope.tenant else "platform"


def parsed(text: str) -> Address | None:
    """Read an address; without a name it is that of the entry which stands for the whole scope."""
    place, _, name = text.partition(":")
    try:
        scope = parse_scope(place)
    except BadAddress:
        return None
    return Address(scope, name or own_entry(scope))
