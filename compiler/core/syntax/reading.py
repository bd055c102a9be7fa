"""One file while it is read: what has been counted, named and found wrong so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.fix.repair import RemoveRepeat
from compiler.core.place import Place
from compiler.core.syntax import rules
from compiler.core.syntax.limits import MAX_NODES


class Stop(Exception):  # noqa: N818 - not an error, an end
    """The rest of the file cannot or must not be read."""


@dataclass(slots=True)
class Reading:
    """One file while it is read."""

    path: str
    text: str
    next: Callable[[], Any]
    nodes: int = 0
    anchors: dict[str, tuple[Any, int, int]] = field(default_factory=dict)
    """Anchored values, each with its number of nodes and its depth."""
    open_anchors: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """The text line by line, once somebody has asked for one."""

    def report(self, rule: Rule, mark: Any, what: str, fix: str) -> None:
        """Note what is wrong at a mark."""
        self.findings.append(Finding(rule=rule, at=place_of(self.path, mark), what=what, fix=fix))

    def repeated(self, mark: Any, earlier: Any, what: str, *, says_the_same: bool) -> None:
        """Note a key that stands in its map already."""
        at, related = place_of(self.path, mark), (("first written here", place_of(self.path, earlier)),)
        repair = RemoveRepeat(at) if says_the_same else None
        found = Finding(
            rule=rules.DUPLICATE_KEY, at=at, what=what, fix="Keep one of them.", related=related, repair=repair
        )
        self.findings.append(found)

    def count(self, mark: Any, more: int) -> None:
        """Count values, and stop where there are too many."""
        self.nodes += more
        if self.nodes > MAX_NODES:
            self.report(
                rules.TOO_MANY_NODES,
                mark,
                f"Up to here the file holds more than {MAX_NODES:,} values.",
                "Split the file, and write repeated values out where they are used.",
            )
            raise Stop

    def line(self, mark: Any) -> str:
        """Return the text of the line a mark is in."""
        if not self.lines:
            self.lines = self.text.split("\n")
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def tagged(self, event: Any) -> None:
        """Report an explicit tag."""
        what = f"`{event.tag.replace('tag:yaml.org,2002:', '!!')}` stands before this value."
        self.report(rules.EXPLICIT_TAG, event.start_mark, what, "Remove the tag; quotes make a text of anything.")


def place_of(path: str, mark: Any) -> Place:
    """Return the place of a mark; the beginning of the file where there is none."""
    return Place(path) if mark is None else Place(path, mark.line + 1, mark.column + 1)
