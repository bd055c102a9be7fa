"""Addresses: how people and programs name a value, the same in every command.

platform:compliance.quiet_hours.send_window
rosewood:brand.primary
rosewood/anna-ben:providers.twilio-sms.priority
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compiler.core.snapshot import PLATFORM, ScopeKey

_SCOPE = re.compile(r"(?P<tenant>[a-z0-9][a-z0-9_-]*)(/(?P<event>[a-z0-9][a-z0-9_-]*))?")


class BadAddress(ValueError):  # noqa: N818 - a sentence for people, not a bug
    """The text is no address; it says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """A scope and a route in it; an empty route is the scope itself."""

    scope: ScopeKey
    route: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.scope}:{'.'.join(self.route)}" if self.route else str(self.scope)


def parse_scope(text: str) -> ScopeKey:
    """Read `platform`, `rosewood` or `rosewood/anna-ben`. Raises `BadAddress`."""
    if text == "platform":
        return PLATFORM
    found = _SCOPE.fullmatch(text)
    if found is None:
        raise BadAddress(f"`{text}` is no scope. Write platform, a tenant (rosewood) or an event (rosewood/anna-ben).")
    return ScopeKey(found["tenant"], found["event"] or "")


def parse_address(text: str) -> Address:
    """Read an address. Raises `BadAddress`."""
    scope, colon, route = text.partition(":")
    if not colon or not route or any(not key for key in route.split(".")):
        raise BadAddress(f"`{text}` is no address. Write it like rosewood/anna-ben:providers.twilio-sms.priority.")
    return Address(parse_scope(scope), tuple(route.split(".")))
