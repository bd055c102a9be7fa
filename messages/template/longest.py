"""The longest text a template can give, from the longest value each variable can have.

Conditions are taken both ways and the worse one is kept: lengths must hold for every guest, not for the
one the author thought of. What grows past a bound is refused before it is ever rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from messages.locale import filters
from messages.template.engine import Mark, mark_of
from messages.template.paths import path_of

Worse = Callable[[str], tuple[int, int]]
"""What makes one text worse than another: the greater value is the worse one."""
_MOST_OF_VALUE = 16_384
"""Characters of a single value: what a template sets or puts together before it is written."""
_START = Mark.of(1, 1, 0)


class TooLong(Exception):  # noqa: N818 - a finding about a template, not a bug
    """The template can grow past the bound, from this place on."""

    def __init__(self, mark: Mark = _START) -> None:
        super().__init__("a template can grow past its bound")
        self.mark = mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is known of the values a template is given."""

    values: Mapping[str, str]
    """For each variable path the longest value it can have."""
    most: int = 1_048_576
    """Characters of the whole text."""
    worse: Worse = lambda text: (len(text), 0)


def longest(tree: nodes.Template, bounds: Bounds) -> str:
    """Return the longest text, before any escaping. Raises TooLong. A variable without a bound counts as empty."""
    return _body(tree.body, bounds, {})


def _body(body: list[nodes.Node], bounds: Bounds, own: dict[str, str]) -> str:
    """Return the longest text of statements; `own` holds the longest values the template has set so far."""
    parts: list[str] = []
    length = 0
    for node in body:
        match node:
            case nodes.Output(nodes=written):
                added = [_value(part, bounds, own) for part in written]
            case nodes.If():
                added = [_branches(node, bounds, own)]
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                own[name] = _value(value, bounds, own)
                continue
            case _:
                continue
        length += sum(map(len, added))
        if length > bounds.most:
            raise TooLong(mark_of(node.lineno))
        parts += added
    return "".join(parts)


def _branches(node: nodes.If, bounds: Bounds, own: dict[str, str]) -> str:
    texts: list[str] = []
    before = dict(own)
    for branch in (node.body, *(other.body for other in node.elif_), node.else_):
        inside = dict(before)
        texts.append(_body(branch, bounds, inside))
        for name, value in inside.items():
            own[name] = max(own.get(name, ""), value, key=bounds.worse)
    return max(texts, key=bounds.worse)


def _value(node: nodes.Node, bounds: Bounds, own: Mapping[str, str]) -> str:
    """Return the longest value of an expression."""
    match node:
        case nodes.TemplateData(data=data):
            return str(data)  # it is as long as it stands there, and no value
        case nodes.Const(value=value):
            found = str(value)
        case nodes.Name() | nodes.Getattr():
            path = path_of(node)
            found = own[path] if path in own else bounds.values.get(path, "")
        case nodes.Concat(nodes=parts):
            found = "".join(_value(part, bounds, own) for part in parts)
        case nodes.CondExpr(expr1=one, expr2=other):
            both = [_value(each, bounds, own) for each in (one, other) if each is not None]
            found = max(both, key=bounds.worse)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            found = max(_value(left, bounds, own), _value(right, bounds, own), key=bounds.worse)
        case nodes.Filter():
            found = _filtered(node, bounds, own)
        case _:
            found = "False"
    if len(found) > _MOST_OF_VALUE:
        raise TooLong(mark_of(node.lineno))
    return found


def _filtered(node: nodes.Filter, bounds: Bounds, own: Mapping[str, str]) -> str:
    value = _value(node.node, bounds, own) if node.node is not None else ""
    arguments = [_value(argument, bounds, own) for argument in node.args]
    match node.name:
        case "default":
            return max(value, *arguments, key=bounds.worse)
        case "truncate":
            return filters.truncate(value, int(arguments[0]))
        case "plural":
            forms = (_value(form.value, bounds, own) for form in node.kwargs)
            return max((form.replace("{}", value) for form in forms), key=bounds.worse)
        case "upper" | "lower" | "capitalize":
            return str(filters.FILTERS[node.name](value))
        case _:
            return value
