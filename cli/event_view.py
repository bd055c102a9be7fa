"""What an event (or a tenant, or the platform) reads, for looking at its messages; errors do not hide it.

A writer mends one message after the other and wants to see each. So the view is read even where something
in it is wrong; the errors come along, and whoever shows anything of it says that they are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from cli.exits import Ended, Exit
from cli.findings import stop_on_errors
from cli.opening import friendly, tree_of
from compiler import service
from compiler.core.diagnostic import Diagnostic
from compiler.core.explain import resolve_chain
from compiler.core.layer.layout import lay_out
from compiler.core.locator import Locator
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import ScopeEntries
from compiler.core.resolve.seal import seal
from compiler.core.rules.view import View
from compiler.core.secrets.scanned import scanned
from compiler.core.snapshot import ScopeKey, Snapshot
from compiler.core.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An effective view, and what is wrong with the settings it comes from."""

    scope: ScopeKey
    environment: str
    tree: Tree
    entries: Mapping[str, Any]
    errors: tuple[Diagnostic, ...]

    def place(self, entry: str, route: Route, line: int) -> Place:
        """Return where a value of an entry was said; with a line, where that line of the text is."""
        layout = lay_out(self.tree.files(), self.tree.label)
        view = _view(resolve_chain(self.tree, layout, self.scope, self.environment))
        resolved = view.find(entry)
        at = view.spot(resolved, route) if resolved is not None else Place("")
        return Locator(self.tree).place(replace(at, line=line) if isinstance(at, Spot) else at)


def event_view(folder: Path, revision: str | None, address: str, environment: str) -> EventView:
    """Read the view of a scope; only that scope is compiled. Ends the run where there is no such thing."""
    with friendly():
        scope = service.parse_scope(address)
        tree = scanned(tree_of(folder, revision))
        compilation = service.compile_scope(tree, scope, environment)
    errors = tuple(found for found in compilation.diagnostics if found.is_error)
    if compilation.is_whole:
        if scope not in compilation.snapshot.scopes:
            words = f"{scope} says `enabled: false`, so it sends no messages. Nothing was rendered."
            raise Ended(Exit.FINDINGS, words, "take that line out, or name another event.")
        entries = _compiled(compilation.snapshot, scope)
    else:
        if compilation.hidden:  # a text that looks like a secret might stand in a message
            stop_on_errors(compilation, tree, "nothing was rendered", revision)
        entries = _read(tree, scope, environment)
    return EventView(scope=scope, environment=environment, tree=tree, entries=entries, errors=errors)


def _compiled(snapshot: Snapshot, scope: ScopeKey) -> dict[str, Any]:
    return {name: orjson.loads(entry.content or b"null") for name, (_, entry) in snapshot.effective(scope).items()}


def _read(tree: Tree, scope: ScopeKey, environment: str) -> dict[str, Any]:
    """Return the entries of a scope with errors: what could not be read is not there."""
    chain = resolve_chain(tree, lay_out(tree.files(), tree.label), scope, environment)
    found = {}
    for wider in reversed([*chain.chain()]):
        for name, resolved in sorted(wider.own.items()):
            content = seal(resolved, environment).content
            found[name] = orjson.loads(content) if content is not None else None
    return {name: value for name, value in found.items() if value is not None}


def _view(scope: ScopeEntries) -> View:
    return View(scope, _view(scope.parent) if scope.parent is not None else None)
