"""An expression, checked once against the shapes it reads, then run over what it reads of each entry.

The library parses, checks types and evaluates. It is given the fields' types in a second check, in
which `entry.channel` is written `entry_channel` and declared with its type: so its own words and
columns hold for our fields as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from compiler.core.nearest import did_you_mean, nearest
from compiler.core.policies import words
from compiler.core.policies.kinds import Kinds, signature
from compiler.core.policies.library import Refused, check, evaluate, is_pattern, kind_of, serialized
from compiler.core.policies.limits import FUNCTIONS, Work, excess, walk, work_of
from compiler.core.policies.reading import Reading, Routes
from compiler.core.policies.tree import Call, Constant, Node, TooDeep, read_tree

_QUOTABLE = frozenset({"STRING", "INT", "DOUBLE", "BOOL", "DYN", "LIST<STRING>"})
_PATTERNS = "https://github.com/google/re2/wiki/Syntax"
_GUIDE = "See docs/guides/policies.md."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Why an expression cannot be used: where in it (line and column from 1; 0 for all of it), what, what to write."""

    line: int = 0
    column: int = 0
    what: str
    fix: str


_TOO_DEEP = Wrong(what="it is nested too deeply.", fix="Write it in simpler parts.")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Expression:
    """An expression that may be run."""

    program: Any
    reads: Routes
    work: Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The expression could not be judged for an entry."""

    what: str
    fix: str


def compile_expression(source: str, variables: Mapping[str, Kinds], *, is_message: bool) -> Expression | Wrong:
    """Check an expression that must be true or false, or one whose value a message quotes."""
    program = check(_types(variables), source)
    if isinstance(program, Refused):
        return _wrong(program, source, variables)
    try:
        tree = read_tree(serialized(program))
    except TooDeep:
        return _TOO_DEEP
    reading = Reading(variables)
    reading.kinds(tree, {})
    wrong = _first_wrong(source, tree, reading) or _mistyped(source, reading, variables, is_message=is_message)
    return wrong or Expression(program=program, reads=reading.reads, work=work_of(tree))


def run(expression: Expression, values: Mapping[str, Any]) -> Any:
    """Return the value for what is read of an entry, or a `Failure`."""
    value = evaluate(expression.program, values)
    if isinstance(value, Refused):
        what, fix = words.of_run(value.words)
        return Failure(what=what, fix=fix)
    return value


def _first_wrong(source: str, tree: Node, reading: Reading) -> Wrong | None:
    beyond = excess(tree)
    if beyond is not None:
        return _at(source, beyond[0].offset, beyond[1], beyond[2])
    if reading.wrong:
        return _at(source, *min(reading.wrong))
    for node, _ in walk(tree, 0):
        match node:
            case Call(function="matches", arguments=(_, Constant(value=str(pattern)))) if not is_pattern(pattern):
                fix = f"Write an RE2 pattern: {_PATTERNS}"
                return _at(source, node.offset, "the pattern of `matches` cannot be read.", fix)
            case _:
                pass
    return None


def _mistyped(source: str, reading: Reading, variables: Mapping[str, Kinds], *, is_message: bool) -> Wrong | None:
    """Check once more with the types of our fields."""
    fields: dict[str, str] = {}
    text = source
    for typed in reading.typed:
        name, end = typed.text.replace(".", "_"), typed.offset + len(typed.text)
        if source[typed.offset : end] == typed.text and name not in source:
            text = text[: typed.offset] + name + text[end:]
            fields[name] = typed.signature
    program = check({**_types(variables), **fields}, text)
    if isinstance(program, Refused):
        return _wrong(program, source, variables)
    kind = kind_of(program)
    if is_message and (kind not in _QUOTABLE or reading.free):
        what = "it may hold a secret." if reading.free else "it is a map or a list, not a text or a number."
        return Wrong(what=what, fix="Quote a field with a single value that is no secret.")
    if not is_message and kind != "BOOL":
        fix = "Compare it with something: `… == 'sms'`, `… in ['eu', 'uk']`, `has(…)`."
        return Wrong(what="it is not a question with the answer true or false.", fix=fix)
    return None


def _types(variables: Mapping[str, Kinds]) -> dict[str, str]:
    """Return the types of the variables as a whole; those of their fields come in the second check."""
    return {name: signature(kinds) for name, kinds in variables.items()}


def _wrong(refused: Refused, source: str, variables: Mapping[str, Kinds]) -> Wrong:
    if not refused.line:
        return _TOO_DEEP
    what = words.of_compile(refused.words)
    return Wrong(line=refused.line, column=refused.column, what=what, fix=_advice(source, what, variables))


def _advice(source: str, what: str, variables: Mapping[str, Kinds]) -> str:
    """Return what to write instead: the function or variable that was meant, where one was."""
    if "does not go with" in what or "does not take" in what:
        return "Compare values of one kind: texts stand in quotes, numbers do not."
    if what == "a single = stands here.":
        return "Write == to compare."
    missing = re.fullmatch(r"there is no `(\w+)`\.", what)
    if missing is None:
        return _GUIDE
    if re.search(rf"\b{missing[1]}\s*\(", source):
        return did_you_mean(missing[1], FUNCTIONS)
    close = nearest(missing[1], variables)
    return f"Did you mean `{close}`?" if close is not None else "There is `entry`, `name`, `scope`, and each section."


def _at(source: str, offset: int, what: str, fix: str) -> Wrong:
    before = source[:offset]
    return Wrong(line=before.count("\n") + 1, column=offset - before.rfind("\n"), what=what, fix=fix)
