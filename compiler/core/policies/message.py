"""What a policy tells the author: a text in which an expression in braces is replaced by its value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from compiler.core.policies.expression import Expression, Failure, Wrong, compile_expression
from compiler.core.policies.kinds import Kinds

Parts = tuple[str | Expression, ...]
_MAX_QUOTES = 8
_MAX_QUOTED = 80
_QUOTE = re.compile(r"\{([^{}]*)\}")


def read_message(text: str, variables: Mapping[str, Kinds]) -> Parts | Wrong:
    """Read a message and check each expression in it."""
    pieces = _QUOTE.split(text)
    if len(pieces) // 2 > _MAX_QUOTES:
        return Wrong(line=0, column=0, what="it quotes too many values.", fix=f"Quote at most {_MAX_QUOTES}.")
    parts: list[str | Expression] = []
    for number, piece in enumerate(pieces):
        if not number % 2:
            if "{" in piece or "}" in piece:
                return Wrong(line=0, column=0, what="a brace has no partner.", fix="Write `{entry.type}`, for example.")
            parts.append(piece)
            continue
        found = compile_expression(piece, variables, is_message=True)
        if isinstance(found, Wrong):
            return Wrong(line=0, column=0, what=f"in `{{{piece}}}`, {found.what}", fix=found.fix)
        parts.append(found)
    return tuple(parts)


def say(parts: Parts, run: Callable[[Expression], Any]) -> str:
    """Return the message for one entry; what an entry does not have is said as `nothing`."""
    return "".join(part if isinstance(part, str) else _quoted(run(part)) for part in parts)


def _quoted(value: Any) -> str:
    match value:
        case Failure() | None:
            text = "nothing"
        case bool():
            text = str(value).lower()
        case list():
            text = ", ".join(map(str, value))
        case _:
            text = str(value)
    return text if len(text) <= _MAX_QUOTED else f"{text[: _MAX_QUOTED - 1]}…"
