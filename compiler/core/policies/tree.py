"""The syntax tree of an expression, as the library's checker hands it out.

Numbers of fields are those of `cel.expr.CheckedExpr` (cel-spec, proto/cel/expr/checked.proto and
syntax.proto). Loops come back as the macro they were written as, without their accumulators.
"""

from __future__ import annotations

from dataclasses import dataclass

from compiler.core.policies.wire import double, message, repeated, signed

MAX_DEPTH = 60
"""Deeper trees are refused: they are walked by functions that call themselves."""


class TooDeep(Exception):  # noqa: N818 - a verdict about the expression, not a bug
    """The tree is deeper than `MAX_DEPTH`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A value that stands in the expression."""

    offset: int
    value: str | bytes | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A variable, or the name of a loop's element."""

    offset: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """`of.field`, or `has(of.field)`."""

    offset: int
    of: Node
    field: str
    is_test: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operator or a function; what it is called on is the first argument."""

    offset: int
    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A list, or a map or message, that stands in the expression."""

    offset: int
    members: tuple[Node, ...]
    type_name: str = ""
    """Of a message, which is neither list nor map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """`over.all(element, body)`, `exists`, `exists_one`, `filter`; `makes` is what a `map` would collect."""

    offset: int
    element: str
    over: Node
    body: Node
    makes: Node | None


Node = Constant | Word | Select | Call | Literal | Loop


def read_tree(serialized: bytes) -> Node:
    """Return the tree of a serialized expression. Raises `TooDeep`."""
    checked = _bytes(message(serialized), 2)
    source = _bytes(message(checked), 5)
    positions = {}
    for entry in repeated(source, 4):
        pair = message(entry)
        positions[pair.get(1, 0)] = int(pair.get(2, 0))
    return _Reading(positions).node(_bytes(message(checked), 4), 0)


@dataclass(frozen=True, slots=True)
class _Reading:
    positions: dict[int | bytes, int]

    def node(self, raw: bytes, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise TooDeep
        found = message(raw)
        offset = self.positions.get(found.get(2, 0), 0)
        kind = next(number for number in found if number != 2)
        inside = _bytes(found, kind)
        match kind:
            case 3:
                return Constant(offset=offset, value=_constant(inside))
            case 4:
                return Word(offset=offset, name=_text(inside, 1))
            case 5:
                parts = message(inside)
                of = self.node(_bytes(parts, 1), depth + 1)
                return Select(offset=offset, of=of, field=_text(inside, 2), is_test=bool(parts.get(3, 0)))
            case 6:
                return self._call(inside, offset, depth)
            case 7:
                members = tuple(self.node(member, depth + 1) for member in repeated(inside, 1))
                return Literal(offset=offset, members=members)
            case 8:
                return self._struct(inside, offset, depth)
            case _:
                return self._loop(inside, offset, depth)

    def _call(self, inside: bytes, offset: int, depth: int) -> Call:
        raw = (*repeated(inside, 1), *repeated(inside, 3))
        return Call(
            offset=offset,
            function=_text(inside, 2),
            arguments=tuple(self.node(argument, depth + 1) for argument in raw),
        )

    def _struct(self, inside: bytes, offset: int, depth: int) -> Literal:
        members = [
            self.node(member, depth + 1)
            for entry in repeated(inside, 2)
            for number in (3, 4)
            for member in repeated(entry, number)
        ]
        return Literal(offset=offset, members=tuple(members), type_name=_text(inside, 1))

    def _loop(self, inside: bytes, offset: int, depth: int) -> Loop:
        parts = message(inside)
        step = self.node(_bytes(parts, 6), depth + 1)
        body, makes = _macro(step, _text(inside, 1))
        over = self.node(_bytes(parts, 2), depth + 1)
        return Loop(offset=offset, element=_text(inside, 1), over=over, body=body, makes=makes)


def _macro(step: Node, element: str) -> tuple[Node, Node | None]:
    """Return the condition of a loop and what a `map` collects, from the step its macro was written out as."""
    match step:
        case Call(function="_&&_" | "_||_", arguments=(_, body)):
            return body, None
        case Call(function="_?_:_", arguments=(body, Call(arguments=(_, Constant())), _)):
            return body, None
        case Call(function="_?_:_", arguments=(body, Call(arguments=(_, Literal(members=(Word(name=name),)))), _)):
            return body, None if name == element else step
        case _:
            return step, step


def _constant(inside: bytes) -> str | bytes | int | float | bool | None:
    ((number, value),) = message(inside).items()
    match number, value:
        case 2, int():
            return bool(value)
        case 3, int():
            return signed(value)
        case 5, bytes():
            return double(value)
        case 6, bytes():
            return value.decode("utf-8")
        case 1, _:
            return None
        case _:
            return value


def _bytes(found: dict[int, int | bytes], number: int) -> bytes:
    value = found.get(number, b"")
    return value if isinstance(value, bytes) else b""


def _text(inside: bytes, number: int) -> str:
    return _bytes(message(inside), number).decode("utf-8")
