"""Turns a text into the one Meta is asked to approve: `{{ guest_name }}` becomes `{{1}}`, and so on without gaps.

Meta approves a fixed text with holes. A condition would make it several texts, so it cannot be sent; a
filter is worked out before the hole is filled, so it can.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jinja2 import nodes

from messages.template.engine import Mark, mark_of
from messages.template.paths import path_of
from messages.template.read import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A place that is filled for each guest."""

    path: str
    """The variable that fills it."""
    mark: Mark
    """Where it stands in the text as it was written."""
    start: int
    end: int
    """Where it stands in the numbered text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A text as Meta gets it."""

    text: str
    holes: tuple[Hole, ...]
    odd: tuple[tuple[Mark, str], ...]
    """What cannot be a hole, each with a word for it: a condition, a value that is set, an expression."""


@lru_cache(maxsize=8192)
def numbered(source: str) -> Numbered | None:
    """Number the variables of a text in their order; None where it cannot be read, which is found elsewhere."""
    tree = read(source).tree
    if tree is None:
        return None
    text = ""
    holes: list[Hole] = []
    odd: list[tuple[Mark, str]] = []
    for part in _parts(tree):
        match part:
            case nodes.TemplateData(data=data):
                text += data
            case nodes.Const(value=value):
                text += str(value)
            case _:
                path, mark = _path(part), mark_of(part.lineno)
                if path:
                    hole = f"{{{{{len(holes) + 1}}}}}"
                    holes.append(Hole(path=path, mark=mark, start=len(text), end=len(text) + len(hole)))
                    text += hole
                else:
                    odd.append((mark, _NAMES.get(type(part), "an expression,")))
    return Numbered(text=text, holes=tuple(holes), odd=tuple(odd))


_NAMES: dict[type[nodes.Node], str] = {
    nodes.If: "a condition, {% if %},",
    nodes.Assign: "{% set %},",
    nodes.CondExpr: "a condition, `… if … else …`,",
}


def _parts(tree: nodes.Template) -> list[nodes.Node]:
    return [part for node in tree.body for part in (node.nodes if isinstance(node, nodes.Output) else [node])]


def _path(node: nodes.Node) -> str:
    """Return the variable whose value, filters applied, is written; empty where it is anything else."""
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return path_of(node)
