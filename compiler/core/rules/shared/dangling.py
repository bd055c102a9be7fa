"""Names of things that are not there: one finding for each name, however many lines name it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import nearest
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.shared.line import Line, related
from compiler.core.rules.shared.removed_while_named import removed_below, while_named
from compiler.core.rules.view import View

_RENAMED = 2
"""So many lines do not misspell a name in the same way: it is the thing that was renamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that other settings name."""

    section: str
    word: str
    rule: Rule


Named = tuple[str, Resolved, Route]
"""A name, and the entry and the route in it that give it."""
Reading = Callable[[View], tuple[Mapping[str, Resolved], Sequence[Named]]]
"""Reads from a view what there is of a kind, and the names that are given."""


def dangling(view: View, kind: Kind, read: Reading) -> Iterator[Finding]:
    """Yield a finding for each name of what is not there; what an event inherits is said as its tenant sees it."""
    found = _by_name(view, kind, read)
    above = _by_name(view.parent, kind, read) if found and view.key.event and view.parent is not None else {}
    for name, finding in found.items():
        yield above.get(name, finding)


def _by_name(view: View, kind: Kind, read: Reading) -> dict[str, Finding]:
    known, named = read(view)
    if all(name in known for name, _, _ in named):
        return {}
    by_name: dict[str, list[Line]] = {}
    for name, entry, route in named:
        by_name.setdefault(name, []).append(Line(entry=entry, route=route, words="it is named here"))
    unnamed = [name for name in known if name not in by_name]
    found: dict[str, Finding] = {}
    for name, lines in by_name.items():
        if name in known:
            continue
        # The widest line is the one that all events share.
        shown = min(lines, key=lambda line: line.level)
        removed = removed_below(view, f"{kind.section}.{name}", shown.entry, shown.route)
        if removed is not None:
            found[name] = while_named(view, kind.rule, removed, shown.entry, shown.route)
        elif len(lines) >= _RENAMED and len(unnamed) == 1:
            found[name] = _renamed(view, kind, name, lines, known[unnamed[0]])
        else:
            found[name] = _unknown(view, kind, name, shown, lines, known)
    return found


def _unknown(view: View, kind: Kind, name: str, shown: Line, lines: Sequence[Line], known: Collection[str]) -> Finding:
    close = nearest(name, known)
    return Finding(
        rule=kind.rule,
        at=shown.at(view),
        what=f"There is no {kind.word} `{name}` here.",
        fix=f"Did you mean `{close}`?" if close is not None else f"Write `{kind.section}.{name}`, or take it out here.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _renamed(view: View, kind: Kind, name: str, lines: Sequence[Line], thing: Resolved) -> Finding:
    shown = Line(entry=thing, of_key=True, words="")
    return Finding(
        rule=kind.rule,
        at=shown.at(view),
        what=f"Nothing names `{thing.name}`, and several lines name `{name}`, which is not there.",
        fix=f"Call it `{name}` again, or write the new name there as well.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )
