"""No layer below takes out a category of personal information."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

RETENTION_REMOVED = Rule(
    id="retention-removed",
    summary="A layer below takes out a category of personal information",
    why="What is in it would be in no export there, survive an erasure, and stay for ever.",
    sources=(Reference(title="GDPR art. 5(1)(e), 15, 17 and 20", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),),
)


def taken_out(view: View, section: str) -> Iterator[Resolved]:
    """Yield the entries of a section that the platform has and a tenant or an event takes out."""
    for name in sorted({name for scope in view.scope.chain() for name in scope.own}):
        if not name.startswith(f"{section}."):
            continue
        entry = view.scope.find(name)
        if entry is not None and entry.is_removed:
            yield entry


def _run(view: View) -> Iterator[Finding]:
    for kept in taken_out(view, "retention"):
        what = f"`{kept.name}` is taken out; the information in it is still there."
        fix = "Write a shorter `after` instead: P0D erases it as soon as the event is over."
        yield found(RETENTION_REMOVED, view, kept, (), what, fix)


CHECK = ViewCheck(rules=(RETENTION_REMOVED,), reads=frozenset({"retention"}), run=_run)
