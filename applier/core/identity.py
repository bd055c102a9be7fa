"""Ids, each given once.

An entry keeps its id while it changes, moves, retires and returns. A new one gets the id its layer asks
for, else the one its address had before, else one made from the address; never one that something
else has. A layer cannot change an id that has been given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import NamedTuple, assert_never
from uuid import UUID

from applier.core.address import Address
from applier.core.change import Closing, Opening, Replacement, Stored, Transfer
from applier.core.failure import IdentityConflict

NAMESPACE = UUID("6f0c2c59-6f5b-5d1b-9d3c-0f4b1a7e52c4")


class Given(NamedTuple):
    """An id and who had it last."""

    id: str
    address: Address
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a database remembers about some addresses and some ids."""

    at: Mapping[Address, Given]
    """The last version ever at each of these addresses."""
    holders: Mapping[str, Given]
    """The last version ever under each of these ids."""


NO_PAST = Past(at={}, holders={})


def needed_addresses(stored: tuple[Stored, ...]) -> tuple[Address, ...]:
    """Return the addresses whose past decides about ids."""
    return tuple(change.origin if isinstance(change, Transfer) else change.address for change in stored)


def needed_ids(stored: tuple[Stored, ...], asked: Mapping[Address, str], at: Mapping[Address, Given]) -> list[str]:
    """Return the ids that new entries might get, whose holders have to be known."""
    openings = [change.address for change in stored if isinstance(change, Opening)]
    derived = {each for address in openings if address not in asked for each in _candidates(address, at)}
    return sorted(derived | {asked[address] for address in openings if address in asked})


def assign(stored: tuple[Stored, ...], asked: Mapping[Address, str], past: Past, release: int) -> Mapping[Address, str]:
    """Return the id of every version that the release opens. Raises IdentityConflict."""
    given = _kept(stored, past)
    conflicts = [sentence for address, has in given.items() for sentence in _refused_change(address, asked, has)]
    taken = set(given.values())
    leaving = {change.origin for change in stored if isinstance(change, Closing)}
    openings = [change.address for change in stored if isinstance(change, Opening)]
    for address in sorted(openings, key=lambda each: (each not in asked, each)):
        wanted = asked.get(address)
        if wanted is None:
            given[address] = _free_id(address, past, taken, release)
        elif wanted not in taken and _may_have(wanted, address, past, leaving):
            given[address] = wanted
        else:
            conflicts.append(f"{address} asks for the id {wanted}, which something else has")
            continue
        taken.add(given[address])
    if conflicts:
        raise IdentityConflict(tuple(conflicts))
    return given


def changed_ids(asked: Mapping[Address, str], at: Mapping[Address, Given]) -> tuple[str, ...]:
    """Return a sentence for every layer that asks for another id than the one its entry has."""
    return tuple(
        sentence
        for address, known in sorted(at.items())
        if known.is_open
        for sentence in _refused_change(address, asked, known.id)
    )


def _kept(stored: tuple[Stored, ...], past: Past) -> dict[Address, str]:
    """The ids of what goes on."""
    kept: dict[Address, str] = {}
    for change in stored:
        match change:
            case Replacement(address=origin) | Transfer(origin=origin):
                kept[change.address] = past.at[origin].id
            case Opening() | Closing():
                pass
            case _:
                assert_never(change)
    return kept


def _refused_change(address: Address, asked: Mapping[Address, str], has: str) -> list[str]:
    wanted = asked.get(address, has)
    return [] if wanted == has else [f"{address} has the id {has} and cannot be given {wanted}"]


def _made(name: str) -> str:
    """Return the UUIDv5 (RFC 9562) of a name; by hand, for a first apply makes 100,000 of them."""
    digits = sha1(NAMESPACE.bytes + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def _candidates(address: Address, at: Mapping[Address, Given]) -> tuple[str, ...]:
    """Return the ids to try, the best first."""
    last = at.get(address)
    return (_made(str(address)),) if last is None else (last.id, _made(str(address)))


def _free_id(address: Address, past: Past, taken: set[str], release: int) -> str:
    for candidate in _candidates(address, past.at):
        holder = past.holders.get(candidate)
        if candidate not in taken and (holder is None or holder.address == address):
            return candidate
    # Only one entry can begin at an address in a release, so nobody ever had this one.
    return _made(f"{address}@{release}")


def _may_have(wanted: str, address: Address, past: Past, leaving: set[Address]) -> bool:
    """Whether an id that is asked for is nobody's now: a tenant's retired one may be taken up by the tenant."""
    holder = past.holders.get(wanted)
    if holder is None or holder.address == address:
        return True
    retired = not holder.is_open or holder.address in leaving
    return retired and holder.address.scope.tenant == address.scope.tenant
