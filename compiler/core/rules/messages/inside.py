"""A finding about a word of a template: its place in the text, and how that place is said."""

from __future__ import annotations

from dataclasses import replace

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.shared.found import Related
from compiler.core.rules.view import View


def inside(at: Spot | Place, line: int, column: int) -> Spot | Place:
    """Return a place inside the text that stands at a spot."""
    return replace(at, line=line, column=column) if isinstance(at, Spot) else at


def of_word(  # noqa: PLR0913, PLR0917 - a finding has as many parts
    rule: Rule,
    view: View,
    entry: Resolved,
    route: Route,
    mark: tuple[int, int],
    what: str,
    fix: str,
    *,
    related: Related = (),
) -> Finding:
    """Return a finding at line and column of the text at a route of an entry."""
    text = entry.value
    for key in route:
        text = text[key]
    field = next(str(key) for key in reversed(route) if type(key) is str)
    where = f"In line {mark[0]} of `{field}`: " if "\n" in text.strip() else f"In `{field}`: "
    return Finding(
        rule=rule,
        at=inside(view.spot(entry, route), *mark),
        what=where + what,
        fix=fix,
        related=related,
        subject=view.subject(entry, route),
    )
