"""Judges a value that is replaced whole, and says in words what is wrong with it."""

from __future__ import annotations

from typing import Any

import orjson
from pydantic import ValidationError

from compiler.core.decode import rules
from compiler.core.diagnostic import Rule
from compiler.core.place import Route, Source
from compiler.core.syntax.locate import Node, node_at
from schemas.shape import Leaf

_KINDS = {dict: "a map", list: "a list", str: "text", bool: "a truth value", int: "a number", float: "a number"}
_SHORT, _KEPT = 64, 4096
_DUE = {"list": list, "text": str, "flag": bool}


def kind_of(value: Any) -> str:
    """Say in two words what kind of value it is."""
    return "null" if value is None else _KINDS[type(value)]


def judge_leaf(leaf: Leaf, value: Any) -> tuple[Rule, Route, str] | None:
    """Return the rule that is broken, where inside the value, and what is wrong; None if it is right."""
    accepted = leaf.check.accepted
    if type(value) is str and value in accepted:
        return None
    try:
        leaf.check(orjson.dumps(value))
        if type(value) is str and len(value) <= _SHORT and len(accepted) < _KEPT:
            accepted.add(value)
    except ValidationError as wrong:
        due = _DUE.get(leaf.kind, int)
        fits = type(value) is due or (due is int and type(value) is float)
        if not fits:
            return rules.WRONG_KIND, (), says(value)
        first = wrong.errors(include_url=False, include_context=True, include_input=True)[0]
        at = tuple(part for part in first["loc"] if type(part) is int)[:1]
        needs_quotes = at and first["type"] == "string_type" and type(first["input"]) in (int, float, bool)
        return rules.NUMBER_FOR_TEXT if needs_quotes else rules.BAD_VALUE, at, say(first)
    return None


def say(error: Any) -> str:
    """Turn one pydantic error into a sentence about the value."""
    value = shown(error["input"])
    context = error.get("ctx", {})
    match error["type"]:
        case "string_too_short" | "too_short":
            return "It is empty." if value in ("''", "[]") else f"{value} is too short."
        case "string_too_long":
            return f"It has {len(error['input']):,} characters; at most {context['max_length']:,} are allowed."
        case "too_long":
            return f"It has {len(error['input'])} elements; at most {context['max_length']} are allowed."
        case "greater_than_equal":
            return f"{value} is less than {context['ge']}."
        case "less_than_equal":
            return f"{value} is more than {context['le']}."
        case "literal_error":
            return f"{value} is not one of {context['expected'].replace(chr(39), '')}."
        case "missing":
            return f"`{error['loc'][-1]}` is not set."
        case "value_error":
            words = str(context["error"])
            apart = type(error["input"]) is not str or value in words
            return f"{words[0].upper()}{words[1:]}." if apart else f"{value}: {words}."
        case "int_from_float" | "int_type" if type(error["input"]) is float:
            return f"{value} is not a whole number."
        case _:
            return f"{value} does not have the right form."


def says(value: Any) -> str:
    """Say which kind of value stands where another one is due."""
    return f"Here stands the text {shown(value)}." if type(value) is str else f"Here stands {kind_of(value)}."


def shown(value: Any) -> str:
    """Return a value as it may be shown in a sentence: at most eighty characters."""
    text = repr(value) if type(value) is str else str(value)
    return text if len(text) <= 80 else text[:79] + "…"


def quoted(places: Node, source: Source, route: Route) -> str:
    """Return a scalar in quotes, exactly as it is written in the file."""
    node = node_at(places, route[len(source.mount) :])
    return f"'{node.text if node is not None and node.text is not None else '…'}'"
