"""Where a template names variables: every dotted path, in the order in which it is read.

What matters about a place is known here once: whether the value is written there or only asked about, and
whether a condition around it already says that there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from messages.template.engine import mark_of
from messages.template.paths import path_of

_Paths = frozenset[str]
_NONE: _Paths = frozenset()
_SAYS_SOMETHING = {True: ("eq", "gt", "gteq"), False: ("ne", "lt", "lteq")}
"""Comparisons with something after which a value is surely not empty: where they hold, and where they do not."""
_SAYS_NOTHING = {True: ("ne", "gt"), False: ("eq", "lteq")}
"""The same for comparisons with nothing: '' or 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A variable as it stands in a template: `brand.logo.url`."""

    path: str
    line: int
    column: int
    offset: int = 0
    """Where it begins in the text, counted from 0."""
    is_written: bool = True
    """Its value becomes part of the message; otherwise a condition only asks about it."""
    is_guarded: bool = False
    """It stands where it is not empty, or where something else takes its place."""

    @property
    def root(self) -> str:
        """The part before the first dot."""
        return self.path.split(".", 1)[0]


def words(tree: nodes.Template) -> tuple[Word, ...]:
    """Return every variable a template names and does not give itself before."""
    found: list[Word] = []
    _body(tree.body, _NONE, set(), found)
    return tuple(sorted(found, key=lambda word: word.offset))


def _body(body: list[nodes.Node], sure: _Paths, own: set[str], found: list[Word]) -> None:
    """Read statements in their order; `own` grows by the names they surely set."""
    for node in body:
        match node:
            case nodes.Output(nodes=parts):
                for part in parts:
                    found += _words(part, sure, own)
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                found += _words(value, sure, own)
                own.add(name)
            case nodes.If():
                own |= _branches(node, sure, own, found)
            case _:
                continue


def _branches(node: nodes.If, sure: _Paths, own: set[str], found: list[Word]) -> set[str]:
    """Read a condition and return the names that all of its branches set."""
    sets: list[set[str]] = []
    for branch in (node, *node.elif_):
        found += _words(branch.test, sure, own, is_written=False)
        inside = set(own)
        _body(branch.body, sure | _sure(branch.test), inside, found)
        sets.append(inside)
        sure |= _sure(branch.test, holds=False)
    inside = set(own)
    _body(node.else_, sure, inside, found)
    return set.intersection(*sets, inside)


def _words(node: nodes.Node, sure: _Paths, own: set[str], *, is_written: bool = True) -> Iterator[Word]:
    path = path_of(node)
    if path:
        if path.split(".", 1)[0] not in own:
            mark = mark_of(_first(node).lineno)
            yield Word(
                path=path,
                line=int(mark),
                column=mark.column,
                offset=mark.offset,
                is_written=is_written,
                is_guarded=path in sure or _whole(path) in sure,
            )
        return
    for part, knows, writes in _parts(node, sure):
        yield from _words(part, knows, own, is_written=is_written and writes)


def _parts(node: nodes.Node, sure: _Paths) -> Iterator[tuple[nodes.Node, _Paths, bool]]:
    """Yield what an expression is made of: what is surely not empty there, and whether it is written."""
    match node:
        case nodes.CondExpr(test=test, expr1=then, expr2=otherwise):
            yield test, sure, False
            yield then, sure | _sure(test), True
            if otherwise is not None:
                yield otherwise, sure | _sure(test, holds=False), True
        case nodes.And(left=left, right=right):
            yield left, sure, True
            yield right, sure | _sure(left), True
        case nodes.Or(left=left, right=right):
            yield left, sure | {path_of(left)}, True
            yield right, sure, True
        case nodes.Filter(name="default", node=value, args=[instead]) if value is not None:
            yield value, sure | {path_of(value)}, True
            yield instead, sure, True
        case nodes.Compare() | nodes.Not():
            yield from ((child, sure, False) for child in node.iter_child_nodes())
        case _:
            yield from ((child, sure, True) for child in node.iter_child_nodes())


def _sure(test: nodes.Node, *, holds: bool = True) -> _Paths:
    """Return the paths that are not empty where a condition holds, or where it does not."""
    match test:
        case nodes.Name() | nodes.Getattr():
            return frozenset({path_of(test), _whole(path_of(test))}) if holds else _NONE
        case nodes.Not(node=inner):
            return _sure(inner, holds=not holds)
        case nodes.And(left=left, right=right):
            both = _sure(left, holds=holds), _sure(right, holds=holds)
            return both[0] | both[1] if holds else both[0] & both[1]
        case nodes.Or(left=left, right=right):
            both = _sure(left, holds=holds), _sure(right, holds=holds)
            return both[0] & both[1] if holds else both[0] | both[1]
        case nodes.Compare(expr=value, ops=[nodes.Operand(op=op, expr=nodes.Const(value=other))]):
            # Equal to something is not empty; neither is what differs from nothing.
            tells = _SAYS_SOMETHING if other else _SAYS_NOTHING
            return frozenset({path_of(value)} - {""}) if op in tells[holds] else _NONE
        case _:
            return _NONE


def _whole(path: str) -> str:
    """Return what a part belongs to that is there as a whole or not at all: brand.logo of brand.logo.url."""
    return path.rsplit(".", 1)[0] if path.count(".") > 1 else path


def _first(node: nodes.Node) -> nodes.Node:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node
