"""No layer below takes out a role."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.retention.retention_removed import taken_out
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

ROLE_REMOVED = Rule(
    id="role-removed",
    summary="A layer below takes out a role",
    why="Whoever the platform asks to agree to a change would not be asked there any more.",
)


def _run(view: View) -> Iterator[Finding]:
    for role in taken_out(view, "roles"):
        what = f"`{role.name}` is taken out; what a role may do is the same everywhere."
        fix = "Remove the line; say under `members` who has the role here."
        yield found(ROLE_REMOVED, view, role, (), what, fix)


CHECK = ViewCheck(rules=(ROLE_REMOVED,), reads=frozenset({"roles"}), run=_run)
