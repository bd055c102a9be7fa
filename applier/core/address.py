"""Where an entry lives: its scope and its name, written the same in every command.

Refuses nothing: an address that names nothing simply is in no inventory.
"""

from __future__ import annotations

from typing import NamedTuple

from compiler.core.snapshot import PLATFORM, ScopeKey


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


def parsed_scope(text: str) -> ScopeKey:
    """Read `platform`, `rosewood` or `rosewood/anna-ben`."""
    if text == str(PLATFORM):
        return PLATFORM
    tenant, _, event = text.partition("/")
    return ScopeKey(tenant, event)


def own_entry(scope: ScopeKey) -> str:
    """Return the name of the entry that stands for the whole scope: `event`, `tenant` or `platform`."""
    if scope.event:
        return "event"
    return "tenant" if scope.tenant else "platform"


def parsed(text: str) -> Address:
    """Read an address; without a name it is that of the entry which stands for the whole scope."""
    place, _, name = text.partition(":")
    scope = parsed_scope(place)
    return Address(scope, name or own_entry(scope))
