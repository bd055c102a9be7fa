"""Ids, each given once.

An entry keeps its id while it changes, moves, retires and returns. A new one gets the id its layer asks
for, else the one its address had before, else one made from the address; never one that something
else has. A layer cannot change an id that has been given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, assert_never
from uuid import UUID, uuid5

from applier.core.address import Address
from applier.core.change import Closing, Opening, Replacement, Stored, Transfer
from applier.core.failure import IdentityConflict
from applier.core.inventory import Wish

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


def needed_ids(stored: tuple[Stored, ...], wishes: Mapping[Address, Wish], at: Mapping[Address, Given]) -> list[str]:
    """Return the ids that new entries might get, whose holders have to be known."""
    openings = (change.address for change in stored if isinstance(change, Opening))
    return sorted({id_ for address in openings for id_ in _candidates(address, wishes, at)})


def assign(
    stored: tuple[Stored, ...], wishes: Mapping[Address, Wish], past: Past, release: int
) -> Mapping[Address, str]:
    """Return the id of every version that the release opens. Raises IdentityConflict."""
    given, conflicts = _kept(stored, wishes, past)
    taken = set(given.values())
    leaving = {change.origin for change in stored if isinstance(change, Closing)}
    openings = (change.address for change in stored if isinstance(change, Opening))
    for address in sorted(openings, key=lambda address: (_asked(address, wishes) is None, address)):
        asked = _asked(address, wishes)
        if asked is not None and (asked in taken or not _may_have(asked, address, past, leaving)):
            conflicts.append(f"{address} asks for the id {asked}, which something else has")
            continue
        free = (each for each in _candidates(address, wishes, past.at) if _is_free(each, address, past, taken, asked))
        # Only one entry can begin at an address in a release, so this last one is always new.
        given[address] = next(free, None) or _made(f"{address}@{release}")
        taken.add(given[address])
    if conflicts:
        raise IdentityConflict(tuple(conflicts))
    return given


def _kept(
    stored: tuple[Stored, ...], wishes: Mapping[Address, Wish], past: Past
) -> tuple[dict[Address, str], list[str]]:
    """The ids of what goes on, and what layers wrongly ask for it."""
    kept: dict[Address, str] = {}
    for change in stored:
        match change:
            case Replacement(address=origin) | Transfer(origin=origin):
                kept[change.address] = past.at[origin].id
            case Opening() | Closing():
                pass
            case _:
                assert_never(change)
    return kept, [sentence for address, has in kept.items() for sentence in _refused_change(address, wishes, has)]


def changed_ids(wishes: Mapping[Address, Wish], at: Mapping[Address, Given]) -> tuple[str, ...]:
    """Return a sentence for every layer that asks for another id than the one its entry has."""
    return tuple(
        sentence
        for address, known in sorted(at.items())
        if known.is_open
        for sentence in _refused_change(address, wishes, known.id)
    )


def _refused_change(address: Address, wishes: Mapping[Address, Wish], has: str) -> list[str]:
    asked = _asked(address, wishes)
    return [] if asked in (None, has) else [f"{address} has the id {has} and cannot be given {asked}"]


def _asked(address: Address, wishes: Mapping[Address, Wish]) -> str | None:
    wish = wishes.get(address)
    return wish.id if wish is not None else None


def _made(name: str) -> str:
    return str(uuid5(NAMESPACE, name))


def _candidates(address: Address, wishes: Mapping[Address, Wish], at: Mapping[Address, Given]) -> tuple[str, ...]:
    """Return the ids to try, the best first."""
    asked = _asked(address, wishes)
    if asked is not None:
        return (asked,)
    last = at.get(address)
    return (_made(str(address)),) if last is None else (last.id, _made(str(address)))


def _is_free(candidate: str, address: Address, past: Past, taken: set[str], asked: str | None) -> bool:
    holder = past.holders.get(candidate)
    return candidate not in taken and (asked is not None or holder is None or holder.address == address)


def _may_have(asked: str, address: Address, past: Past, leaving: set[Address]) -> bool:
    """Whether an id that is asked for is nobody's now: a retired one may be taken up again."""
    holder = past.holders.get(asked)
    return holder is None or holder.address == address or not holder.is_open or holder.address in leaving
