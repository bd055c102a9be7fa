"""A template taken apart: what it always says, and what it asks of the values it is filled with.

Filling a template twice costs twice; most of it is the same for every guest. So its syntax tree is cut in
two: the text, with a slot for each value, and a program that says for given values which branches are taken
and what stands in each slot. Only plain conditions and values can be cut so; `{% set %}` cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Template, nodes

from messages.template.engine import engine
from messages.template.read import read

_SLOT, _BRANCH = "\x1f", "\x1e"
TOKEN = "zqslot{}zq"  # noqa: S105 - stands for a value while MJML is compiled
"""Letters only where a word may be broken, so that MJML carries it through unchanged."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value; for `{{ content }}` alone, the place of what stands inside a frame."""

    is_content: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A condition: the first branch it takes by number, each with its pieces."""

    branches: tuple[tuple[int, Pieces], ...]


Piece = str | Slot | Choice
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A template in two halves."""

    pieces: Pieces
    program: Template


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says for some values: the branches taken, in order, and what stands in each slot."""

    branches: tuple[int, ...]
    slots: tuple[str, ...]


@lru_cache(maxsize=1024)
def skeleton_of(text: str) -> Skeleton | None:
    """Take a template apart; None where it cannot be."""
    if read(text).problems:
        return None
    environment = engine(markup=True)
    tree = environment.parse(text)
    if next(tree.find_all((nodes.For, nodes.Assign)), None) is not None:
        return None
    pieces, body = _cut(tree.body, [0])
    tree.body = body
    return Skeleton(pieces, environment.from_string(tree))


def ask(skeleton: Skeleton, values: Mapping[str, Any]) -> Answer | None:
    """Return what the program says; None where a value holds what only the program may say.

    Raises the engine's errors, as filling the template would.
    """
    branches: list[int] = []
    slots: list[str] = []
    said = "".join(skeleton.program.generate(values))
    for part in said.split(_SLOT)[1:]:
        kind, rest = part[:1], part[1:]
        if kind == _BRANCH and rest.isdecimal():
            branches.append(int(rest))
        elif kind == "v" and _BRANCH not in rest:
            slots.append(rest)
        else:
            return None
    return Answer(tuple(branches), tuple(slots))


def _cut(body: list[nodes.Node], count: list[int]) -> tuple[Pieces, list[nodes.Node]]:
    pieces: list[Piece] = []
    program: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    pieces.append(part.data)
                    continue
                pieces.append(Slot(isinstance(part, nodes.Name) and part.name == "content"))
                program.append(nodes.Output([_data(f"{_SLOT}v"), part], lineno=node.lineno))
        elif isinstance(node, nodes.If):
            choice, cut = _cut_choice(node, count)
            pieces.append(choice)
            program.append(cut)
    return tuple(pieces), program


def _cut_choice(node: nodes.If, count: list[int]) -> tuple[Choice, nodes.If]:
    branches: list[tuple[int, Pieces]] = []

    def branch(body: list[nodes.Node]) -> list[nodes.Node]:
        number = count[0] = count[0] + 1
        pieces, program = _cut(body, count)
        branches.append((number, pieces))
        return [nodes.Output([_data(f"{_SLOT}{_BRANCH}{number}")]), *program]

    cut = nodes.If(
        node.test,
        branch(node.body),
        [nodes.If(other.test, branch(other.body), [], [], lineno=other.lineno) for other in node.elif_],
        branch(node.else_),
        lineno=node.lineno,
    )
    return Choice(tuple(branches)), cut


def _data(text: str) -> nodes.TemplateData:
    return nodes.TemplateData(text)


def put_together(skeleton: Skeleton, branches: tuple[int, ...]) -> tuple[str | Slot, ...]:
    """Return text and slots in order, for the branches that are taken."""
    taken = frozenset(branches)
    found: list[str | Slot] = []
    _gather(skeleton.pieces, taken, found)
    return tuple(found)


def _gather(pieces: Pieces, taken: frozenset[int], found: list[str | Slot]) -> None:
    for piece in pieces:
        if isinstance(piece, Choice):
            for number, inside in piece.branches:
                if number in taken:
                    _gather(inside, taken, found)
        else:
            found.append(piece)
