"""How much an expression may ask for. Nothing here looks at a clock: a verdict is the same on every machine.

The library itself refuses nesting past 32 levels and stops after 10,000 rounds of loops. What it does
not bound is how large a value grows and what one round costs; that is bounded here, before anything
runs: nothing grows inside a loop, and the work is reckoned from the tree and the size of its input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.core.policies.tree import Call, Constant, Literal, Loop, Node, Select

MAX_LOOP_DEPTH = 2
MAX_JOINS = 20
MAX_PATTERN = 200
MAX_ROUNDS = 10_000
"""The library stops there."""
MAX_WORK = 20_000_000
"""For one entry: a second at worst, where it is all spent on patterns that RE2 cannot run fast."""
MAX_WORK_IN_ALL = 200_000_000
"""For one policy over all entries of a configuration, and for each entry it judges, a little more:"""
WORK_PER_ENTRY = 20_000
MAX_PATTERN_SIZE = 20_000

OPERATORS = frozenset(
    {"_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_&&_", "_||_", "!_", "_?_:_", "_+_", "_-_", "_*_", "_/_", "_%_"}
    | {"-_", "_[_]", "@in"}
)
FUNCTIONS = ("contains", "double", "endsWith", "int", "matches", "size", "startsWith", "string")
_COUNT = re.compile(r"\{(\d{1,9})(?:,(\d{0,9}))?\}")
_CLASS_SIZE = 50
"""A class such as `\\pL` stands for hundreds of ranges."""
_LIGHT = frozenset({"_&&_", "_||_", "!_", "_?_:_", "-_"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What judging one entry costs, in the worst case: nodes by the depth of loops they stand in."""

    light: tuple[int, ...]
    heavy: tuple[int, ...]
    """Those that may read all of the input."""
    longest: int
    """Members of the longest list that stands in the expression."""

    def units(self, size: int, members: int) -> int:
        """Return the work for an input of so many bytes, whose largest list or map has so many members."""
        rounds = max(members, self.longest, 1)
        return sum(
            min(rounds**depth, MAX_ROUNDS) * (light + heavy * max(size, 1))
            for depth, (light, heavy) in enumerate(zip(self.light, self.heavy, strict=True))
        )

    @property
    def has_loops(self) -> bool:
        """Whether the number of members matters."""
        return len(self.light) > 1 and any((*self.light[1:], *self.heavy[1:]))


def work_of(tree: Node) -> Work:
    """Reckon the work of a tree."""
    light, heavy, longest = [0] * (MAX_LOOP_DEPTH + 1), [0] * (MAX_LOOP_DEPTH + 1), 0
    for node, depth in walk(tree, 0):
        counted = heavy if isinstance(node, Call) and node.function not in _LIGHT else light
        counted[min(depth, MAX_LOOP_DEPTH)] += _weight(node)
        if isinstance(node, Literal):
            longest = max(longest, len(node.members))
    return Work(light=tuple(light), heavy=tuple(heavy), longest=longest)


def _weight(node: Node) -> int:
    match node:
        case Call(function="matches", arguments=(_, Constant(value=str(pattern)))):
            return pattern_size(pattern)
        case _:
            return 1


def pattern_size(pattern: str) -> int:
    """Return how large RE2's program for a pattern can become: it may take that many steps for each character."""
    size = len(pattern) * (_CLASS_SIZE if "\\p" in pattern.lower() else 1)
    for low, high in _COUNT.findall(pattern):
        size *= max(1, int(high or low))
    return size


def excess(tree: Node) -> tuple[Node, str, str] | None:
    """Return the first place that asks for too much, with what it is and what to do; None where nothing does."""
    joins = 0
    for node, depth in walk(tree, 0):
        joins += isinstance(node, Call) and node.function == "_+_"
        wrong = _excess(node, depth, joins)
        if wrong is not None:
            return (node, *wrong)
    return None


def _excess(node: Node, depth: int, joins: int) -> tuple[str, str] | None:
    match node:
        case Loop(makes=made) if made is not None:
            return "`map` is not offered: lists may not grow.", "Ask with `all`, `exists`, `exists_one` or `filter`."
        case Loop() if depth >= MAX_LOOP_DEPTH:
            return "loops stand three deep.", f"Write it with at most {MAX_LOOP_DEPTH} loops inside each other."
        case Call(function="_+_") if depth:
            return "`+` stands inside a loop, where texts and lists could grow.", "Compare without `+`."
        case Call(function="_+_") if joins > MAX_JOINS:
            return f"there are more than {MAX_JOINS} `+`.", "Write it in simpler parts."
        case Literal(members=members) if any(not _is_fixed(member) for member in members):
            return "a list or map in an expression holds more than constants.", "Compare each value by itself."
        case Call(function="matches", arguments=(_, pattern)):
            return _pattern_excess(pattern)
        case Literal(type_name=name) if name:
            return f"`{name}` is not offered.", "Compare fields."
        case Call(function=name) if name not in OPERATORS and name not in FUNCTIONS:
            return f"there is no function `{name}`.", f"There is: {', '.join(FUNCTIONS)}."
        case _:
            return None


def _pattern_excess(pattern: Node) -> tuple[str, str] | None:
    match pattern:
        case Constant(value=str(text)) if len(text) > MAX_PATTERN:
            return "a pattern is too long.", f"Write at most {MAX_PATTERN} characters."
        case Constant(value=str(text)) if pattern_size(text) > MAX_PATTERN_SIZE:
            return "a pattern repeats too much.", "Write smaller numbers in its braces."
        case Constant():
            return None
        case _:
            return "the pattern of `matches` is not written out.", "Write the pattern in quotes."


def _is_fixed(node: Node) -> bool:
    match node:
        case Constant():
            return True
        case Literal(members=members):
            return all(map(_is_fixed, members))
        case Call(function="-_", arguments=arguments):
            return all(map(_is_fixed, arguments))
        case _:
            return False


def walk(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    """Yield every node from left to right, with the number of loops it stands in."""
    yield node, depth
    match node:
        case Select(of=of):
            yield from walk(of, depth)
        case Call(arguments=inside) | Literal(members=inside):
            for each in inside:
                yield from walk(each, depth)
        case Loop(over=over, body=body):
            yield from walk(over, depth)
            yield from walk(body, depth + 1)
        case _:
            pass
