"""What may stand in a template: variables, conditions, texts put together, a few filters. Nothing that can grow.

An allow-list over Jinja's syntax tree. The sandbox keeps a template away from Python; it does not stop
`'a' * 100000000`, nested ranges or a macro that calls itself. What cannot be written needs no time limit.
There are no loops either: no variable is a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import nodes

from messages.locale.filters import FILTERS, FORMS
from messages.template.engine import begin_of, mark_of
from messages.template.paths import path_of
from messages.template.problem import Problem

_PLAIN: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Keyword,
    nodes.Concat,
)
_NAMES = {
    nodes.Call: "a call",
    nodes.Add: "`+`",
    nodes.Sub: "`-`",
    nodes.Mul: "`*`",
    nodes.Pow: "`**`",
    nodes.Div: "`/`",
    nodes.FloorDiv: "`//`",
    nodes.Mod: "`%`",
    nodes.Neg: "`-` before a value",
    nodes.Pos: "`+` before a value",
    nodes.Getitem: "`[…]`",
    nodes.Slice: "`[…]`",
    nodes.List: "a list",
    nodes.Tuple: "a list",
    nodes.Dict: "a map",
    nodes.For: "{% for %}",
    nodes.Macro: "{% macro %}",
    nodes.CallBlock: "{% call %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.Block: "{% block %}",
    nodes.Extends: "{% extends %}",
    nodes.Include: "{% include %}",
    nodes.Import: "{% import %}",
    nodes.FromImport: "{% from %}",
    nodes.AssignBlock: "{% set %} around a text",
    nodes.With: "{% with %}",
    nodes.ScopedEvalContextModifier: "{% autoescape %}",
    nodes.NSRef: "a namespace",
}
_FIXES = {
    nodes.Add: "Put texts together with `~`; a template does not calculate.",
    nodes.For: "No variable is a list: write the words once.",
    nodes.Include: "Name a layout for what several messages share.",
    nodes.Extends: "Name a layout for what several messages share.",
    nodes.AssignBlock: "Write {% set name = 'text' %}.",
    nodes.Call: "Name a value, or put a filter after it: {{ guest_name | upper }}.",
}
_FIX = "Use {{ variables }}, {% if … %}, {% set … %}, `~` and filters."
_DEEPEST = 24
"""Levels of conditions and expressions in each other; nobody reads more."""
_GREATEST = 1_000_000_000


def forbidden(tree: nodes.Template) -> Iterator[Problem]:
    """Yield a problem for everything that may not stand in a template; of nested ones the outermost."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        wrong = _wrong(node) if depth <= _DEEPEST else _TOO_DEEP
        if wrong is not None:
            is_late = isinstance(node, nodes.BinExpr | nodes.Call) or node.lineno is None
            mark = begin_of(node) if is_late else mark_of(node.lineno)
            yield Problem(kind="construct", line=int(mark), column=mark.column, what=wrong[0], fix=wrong[1])
            if wrong is _TOO_DEEP:
                return
            continue
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


_TOO_DEEP = f"it is nested more than {_DEEPEST} levels deep.", "Write it in simpler parts."


def _wrong(node: nodes.Node) -> tuple[str, str] | None:
    match node:
        case nodes.Filter():
            return _filter(node)
        case nodes.Test(name=name):
            return f"there is no test `is {name}`.", "A value nobody gives is empty: write {% if variable %}."
        case nodes.Getattr():
            return _attribute(node)
        case nodes.Assign(target=target):
            one = "{% set %} gives a value to one name.", "Write {% set name = 'text' %}."
            return None if isinstance(target, nodes.Name) else one
        case nodes.CondExpr(expr2=None):
            return "there is no `else` in it.", "Write {{ 'this' if variable else 'that' }}; '' for nothing."
        case nodes.Operand(op="in" | "notin"):
            return "`in` may not stand in a template.", "Compare with one value: {% if update_kind == 'safety' %}."
        case nodes.Const(value=value):
            return _constant(value)
        case nodes.Keyword(value=value) if not isinstance(value, nodes.Const):
            return "a form of a plural is a text of its own.", "Write it in quotes: one='one day', other='{} days'."
        case _ if isinstance(node, _PLAIN):
            return None
        case _:
            word = _NAMES.get(type(node), f"`{type(node).__name__.lower()}`")
            return f"{word} may not stand in a template.", _FIXES.get(type(node), _FIX)


def _attribute(node: nodes.Getattr) -> tuple[str, str] | None:
    if node.attr.startswith("_") or not path_of(node):
        return f"`.{node.attr}` is read from something that has no parts.", "Name a variable: brand.logo.url."
    return None


def _constant(value: Any) -> tuple[str, str] | None:
    if isinstance(value, str) and not value.isprintable() and any(ord(sign) < 32 or _is_torn(sign) for sign in value):
        return "a text holds a sign that cannot be written.", "Take the `\\…` out of it."
    if isinstance(value, int | float) and not -_GREATEST <= value <= _GREATEST:
        return "a number is greater than any message needs.", f"Write one up to {_GREATEST:,}."
    return None


def _is_torn(sign: str) -> bool:
    """Tell whether a character is half of a surrogate pair, which no encoding takes."""
    return 0xD800 <= ord(sign) <= 0xDFFF


def _filter(node: nodes.Filter) -> tuple[str, str] | None:
    name, arguments = node.name, node.args
    is_right: bool
    if name not in FILTERS:
        return f"there is no filter `{name}`.", f"There is: {', '.join(sorted(FILTERS))}."
    if node.node is None or node.dyn_args is not None or node.dyn_kwargs is not None:
        return f"`{name}` stands alone.", "Put a value before it: {{ guest_name | upper }}."
    match name:
        case "plural":
            forms = [form.key for form in node.kwargs]
            is_right = not arguments and "other" in forms and set(forms) <= set(FORMS) and path_of(node.node) != ""
            fix = (
                "Write {{ days_remaining | plural(one='one day', other='{} days') }}; forms: " + ", ".join(FORMS) + "."
            )
        case "truncate":
            length = arguments[0].value if len(arguments) == 1 and isinstance(arguments[0], nodes.Const) else 0
            is_right = not node.kwargs and type(length) is int and 1 <= length <= 2000
            fix = "Say to how many characters, from 1 to 2,000: {{ hotel_name | truncate(30) }}."
        case "default":
            is_right = not node.kwargs and len(arguments) == 1
            fix = "Say one value: {{ attire_code | default('as you like') }}."
        case _:
            is_right, fix = (
                not arguments and not node.kwargs,
                f"Write it without brackets: {{{{ guest_name | {name} }}}}.",
            )
    return None if is_right else (f"`{name}` is not given what it needs.", fix)
