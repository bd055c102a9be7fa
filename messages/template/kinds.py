"""Values are used for what they are: a number is compared with a number, a yes or no is not written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from jinja2 import nodes

from messages.contract import Kind
from messages.template.engine import begin_of
from messages.template.paths import path_of
from messages.template.problem import Problem

KindOf = Callable[[str], Kind | None]
"""Tells what a path holds; None where there is no such variable, which is a finding of its own."""
_WORDS = {
    "text": "a text",
    "date": "a date",
    "time": "a time",
    "zone": "a time zone",
    "url": "an address",
    "number": "a number",
    "flag": "a yes or no",
    "part": "a group of values",
    "message": "the message itself",
}
_TEXTS = ("text", "zone", "url")


def misused(tree: nodes.Template, kind_of: KindOf) -> tuple[Problem, ...]:
    """Return a problem for each value that is used as something it is not."""
    reader = _Reader(kind_of=kind_of)
    reader.body(tree.body)
    return tuple(sorted(reader.found, key=lambda problem: (problem.line, problem.column)))


@dataclass(slots=True, kw_only=True)
class _Reader:
    kind_of: KindOf
    own: dict[str, Kind | None] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def body(self, body: list[nodes.Node]) -> None:
        for node in body:
            match node:
                case nodes.Output(nodes=parts):
                    for part in parts:
                        self._written(part)
                case nodes.Assign(target=nodes.Name(name=name), node=value):
                    self.own[name] = self._kind(value)
                case nodes.If(body=then, else_=otherwise):
                    for branch in (node, *node.elif_):
                        self._kind(branch.test)
                    for inside in (then, *(other.body for other in node.elif_), otherwise):
                        self.body(inside)
                case _:
                    continue

    def _written(self, node: nodes.Node) -> None:
        """Judge a value that becomes words of the message."""
        kind = self._kind(node)
        if kind == "flag":
            name = path_of(node) or "variable"
            fix = f"Say in words what it means: {{% if {name} %}}…{{% endif %}}."
            self._say(node, f"{_named(node)} is a yes or no and has no words.", fix)
        elif kind == "part":
            self._say(node, f"{_named(node)} is a group of values.", f"Name one of them: {path_of(node)}.….")

    def _kind(self, node: nodes.Node) -> Kind | None:
        """Return what an expression gives, judging what is inside of it."""
        match node:
            case nodes.TemplateData() | nodes.Const() | nodes.Name() | nodes.Getattr():
                return self._single(node)
            case nodes.CondExpr(test=test, expr1=then, expr2=otherwise):
                self._kind(test)
                return self._either(*(each for each in (then, otherwise) if each is not None))
            case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
                return self._either(left, right)
            case nodes.Not(node=inner):
                self._kind(inner)
                return "flag"
            case nodes.Compare():
                self._compared(node)
                return "flag"
            case nodes.Concat(nodes=parts):
                for part in parts:
                    self._joined(part, "`~`")
                return "text"
            case nodes.Filter(node=value) if value is not None:
                return self._filtered(node, value)
            case _:
                return None

    def _single(self, node: nodes.Node) -> Kind | None:
        if isinstance(node, nodes.TemplateData):
            return "text"
        if isinstance(node, nodes.Const):
            kind = type(node.value)
            return "flag" if kind is bool else "number" if kind in (int, float) else "text"
        path = path_of(node)
        return self.own[path] if path in self.own else self.kind_of(path)

    def _either(self, *each: nodes.Node) -> Kind | None:
        kinds = [self._kind(node) for node in each]
        return "flag" if "flag" in kinds else kinds[0]

    def _filtered(self, node: nodes.Filter, value: nodes.Node) -> Kind | None:
        if node.name == "default":
            kinds = [self._kind(value), *(self._kind(argument) for argument in node.args)]
            if "message" in kinds:
                self._joined(value, "`default`")
            return kinds[0]
        if node.name == "plural":
            kind = self._kind(value)
            if kind not in ("number", None):
                self._say(value, f"{_named(value)} is {_WORDS[kind]}; only a number has a plural.", "Name a number.")
            return "text"
        self._joined(value, f"`{node.name}`")
        return "text"

    def _joined(self, node: nodes.Node, with_: str) -> None:
        if self._kind(node) == "message":
            self._say(node, f"`content` cannot stand with {with_}: it is markup.", "Write {{ content }} alone.")
        else:
            self._written(node)

    def _compared(self, node: nodes.Compare) -> None:
        left = node.expr
        kind = self._kind(left)
        for operand in node.ops:
            other = self._kind(operand.expr)
            if kind is not None and other is not None:
                self._pair((left, kind), (operand.expr, other), operand.op)
            left, kind = operand.expr, other

    def _pair(self, one: tuple[nodes.Node, Kind], two: tuple[nodes.Node, Kind], op: str) -> None:
        (left, kind), (right, other) = (one, two) if path_of(one[0]) else (two, one)
        if kind == "flag" or other == "flag":
            flag = left if kind == "flag" else right
            name = path_of(flag) or path_of(left)
            what = f"{_named(flag)} is a yes or no: there is nothing to compare it with."
            self._say(left, what, f"Write {{% if {name} %}} or {{% if not {name} %}}.")
        elif kind in ("date", "time") or other in ("date", "time"):
            when = left if kind in ("date", "time") else right
            what = f"{_named(when)} is written out in the guest's language, so a comparison would seldom hold."
            self._say(left, what, "Only ask whether there is one: {% if " + (path_of(when) or "variable") + " %}.")
        elif (kind == "number") != (other == "number"):
            what = f"{_named(left)} is {_WORDS[kind]} and is compared with {_WORDS[other]}."
            fix = "Write the number without quotes." if kind == "number" else "Write the text in quotes."
            self._say(left, what, fix)
        elif op not in ("eq", "ne") and kind != "number":
            self._say(left, f"{_named(left)} is {_WORDS[kind]}: none is greater.", "Compare with == or !=.")
        elif kind not in (*_TEXTS, "number"):
            self._say(left, f"{_named(left)} is {_WORDS[kind]} and is compared with nothing.", "Name one value.")

    def _say(self, node: nodes.Node, what: str, fix: str) -> None:
        mark = begin_of(node)
        self.found.append(Problem(kind="type", line=int(mark), column=mark.column, what=what, fix=fix))


def _named(node: nodes.Node) -> str:
    path = path_of(node)
    return f"`{path}`" if path else "this"
