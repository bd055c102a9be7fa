"""The template engine: Jinja's immutable sandbox with nothing in it but what messages need.

Jinja's syntax tree knows lines only. A message is mended by somebody who looks for the very word, so
templates are parsed from tokens that carry their column as well: every node's `lineno` is a `Mark`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.lexer import TokenStream
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from messages.locale.filters import FILTERS


class Mark(int):
    """A line, counted from 1, that knows the column in it and the offset in the text."""

    column: int
    offset: int

    @classmethod
    def of(cls, line: int, column: int, offset: int) -> Mark:
        """Make one."""
        made = cls(line)
        made.column, made.offset = column, offset
        return made


@cache
def engine(*, markup: bool) -> ImmutableSandboxedEnvironment:
    """Return the engine for markup, where values are escaped, or for plain text."""
    options: dict[str, Any] = {"cache_size": 0, "undefined": StrictUndefined, "keep_trailing_newline": True}
    found = ImmutableSandboxedEnvironment(autoescape=markup, **options)
    found.globals.clear()
    found.filters = dict(FILTERS)
    found.tests = {}
    return found


def parse(text: str) -> nodes.Template:
    """Return a template's syntax tree, each node with its mark. Raises jinja2.TemplateSyntaxError."""
    environment = engine(markup=False)
    parser = Parser(environment, "")
    parser.stream = TokenStream(environment.lexer.wrap(_marked(text)), None, None)
    return parser.parse()


def mark_of(lineno: int | None) -> Mark:
    """Return the mark of a node; where Jinja made up a node of its own, the line's first column."""
    return lineno if isinstance(lineno, Mark) else Mark.of(lineno or 1, 1, 0)


def begin_of(node: nodes.Node) -> Mark:
    """Return where an expression begins; Jinja marks some by what stands in their middle or after them."""
    found = mark_of(node.lineno)
    while (
        first := node.expr1 if isinstance(node, nodes.CondExpr) else next(node.iter_child_nodes(), None)
    ) is not None:
        node = first
        if isinstance(node.lineno, Mark) and (found.offset == 0 or node.lineno.offset < found.offset):
            found = node.lineno
    return found


def _marked(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the lexer's tokens with their marks. Whitespace it left out is skipped over."""
    at = line = start = 0
    for _, kind, value in engine(markup=False).lexer.tokeniter(text, None):
        begins = max(text.find(value, at), at)
        line += text.count("\n", at, begins)
        start = max(start, text.rfind("\n", 0, begins) + 1) if begins > at else start
        yield Mark.of(line + 1, begins - start + 1, begins), kind, value
        at = begins + len(value)
        breaks = value.count("\n")
        if breaks:
            line += breaks
            start = begins + value.rfind("\n") + 1
