"""One system is the source of an attribute of a guest, not two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.integrations.integration_twice import in_order, in_use
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

INTEGRATION_CONFLICT = Rule(
    id="integration-conflict",
    summary="Two systems write the same attribute of a guest",
    why="Each would undo what the other wrote, for as long as they differ.",
)


def direction_of(integration: Resolved, field: dict[str, Any]) -> str:
    """Return which way a field goes: its own direction, else that of the whole; a marketing platform only gets."""
    return str(field.get("direction") or integration.value.get("direction", "out"))


def _run(view: View) -> Iterator[Finding]:
    writers: dict[str, Resolved] = {}
    for crm in in_use(view, "crm"):
        for attribute, field in crm.value.get("fields", {}).items():
            if direction_of(crm, field) == "out":
                continue
            other = writers.setdefault(attribute, crm)
            if other is not crm and attribute != crm.value.get("match_on"):
                route = ("fields", attribute)
                first, last = in_order(other, crm, route)
                name = first.name.split(".")[1]
                what = f"`{name}` writes `{attribute}` too."
                fix = "Let one of the two be its source: write `direction: out` for it at the other."
                related = ((f"`{name}` writes it here", view.spot(first, route, of_key=True)),)
                yield found(INTEGRATION_CONFLICT, view, last, route, what, fix, of_key=True, related=related)


CHECK = ViewCheck(rules=(INTEGRATION_CONFLICT,), reads=frozenset({"integrations"}), run=_run)
