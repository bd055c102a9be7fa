"""The JSON Schema of a value that is replaced whole: pydantic's own, without what only pydantic needs."""

from __future__ import annotations

from typing import Any

from schemas.shape import Leaf

Schema = dict[str, Any]
_NOISE = {"$defs", "$ref", "title", "default", "discriminator"}


def leaf_schema(leaf: Leaf) -> Schema:
    """Return the schema of a leaf, complete in itself: no references, no nulls, no defaults."""
    raw = leaf.check.adapter.json_schema()
    return _plain(raw, raw.get("$defs", {}))


def nullable(schema: Schema) -> Schema:
    """Return the schema of the same value or null, which removes an inherited one."""
    choices = schema["enum"] if "enum" in schema else [schema["const"]] if "const" in schema else None
    rest = {key: value for key, value in schema.items() if key not in {"enum", "const"}}
    if choices is not None:
        return {**rest, "type": ["string", "null"], "enum": [*choices, None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def or_file(schema: Schema) -> Schema:
    """Return the schema of a body: the text itself, or the name of the file that holds it."""
    name = {"description": "A file beside this one.", "minLength": 1, "type": "string"}
    reference = {
        "additionalProperties": False,
        "properties": {"file": name},
        "required": ["file"],
        "type": "object",
    }
    return {"anyOf": [schema, reference]}


def _plain(node: Schema, definitions: Schema) -> Schema:
    if "$ref" in node:
        node = {**definitions[node["$ref"].rpartition("/")[2]], **node}
    kept: Schema = {}
    for key, value in node.items():
        if key in _NOISE:
            continue
        match key, value:
            case "properties", dict():
                kept[key] = {name: _plain(inside, definitions) for name, inside in value.items()}
            case (("items" | "additionalProperties" | "propertyNames"), dict()):
                kept[key] = _plain(value, definitions)
            case (("anyOf" | "oneOf" | "allOf"), list()):
                kept[key] = [_plain(each, definitions) for each in value if each != {"type": "null"}]
            case _:
                kept[key] = value
    return kept
