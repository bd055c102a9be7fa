"""The provider catalogue in patch form: what stands in `config`, by type and channel as far as a file says them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from schemas.catalogue import provider_channels, provider_schema, provider_types
from schemas.published.leaf import Schema, nullable

ANY_TYPE = "provider.any.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MAP = ["object", "null"]


def provider_patches() -> dict[str, Schema]:
    """Return a document for each type, and `any` for files that do not say the type."""
    found = {kind: _document(kind) for kind in provider_types()}
    forms = [(f"provider.{kind}.json#/properties", document) for kind, document in found.items()]
    found["any"] = {
        "$schema": _DIALECT,
        "title": "config of a provider whose type another file says",
        **_united(forms),
    }
    return found


def type_field(field: Schema) -> Schema:
    """Return the field `type` with the types there are."""
    return {**{key: field[key] for key in ("description", "examples")}, **nullable({"enum": list(provider_types())})}


def config_conditions() -> list[Schema]:
    """Return what `config` and `channel` may be, by what the same file says about type and channel."""
    found: list[Schema] = [{"if": {"required": ["type"]}, "else": _config(ANY_TYPE)}]
    for kind in provider_types():
        found.append(_of_type(kind))
        found += [
            {"if": _says({"type": kind, "channel": channel}), "then": _config(_address(kind, channel))}
            for channel in _forms(kind)
        ]
    return found


def _of_type(kind: str) -> Schema:
    channel: Schema = {"channel": {"enum": [*provider_channels(kind), None]}}
    if not _forms(kind):
        return {
            "if": _says({"type": kind}),
            "then": {"properties": {**channel, **_config(_address(kind))["properties"]}},
        }
    unsaid = {"if": {"required": ["channel"]}, "else": _config(_address(kind))}
    return {"if": _says({"type": kind}), "then": {"properties": channel, "allOf": [unsaid]}}


def _says(values: dict[str, str]) -> Schema:
    return {"properties": {name: {"const": value} for name, value in values.items()}, "required": list(values)}


def _config(address: str) -> Schema:
    return {"properties": {"config": {"$ref": address}}}


def _address(kind: str, channel: str = "") -> str:
    return f"provider.{kind}.json" + (f"#/$defs/{channel}" if channel else "")


def _forms(kind: str) -> tuple[str, ...]:
    """Return the channels that have a form of their own; none where the type has one form only."""
    definitions = provider_schema(kind).get("$defs", {})
    return tuple(channel for channel in provider_channels(kind) if channel in definitions)


@cache
def _document(kind: str) -> Schema:
    schema = provider_schema(kind)
    definitions = {
        name: _said(inside) if _is_secret(inside) else _partial(inside, schema["$defs"])
        for name, inside in schema.get("$defs", {}).items()
    }
    forms = [(f"#/$defs/{channel}/properties", definitions[channel]) for channel in _forms(kind)]
    root = _united(forms) if forms else _partial(schema, schema.get("$defs", {}))
    return {"$schema": _DIALECT, **_said_about(schema), **root, "$defs": definitions}


def _partial(node: Schema, definitions: Schema) -> Schema:
    if "$ref" in node:
        return {**_said_about(node), "anyOf": [{"$ref": node["$ref"]}, {"type": "null"}]}
    if "properties" not in node:
        return nullable(_said(node))
    properties = {name: _partial(inside, definitions) for name, inside in node["properties"].items()}
    found = {**_said_about(node), "type": _MAP, "properties": properties, "additionalProperties": False}
    return _with_variants(found, node, definitions) if "x-discriminator" in node else found


def _with_variants(found: Schema, node: Schema, definitions: Schema) -> Schema:
    """Every variant's fields while the file does not say which; only its own once it does."""
    references = [condition["then"]["$ref"] for condition in node["allOf"]]
    partials = [_partial(definitions[reference.rpartition("/")[2]], definitions) for reference in references]
    forms = [(f"{reference}/properties", form) for reference, form in zip(references, partials, strict=True)]
    properties = {**_united(forms)["properties"], **found["properties"]}
    return {**found, "properties": properties, "allOf": node["allOf"]}


def _united(forms: Iterable[tuple[str, Schema]]) -> Schema:
    """Return one form with the fields of several; a field that they describe differently may have any of its forms."""
    found: dict[str, list[tuple[str, Schema]]] = {}
    for prefix, form in forms:
        for name, inside in form["properties"].items():
            known = found.setdefault(name, [])
            if all(inside != other for _, other in known):
                known.append((f"{prefix}/{name}", inside))
    properties = {name: _any_of([address for address, _ in known]) for name, known in found.items()}
    return {"type": _MAP, "properties": properties, "additionalProperties": False}


def _any_of(addresses: list[str]) -> Schema:
    references: list[Schema] = [{"$ref": address} for address in addresses]
    return references[0] if len(references) == 1 else {"anyOf": references}


def _is_secret(node: Schema) -> bool:
    return "secret" in node.get("properties", {})


def _said(node: Schema) -> Schema:
    """Return a value's schema without our own annotations; its form joins the description."""
    own = {key: value for key, value in node.items() if not key.startswith("x-")}
    if "properties" in own:
        own["properties"] = {name: _said(inside) for name, inside in own["properties"].items()}
    return {**own, **_said_about(node)}


def _said_about(node: Schema) -> Schema:
    said: Schema = {key: node[key] for key in ("title", "description", "examples") if key in node}
    if "x-form" in node and "description" in said:
        said["description"] = f"{said['description']} Write {node['x-form']}."
    return said
