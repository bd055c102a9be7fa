"""What kind of sender a text message has, and where such a sender cannot reach guests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from messages.sms.countries import ELSEWHERE_IN_NORTH_AMERICA, INDIA, NO_NAMES, NORTH_AMERICA, TOLL_FREE


class Kind(Enum):
    """What guests see as the sender; the words are those of a finding."""

    NAME = "a name"
    NUMBER = "a number"
    SHORT_CODE = "a short code"
    POOL = "a pool of numbers"


_POOLS = ("messaging_service_sid", "powerpack_uuid")
_SENDERS = ("from", "sender", "originator", "src", "origination_number", "sender_id")
_HEADER = re.compile(r"[A-Za-z]{6}")


def sender_of(config: Mapping[str, Any]) -> tuple[str, str, Kind] | None:
    """Return the field, the value and the kind of a provider's sender; None where it names none."""
    for field in (*_POOLS, *_SENDERS):
        value = config.get(field)
        if type(value) is str:
            return field, value, Kind.POOL if field in _POOLS else _kind(value)
    return None


def _kind(sender: str) -> Kind:
    if sender.startswith("+"):
        return Kind.NUMBER
    return Kind.SHORT_CODE if sender.isdecimal() else Kind.NAME


def unreached(kind: Kind, sender: str, countries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the countries of guests whom a sender of this kind does not reach."""
    match kind:
        case Kind.NAME:
            return tuple(each for each in countries if each in NO_NAMES or (each == INDIA and not _is_header(sender)))
        case Kind.SHORT_CODE:
            return countries[1:]
        case Kind.NUMBER | Kind.POOL:
            return ()


def _is_header(sender: str) -> bool:
    """Tell whether a name has the form that India registers."""
    return _HEADER.fullmatch(sender) is not None


def is_us_long_code(sender: str) -> bool:
    """Tell whether a number is an ordinary one of the United States: neither toll-free nor another country's."""
    if not sender.startswith(NORTH_AMERICA):
        return False
    area = sender.removeprefix(NORTH_AMERICA)[:3]
    return area not in TOLL_FREE and area not in ELSEWHERE_IN_NORTH_AMERICA
