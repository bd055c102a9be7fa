"""Of several lines that do not go together, the one to show.

What wider layers say held for everybody until a narrower one spoke: its line is the one to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compiler.core.merge.origins import origin_at
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that is said about an entry, with a few words for those who see it beside another one."""

    entry: Resolved
    words: str
    route: Route = ()
    of_key: bool = False

    @property
    def level(self) -> int:
        """The layer that says it, by its number: the narrower, the greater."""
        return origin_at(self.entry.origins, self.route)

    def at(self, view: View) -> Spot | Place:
        """Return where it stands."""
        return view.spot(self.entry, self.route, of_key=self.of_key)

    def subject(self, view: View) -> str:
        """Return the address of what it is about."""
        return view.subject(self.entry, self.route)


def narrowest(lines: Sequence[Line]) -> Line:
    """Return the line that the narrowest layer says; of several, the first."""
    return max(lines, key=lambda line: line.level)


def related(view: View, lines: Sequence[Line], shown: Line) -> tuple[tuple[str, Spot | Place], ...]:
    """Return the other lines, as they stand below a finding."""
    return tuple((line.words, line.at(view)) for line in lines if line is not shown)
