"""What can be repaired about a single value or key without asking what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from compiler.core.decode.leaf import judge_leaf
from compiler.core.fix.repair import Quote, Rename, Replace
from compiler.core.nearest import surely
from compiler.core.place import Route, Source, Spot
from schemas.shape import Leaf

_TRUTH: Final = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
"""What older YAML and other tools take for truth values."""
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def quoting(source: Source, route: Route) -> Quote:
    """Return the quotes for a value that must be text."""
    return Quote(Spot((source,), route))


def renaming(source: Source, route: Route, known: Iterable[str], said: Iterable[str]) -> Rename | None:
    """Return the right name for a key, where only one can be meant and nobody says it yet."""
    if len(route) <= len(source.mount):
        return None  # it is the name of a file or folder
    meant = surely(str(route[-1]), known)
    return Rename(Spot((source,), route), meant) if meant is not None and meant not in said else None


def truth_of(value: str) -> str | None:
    """Return `true` or `false` for a word that means one of them elsewhere."""
    found = _TRUTH.get(value.lower())
    return None if found is None else str(found).lower()


def rewriting(source: Source, route: Route, leaf: Leaf, value: Any) -> Replace | None:
    """Return what to write for a text where a list, a number or a truth value is due, if it can only be that one."""
    if type(value) is not str:
        return None
    meant: Any = None
    if leaf.kind == "flag":
        meant = _TRUTH.get(value.lower())
    elif leaf.kind == "number" and value.isascii() and value.isdecimal() and str(int(value)) == value:
        meant = int(value)
    elif leaf.kind == "list" and _WORD.fullmatch(value):
        meant = [value]
    if meant is None or judge_leaf(leaf, meant) is not None:
        return None
    written = f"[{value}]" if leaf.kind == "list" else str(meant).lower()
    return Replace(Spot((source,), route), written)
