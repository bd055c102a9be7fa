"""The conditions of the provider catalogue in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.reference.markdown import code


def condition(when: dict[str, Any] | None) -> str:
    """Return when a fact holds, in words; empty where it always does."""
    return " and ".join(_parts(when or {}, ()))


def _parts(schema: dict[str, Any], route: tuple[str, ...]) -> Iterator[str]:
    properties: dict[str, Any] = schema.get("properties", {})
    for name, inside in properties.items():
        yield from _value(inside, (*route, name))
    for name in schema.get("required", ()):
        if name not in properties:
            yield f"{code('.'.join((*route, name)))} is given"
    if "not" in schema:
        yield from (f"{code(name)} is left out" for name in schema["not"].get("required", ()))


def _value(schema: dict[str, Any], route: tuple[str, ...]) -> Iterator[str]:
    name = code(".".join(route))
    match schema:
        case {"const": said}:
            yield f"{name} is {code(str(said))}"
        case {"pattern": said}:
            yield f"{name} has the form {code(said)}"
        case {"not": {"pattern": said}}:
            yield f"{name} has not the form {code(said)}"
        case _:
            yield from _parts(schema, route)
