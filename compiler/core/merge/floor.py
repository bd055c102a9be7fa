"""Floors: the strictest value of all ancestors, kept beside the entry so that removal cannot lose it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from compiler.core.place import Route
from schemas.descent import Floor
from schemas.strictness import Strictness, strictness


class Held(NamedTuple):
    """The strictest value so far, the level that said it, and the rule that compares."""

    value: Any
    level: int
    rule: Floor


class Wrong(Enum):
    """What a layer can do wrong while it is merged."""

    LOOSENS = "loosens"
    INCOMPARABLE = "incomparable"
    REMOVES_FLOOR = "removes a floor"
    REMOVES_NOTHING = "removes nothing"
    CLASH = "clash"
    SAYS_THE_SAME = "says the same"
    PATCHES_NOTHING = "patches nothing"


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something a patch did at a route of its entry, and the level it stands against."""

    wrong: Wrong
    route: Route
    level: int
    against: int
    said: Any = None
    held: Any = None


def hold(
    floors: dict[Route, Held], route: Route, rule: Floor, said: Any, level: int, complaints: list[Complaint]
) -> Held:
    """Compare what a layer says with the floor at a route, and return what holds from now on."""
    held = floors.get(route)
    if held is None:
        floors[route] = now = Held(said, level, rule)
        return now
    match strictness(rule, said, held.value):
        case Strictness.STRICTER:
            floors[route] = held = Held(said, level, rule)
        case Strictness.LOOSER:
            complaints.append(Complaint(Wrong.LOOSENS, route, level, held.level, said, held.value))
        case Strictness.INCOMPARABLE:
            complaints.append(Complaint(Wrong.INCOMPARABLE, route, level, held.level, said, held.value))
        case Strictness.EQUAL:
            pass
    return held
