"""Every floor that the settings have: whatever six layers say and remove, it is as strict as the strictest of them.

`test_floors.py` tries the rules of descent in shapes made for it, and some real sections as a whole. Here each
field that is declared a floor has its turn, so that a new one is proven on the day it is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.derive import is_floor
from schemas.descent import Floor
from schemas.registry import SECTIONS
from schemas.shape import Leaf
from tests.laws.law import law
from tests.laws.shapes import Keys, at, leaf_values, routes
from tests.laws.stacks import resolved_trees
from tests.laws.test_floors import never_looser

LAYERS = 6
"""Platform, tenant and event, each with what an environment changes in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is a floor."""

    section: str
    route: Keys
    """Below the section; collections are seen at two names."""
    leaf: Leaf
    rule: Floor

    @property
    def entry(self) -> Keys:
        """The part of the route that names its entry."""
        return self.route[: SECTIONS[self.section].depth]

    @property
    def inside(self) -> Keys:
        """The part of the route inside its entry."""
        return self.route[SECTIONS[self.section].depth :]

    def __str__(self) -> str:
        return ".".join((self.section, *self.route))


def _fields() -> Iterator[Field]:
    for name, section in SECTIONS.items():
        for route, shape in routes(section.shape):
            if isinstance(shape, Leaf) and is_floor(shape.descent):
                yield Field(name, route, shape, shape.descent)  # type: ignore[arg-type] # is_floor says so


FIELDS = tuple(_fields())


def values_of(leaf: Leaf) -> st.SearchStrategy[Any]:
    """Return values for a floor; a list is any choice of a few words."""
    if leaf.kind != "list":
        return leaf_values(leaf)
    words = tuple(dict.fromkeys(leaf.choices))[:4] or ("a", "b", "c")
    return st.lists(st.sampled_from(words), unique=True, max_size=4)


def _said(section: str, route: Keys, value: Any) -> dict[str, Any]:
    for key in reversed((section, *route)):
        value = {key: value}
    return dict(value)


@st.composite
def stacks(draw: st.DrawFn, field: Field) -> dict[int, dict[str, Any]]:
    """What layers say about one field: a value, or a null over it or over something it stands in."""
    found: dict[int, dict[str, Any]] = {}
    is_there = False
    for level in sorted(draw(st.sets(st.integers(0, LAYERS - 1), min_size=2))):
        removed = draw(st.integers(len(field.entry), len(field.route))) if draw(st.integers(0, 3)) == 0 else None
        if removed is not None and removed >= 1:
            found[level] = _said(field.section, field.route[:removed], None)
            is_there = is_there and removed > len(field.entry)
        elif level % 2 == 0 or is_there or not _is_named(field):
            found[level] = _said(field.section, field.route, draw(values_of(field.leaf)))
            is_there = True
        # Else an environment speaks of a named thing that no layer has: that is refused and does nothing.
    return found


def _is_named(field: Field) -> bool:
    """Tell whether its entry is one of many with names, which may come and go."""
    return field.section in ("roles", "retention")


@pytest.mark.parametrize("field", FIELDS, ids=str)
@law(25)
@given(data=st.data())
def test_no_layer_weakens_what_another_demands(field: Field, data: st.DataObject) -> None:
    """Resolved, the field is at least as strict as what every layer says that has a say, removed or not."""
    found = data.draw(stacks(field))
    scope = resolved_trees(found)
    values = {level: at(tree, (field.section, *field.entry)) for level, tree in found.items()}
    never_looser(scope, ".".join((field.section, *field.entry)), values, {field.inside: field.rule})


def test_every_part_with_floors_is_tried() -> None:
    """The list comes from the settings themselves, and holds what the law and the platform demand."""
    sections = {field.section for field in FIELDS}
    assert {"compliance", "settings", "retention", "suppression", "orchestration", "analytics", "roles"} <= sections
    demanded = {str(field) for field in FIELDS}
    assert "compliance.quiet_hours.send_window" in demanded
    assert "compliance.consent.double_opt_in_in" in demanded
    assert len(FIELDS) >= 70
