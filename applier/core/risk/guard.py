"""Whether a change of a guarding value weakens it."""

from __future__ import annotations

from typing import Any

from applier.core.fields import ABSENT
from applier.core.risk.classed import order_of
from applier.core.risk.table import GUARDING
from schemas.descent import FLOORS, AllTrue
from schemas.registry import SECTIONS
from schemas.shape import Leaf, along
from schemas.strictness import Strictness, strictness


def is_weaker(route: tuple[str, ...], before: Any, after: Any) -> bool:
    """Tell whether a value guards less than before; what nobody can compare counts as weaker."""
    floor = _floor(route)
    if after is ABSENT:
        return floor is not None or route[0] in GUARDING
    if before is ABSENT:
        # A permission that is written down for the first time.
        return isinstance(floor, AllTrue) and after is not False
    if floor is not None:
        return _compared(floor, before, after)
    order = order_of(route)
    return bool(order) and not (before in order and after in order and order.index(after) >= order.index(before))


def _compared(floor: Any, before: Any, after: Any) -> bool:
    try:
        return strictness(floor, after, before) in (Strictness.LOOSER, Strictness.INCOMPARABLE)
    except (TypeError, ValueError):
        return True


def _floor(route: tuple[str, ...]) -> Any:
    section = SECTIONS.get(route[0])
    shape = along(section.shape, route[1:]) if section is not None else None
    return shape.descent if isinstance(shape, Leaf) and isinstance(shape.descent, FLOORS) else None
