"""The variables of an expression: the entry, its name, its scope, and every section as that scope sees it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field

from compiler.core.policies.kinds import Kinds
from compiler.core.rules.view import View
from schemas.derive import shape_of
from schemas.registry import SECTIONS
from schemas.said import Said

SECTION_VARIABLES = tuple(name for name in SECTIONS if name != "policies")
"""Sections an expression may read beside its entry."""


class ScopeNames(Said):
    """The scope an entry is judged in."""

    tenant: Annotated[str | None, Field(description="Key of the tenant; empty for the platform.")] = None
    event: Annotated[str | None, Field(description="Key of the event; empty for a tenant or the platform.")] = None


def kinds_of_variables(entry: Kinds) -> Mapping[str, Kinds]:
    """Return what is known of each variable, for entries of some shapes."""
    return {"entry": entry, **_fixed()}


@cache
def _fixed() -> Mapping[str, Kinds]:
    sections: dict[str, Kinds] = {name: (SECTIONS[name].shape,) for name in SECTION_VARIABLES}
    return {"name": (shape_of(tuple[str, ...]),), "scope": (shape_of(ScopeNames),), **sections}


def section_value(view: View, section: str) -> Any:
    """Return a section as a scope sees it, as nested maps; an empty map where it says nothing."""
    return view.derived(_nest(section), section)


@cache
def _nest(section: str) -> Any:
    """Return the function that nests one section: the same one each time, so that a view computes it once."""
    depth = SECTIONS[section].depth

    def nested(view: View) -> Any:
        if not depth:
            whole = view.find(section)
            return whole.value if whole is not None else {}
        tree: dict[str, Any] = {}
        for name, resolved in view.section(section).items():
            *above, last = name.split(".")[1:]
            node = tree
            for key in above:
                node = node.setdefault(key, {})
            node[last] = resolved.value
        return tree

    return nested
