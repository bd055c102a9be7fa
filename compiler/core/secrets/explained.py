"""An explanation shows values as they are written; what is a secret in them, or looks like one, it does not show."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from compiler.core.explain import Explained, Explanation
from compiler.core.secrets.conceal import concealer
from compiler.core.secrets.scanned import ScannedTree
from schemas.catalogue import provider_schema, provider_types
from schemas.registry import SECTIONS
from schemas.shape import Leaf, along
from schemas.values.secret import is_secret, parse_reference

_HIDDEN = "…"


def without_leaks(explanation: Explanation, tree: ScannedTree) -> Explanation:
    """Return the explanation with everything taken out that no output may repeat."""
    pattern = concealer(leak for leaks in tree.leaks.values() for leak in leaks)

    def clean(value: Any, *, is_due: bool) -> Any:
        match value:
            case dict() if is_secret(value):
                return value if parse_reference(str(value["secret"])) is not None else _HIDDEN
            case dict():
                return {key: clean(inside, is_due=is_due or key in _secret_fields()) for key, inside in value.items()}
            case list() | tuple():
                return [clean(inside, is_due=is_due) for inside in value]
            case _ if is_due and value is not None:
                return _HIDDEN
            case str() if pattern is not None:
                return pattern.sub(_HIDDEN, value)
            case _:
                return value

    def cleaned(explained: Explained) -> Explained:
        is_due = _holds_secret(explained.route)
        return replace(
            explained,
            value=clean(explained.value, is_due=is_due),
            said=tuple(replace(said, value=clean(said.value, is_due=is_due)) for said in explained.said),
        )

    return replace(explanation, values=tuple(cleaned(each) for each in explanation.values))


def _holds_secret(route: tuple[str, ...]) -> bool:
    if route[0] == "providers" and "config" in route:
        return any(key in _secret_fields() for key in route[route.index("config") :])
    section = SECTIONS.get(route[0])
    leaf = along(section.shape, route[1:]) if section is not None else None
    return isinstance(leaf, Leaf) and leaf.kind == "secret"


@cache
def _secret_fields() -> frozenset[str]:
    """Return the names of the fields that some type of provider keeps a secret in."""
    return frozenset(name for kind in provider_types() for name in _marked(provider_schema(kind)))


def _marked(schema: Any) -> list[str]:
    match schema:
        case dict():
            properties = schema.get("properties", {})
            own = [name for name, inside in properties.items() if type(inside) is dict and inside.get("x-secret")]
            return own + [name for inside in schema.values() for name in _marked(inside)]
        case list():
            return [name for inside in schema for name in _marked(inside)]
        case _:
            return []
