"""Whether a value satisfies a bound of the law, in the words of floors."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from schemas.descent import AnyTrue, AtLeast, AtMost, Floor, Inside, Superset
from schemas.strictness import Strictness, strictness


def at_most(bound: str) -> Callable[[Any], bool]:
    """Return whether a duration is no longer; one that is not said has no end."""
    return _no_looser(AtMost(), bound)


def at_least(bound: str) -> Callable[[Any], bool]:
    """Return whether a duration is no shorter."""
    return _no_looser(AtLeast(), bound)


def inside(window: str) -> Callable[[Any], bool]:
    """Return whether a daily window lies inside another."""
    return _no_looser(Inside(), window)


def holding(*needed: str) -> Callable[[Any], bool]:
    """Return whether a list holds all of these."""
    return _no_looser(Superset(), needed)


def _no_looser(rule: Floor, bound: Any) -> Callable[[Any], bool]:
    @lru_cache(maxsize=256)
    def compared(value: Any) -> bool:
        return strictness(rule, value, bound) in (Strictness.STRICTER, Strictness.EQUAL)

    def holds(value: Any) -> bool:
        return value is not None and compared(tuple(value) if type(value) is list else value)

    return holds


is_true = _no_looser(AnyTrue(), bound=True)
