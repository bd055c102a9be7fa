"""The one place that knows the CEL library: cel-expr-python, Google's C++ implementation with a Python face.

It is loaded when the first policy is read, for it is large. It reports by exception and by error value;
here both become values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

_PLACE = re.compile(r"ERROR: <input>:(-?\d+):(-?\d+): (.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What the library says is wrong: the line and column (from 1, 0 for all of it) and its words."""

    line: int
    column: int
    words: str


def check(types: Mapping[str, str], source: str) -> Any | Refused:
    """Return the program of an expression over variables of some types, as `kinds.signature` names them."""
    try:
        return _environment(tuple(types.items())).compile(source)
    except RuntimeError as refused:
        found = _PLACE.search(str(refused))
        if found is None or int(found[1]) < 0:
            return Refused(line=0, column=0, words="nested too deeply")
        words = found[3].removesuffix(" [INVALID_ARGUMENT]")
        return Refused(line=int(found[1]), column=int(found[2]), words=words)


def serialized(program: Any) -> bytes:
    """Return the checked tree of a program, as protocol-buffer bytes."""
    return bytes(program.serialize())


def kind_of(program: Any) -> str:
    """Return the type of a program's value: `BOOL`, `STRING`, `LIST<STRING>`, `DYN` and so on."""
    return str(program.return_type().name())


def evaluate(program: Any, values: Mapping[str, Any]) -> Any | Refused:
    """Return the value of a program."""
    try:
        found = program.eval(data=values)
    except RuntimeError as failed:
        return Refused(line=0, column=0, words=str(failed))
    if found.type().name() == "ERROR":
        return Refused(line=0, column=0, words=str(found.value()))
    return found.plain_value()


@cache
def is_pattern(pattern: str) -> bool:
    """Tell whether RE2 can read a pattern."""
    program = check({"pattern": "string"}, "''.matches(pattern)")
    return not isinstance(evaluate(program, {"pattern": pattern}), Refused)


@cache
def _environment(types: tuple[tuple[str, str], ...]) -> Any:
    from cel_expr_python import cel  # noqa: PLC0415 - large, and needed only where there are policies

    return cel.NewEnv(variables={name: _type(cel.Type, kind) for name, kind in types})


def _type(known: Any, kind: str) -> Any:
    if kind.startswith("list("):
        return known.List(_type(known, kind[5:-1]))
    if kind.startswith("map("):
        return known.Map(known.STRING, known.DYN)
    return {"string": known.STRING, "bool": known.BOOL, "int": known.INT, "dyn": known.DYN}[kind]
