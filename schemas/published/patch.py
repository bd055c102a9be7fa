"""The patch form for editors: what a file may say, all of it optional, null everywhere.

One document for each kind of root file holds every definition of its scope (`patch/tenant`); the files
of a folder have documents that point into it (`patch/tenant.brand`), so nothing is written twice. All
lie in one folder: some programs take every reference from the document they began with.
"""

from __future__ import annotations

from typing import Any

from schemas.published.leaf import Schema, leaf_schema, nullable, or_file
from schemas.published.places import EACH, MapPlace, fields_of, file_places, places
from schemas.published.provider import ANY_TYPE, config_conditions, type_field
from schemas.published.words import hover, summary
from schemas.registry import SCHEMA_VERSION, SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def root_patch(scope: Scope) -> Schema:
    """Return the document of a scope's root files, with every definition of the scope."""
    line = {"const": f"{scope.word}/{SCHEMA_VERSION}", "description": "What this file is. Always the first line."}
    sections = {name: {"$ref": f"#/$defs/{name}"} for name, section in SECTIONS.items() if scope in section.owners}
    return {
        "$schema": DIALECT,
        "title": f"{scope.word}.yaml",
        "description": f"What the root file of a {scope.word}'s layer may say; its other files say more of the same.",
        "type": "object",
        "properties": {"schema": line, **sections},
        "required": ["schema"],
        "additionalProperties": False,
        "$defs": {place.name: _definition(place, scope) for place in places(scope)},
    }


def file_patches(scope: Scope) -> dict[str, Schema]:
    """Return the documents of the files a scope's layer may be split into, by the name of their place."""
    return {place.name: _pointer(place, scope) for place in file_places(scope)}


def _pointer(place: MapPlace, scope: Scope) -> Schema:
    return {
        "$schema": DIALECT,
        "title": f"{place.glob()} in a {scope.word}'s layer",
        "type": "object",
        "allOf": [{"$ref": f"{scope.word}.json#/$defs/{place.name}"}],
    }


def _definition(place: MapPlace, scope: Scope) -> Schema:
    shape = place.shape
    match shape:
        case Record():
            return _record(shape, place.pattern, scope)
        case Variants():
            return _variants(shape, place.pattern, scope)
        case Collection():
            return {
                "type": ["object", "null"],
                "propertyNames": {"pattern": shape.key_pattern},
                "additionalProperties": _value(shape.value, (*place.pattern, EACH)),
            }
        case Free():
            return {"$ref": ANY_TYPE}


def _record(record: Record, pattern: tuple[str, ...], scope: Scope) -> Schema:
    fields = fields_of(record, scope)
    properties = {name: _field(found[0], (*pattern, name)) for name, found in fields.items()}
    closed = {
        "description": summary(record),
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    if not any(isinstance(field.shape, Free) for (field,) in fields.values()):
        return closed
    properties |= {"type": type_field(properties["type"]), "config": {"description": hover(fields["config"][0])}}
    return {**closed, "allOf": config_conditions()}


def _variants(shape: Variants, pattern: tuple[str, ...], scope: Scope) -> Schema:
    """Every variant's fields while the file does not say which; only its own once it does."""
    tag = shape.discriminator
    union = {name: _either(found, (*pattern, name)) for name, found in fields_of(shape, scope).items()}
    union[tag] = nullable({"type": "string", "enum": list(shape.options)})
    conditions = [
        {
            "if": {"properties": {tag: {"const": name}}, "required": [tag]},
            "then": _record(option, pattern, scope),
        }
        for name, option in shape.options.items()
    ]
    return {
        "type": ["object", "null"],
        "properties": union,
        "additionalProperties": False,
        "allOf": conditions,
    }


def _either(fields: tuple[Field, ...], pattern: tuple[str, ...]) -> Schema:
    forms: list[Schema] = []
    for form in (_field(field, pattern) for field in fields):
        if form not in forms:
            forms.append(form)
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _field(field: Field, pattern: tuple[str, ...]) -> Schema:
    said: dict[str, Any] = {"description": hover(field)}
    if field.examples:
        said["examples"] = list(field.examples)
    return {**_value(field.shape, pattern), **said}


def _value(shape: Shape, pattern: tuple[str, ...]) -> Schema:
    if not isinstance(shape, Leaf):
        return {"$ref": f"#/$defs/{'.'.join(pattern)}"}
    schema = nullable(leaf_schema(shape))
    return or_file(schema) if shape.is_body else schema
