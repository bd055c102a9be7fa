"""Judges every effective change of a plan.

A change is judged by itself, on the ground of both sides: in any order, and beside whatever others, it has
the same class; so the class of several changes is the most severe of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from applier.core.address import own_entry
from applier.core.change import Change, Effective, Gain, Lose, Move, Reattribute
from applier.core.fields import ABSENT
from applier.core.inventory import ContentKey
from applier.core.risk.account import account_risk
from applier.core.risk.classed import class_of
from applier.core.risk.guard import is_weaker
from applier.core.risk.judged import Cause, Judged
from applier.core.risk.leaves import Leaf, leaves
from applier.core.risk.legal import Legal
from applier.core.risk.level import MOST_SEVERE, Risk
from applier.core.risk.losses import Losses
from applier.core.risk.sides import Sides
from applier.core.risk.table import FOR_EVENTS


def assess(changes: tuple[Effective, ...], sides: Sides) -> tuple[Judged, ...]:
    """Judge changes, in their order."""
    assessor = _Assessor(sides, Losses(sides), Legal(sides))
    sides.before.values(key for change in changes if (key := _key_before(change)) is not None)
    sides.after.values(key for change in changes if (key := _key_after(change)) is not None)
    return tuple(assessor.judge(change) for change in changes)


@dataclass(slots=True)
class _Assessor:
    sides: Sides
    losses: Losses
    legal: Legal

    def judge(self, change: Effective) -> Judged:
        if isinstance(change, Reattribute):
            return Judged(change=change, causes=(), leaves=())
        before = self._value(self.sides.before.values(()), _key_before(change))
        after = self._value(self.sides.after.values(()), _key_after(change))
        found = leaves(change.name, before, after) if None not in (before, after) else ()
        if _is_read_by_nobody(change):
            return Judged(change=change, causes=(), leaves=found)
        causes = self._whole(change, before, after)
        causes += [self._cause(change, leaf, before, after) for leaf in found]
        return Judged(
            change=change, causes=tuple(sorted(causes, key=lambda each: (-each.risk, each.route))), leaves=found
        )

    def _value(self, read: Any, key: ContentKey | None) -> Any:
        """A value; ABSENT where there is none, and None where there is one that cannot be read."""
        return ABSENT if key is None else read.get(key)

    def _whole(self, change: Effective, before: Any, after: Any) -> list[Cause]:
        """What the change is as a whole, whatever its fields say."""
        route = tuple(change.name.split("."))
        causes: list[Cause] = []
        if before is None or after is None:
            causes.append(Cause(risk=MOST_SEVERE, route=route, why="its value cannot be read"))
        elif class_of(route) is None:
            causes.append(Cause(risk=MOST_SEVERE, route=route, why="nothing says what it can do"))
        is_whole_scope = change.name == own_entry(change.reach.cause)
        match change:
            case Gain() | Change() | Reattribute():
                pass
            case Lose():
                if is_whole_scope:
                    causes.append(Cause(risk=MOST_SEVERE, route=route, why="all of it ends"))
            case Move():
                is_tenant = is_whole_scope and not change.reach.cause.event
                risk = MOST_SEVERE if is_tenant else Risk.DELIVERY
                causes.append(Cause(risk=risk, route=route, why="it has another address"))
            case _:
                assert_never(change)
        lost = self.losses.of(change, before, after)
        return [*causes, *(Cause(risk=MOST_SEVERE, route=route, why=words) for words in lost)]

    def _cause(self, change: Effective, leaf: Leaf, before: Any, after: Any) -> Cause:
        route = leaf.route
        if route[0] == "providers" and route[2:3] == ("config",):
            risk = account_risk(route[3:], before, after)
            return Cause(risk=risk, route=route, why="")
        known = class_of(route)
        if known is None:
            return Cause(risk=MOST_SEVERE, route=route, why="nothing says what it can do")
        if known is Risk.COMPLIANCE and is_weaker(route, leaf.before, leaf.after):
            return Cause(risk=MOST_SEVERE, route=route, why="it guards less than before")
        if route[0] == "templates":
            known = max(self.legal.template_risk(category, known) for category in _categories(change))
        elif route[0] == "layouts":
            known = self.legal.layout_risk(route[1], change.reach.cause, known)
        return Cause(risk=known, route=route, why="")


def _categories(change: Effective) -> tuple[str, ...]:
    """The category of a template, and the one it had under another name."""
    names = (change.name, change.origin.name) if isinstance(change, Move) else (change.name,)
    return tuple(name.split(".")[1] for name in names)


def _is_read_by_nobody(change: Effective) -> bool:
    """Whether everyone below has an entry of their own, and the change does nothing where it is made."""
    reach, section = change.reach, change.name.partition(".")[0]
    return section in FOR_EVENTS and reach.readers == (reach.cause,) and bool(reach.kept)


def _key_before(change: Effective) -> ContentKey | None:
    return None if isinstance(change, Gain) else change.before.body


def _key_after(change: Effective) -> ContentKey | None:
    return None if isinstance(change, Lose) else change.after.body
