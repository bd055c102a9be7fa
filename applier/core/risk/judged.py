"""A change with its class, and why it has that class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from applier.core.change import Effective
from applier.core.risk.leaves import Leaf
from applier.core.risk.level import Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One reason for a class."""

    risk: Risk
    route: tuple[str, ...]
    """The field, or the entry."""
    why: str
    """In words, where it is not the field itself: `weaker than before`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A change with its class and the reasons for it."""

    change: Effective
    causes: tuple[Cause, ...]
    """Sorted, the most severe first."""
    leaves: tuple[Leaf, ...]
    """The values that differ."""

    @property
    def risk(self) -> Risk:
        """The most severe class of all its causes."""
        return max((cause.risk for cause in self.causes), default=Risk.NONE)


def worst(judged: Iterable[Judged]) -> Risk:
    """Return the class of several changes together."""
    return max((each.risk for each in judged), default=Risk.NONE)


def counted(judged: Iterable[Judged]) -> dict[Risk, int]:
    """Return how many changes there are of each class, the most severe first."""
    return dict(sorted(Counter(each.risk for each in judged).items(), reverse=True))
