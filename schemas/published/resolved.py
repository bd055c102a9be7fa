"""The resolved form for readers: what an entry holds once it is merged. A public contract, by version.

Fields may be added to a version, so the objects are open; nothing in one is ever changed or taken away.
There are no nulls and no references to files: bodies are texts, a value that nobody said is not there.
"""

from __future__ import annotations

from typing import Any

from schemas.catalogue import provider_channels, provider_schema, provider_types
from schemas.published.entries import EntryKind, entry_kinds
from schemas.published.leaf import Schema, leaf_schema
from schemas.published.words import summary
from schemas.registry import SCHEMA_VERSION
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants

BASE = f"https://banns.dev/schemas/{SCHEMA_VERSION}"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def resolved_documents() -> dict[str, Schema]:
    """Return the document of each kind of entry, by its name."""
    return {kind.name: _document(kind) for kind in entry_kinds()}


def _document(kind: EntryKind) -> Schema:
    """Return what holds in every scope; what is demanded only further down stands under that scope's name."""
    widest, *narrower = sorted(kind.section.owners)
    root = _full(kind.shape, widest, Scope.PLATFORM)
    found: Schema = {
        "$schema": _DIALECT,
        "$id": f"{BASE}/resolved/{kind.name}.json",
        "title": kind.title,
        **root,
        "description": kind.summary or root.get("description", ""),
    }
    definitions = {scope.word: _full(kind.shape, scope, Scope.PLATFORM) for scope in narrower}
    definitions = {word: form for word, form in definitions.items() if form != root}
    if kind.section.name == "providers":
        definitions |= {name: _provider_type(name) for name in provider_types()}
    return {**found, "$defs": definitions} if definitions else found


def _full(shape: Shape, scope: Scope, due: Scope) -> Schema:
    """Return the form of a value in a scope, below something that is demanded from `due` down."""
    match shape:
        case Leaf():
            return leaf_schema(shape)
        case Free():
            return {"type": "object"}
        case Collection(value=value):
            names = {"pattern": shape.key_pattern}
            return {"type": "object", "propertyNames": names, "additionalProperties": _full(value, scope, due)}
        case Variants():
            return {"oneOf": [_full(option, scope, due) for option in shape.options.values()]}
        case Record():
            return _record(shape, scope, due)


def _record(record: Record, scope: Scope, due: Scope) -> Schema:
    fields = {name: field for name, field in record.fields.items() if not field.own}
    required = [name for name, field in fields.items() if field.due is not None and max(due, field.due) <= scope]
    found: Schema = {
        "type": "object",
        "description": summary(record),
        "properties": {name: _field(field, scope, due) for name, field in fields.items()},
    }
    if required:
        found["required"] = sorted(required)
    if any(isinstance(field.shape, Free) for field in fields.values()):
        found["allOf"] = _config_by_type()
    return found


def _field(field: Field, scope: Scope, due: Scope) -> Schema:
    said: dict[str, Any] = {"description": field.description} if field.description else {}
    if field.examples and not (isinstance(field.shape, Leaf) and field.shape.is_body):
        said["examples"] = list(field.examples)
    return {**_full(field.shape, scope, max(due, field.due or Scope.PLATFORM)), **said}


def _config_by_type() -> list[Schema]:
    return [
        {
            "if": {
                "properties": {"type": {"const": kind}, "channel": {"const": channel}},
                "required": ["type", "channel"],
            },
            "then": {"properties": {"config": {"$ref": f"#/$defs/{kind}{_form(kind, channel)}"}}},
        }
        for kind in provider_types()
        for channel in provider_channels(kind)
    ]


def _form(kind: str, channel: str) -> str:
    return f"/$defs/{channel}" if channel in provider_schema(kind).get("$defs", {}) else ""


def _provider_type(kind: str) -> Schema:
    schema = {key: value for key, value in provider_schema(kind).items() if key != "$schema"}
    moved: Schema = _moved(schema, f"#/$defs/{kind}/$defs/")
    return moved


def _moved(node: Any, prefix: str) -> Any:
    """Return a schema with its references led to where it now stands, and without our own annotations."""
    match node:
        case dict():
            return {
                key: f"{prefix}{value.rpartition('/')[2]}" if key == "$ref" else _moved(value, prefix)
                for key, value in node.items()
                if not key.startswith("x-")
            }
        case list():
            return [_moved(each, prefix) for each in node]
        case _:
            return node
