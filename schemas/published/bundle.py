"""One document with everything it refers to, for whoever wants a single file."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from schemas.published.leaf import Schema


def bundled(name: str, documents: Mapping[str, Schema]) -> Schema:
    """Return a document whose references all stay inside it: other documents' parts become definitions."""
    brought: dict[str, Schema] = {}
    root = _with_local(documents[name], name, name, documents, brought)
    definitions = {**root.get("$defs", {}), **brought}
    return {**root, "$defs": definitions} if definitions else root


def _with_local(node: Any, here: str, root: str, documents: Mapping[str, Schema], brought: dict[str, Schema]) -> Any:
    match node:
        case {"$ref": str(reference)}:
            rest = {key: value for key, value in node.items() if key != "$ref"}
            return {**rest, "$ref": _bring(reference, here, root, documents, brought)}
        case dict():
            return {key: _with_local(value, here, root, documents, brought) for key, value in node.items()}
        case list():
            return [_with_local(each, here, root, documents, brought) for each in node]
        case _:
            return node


def _bring(reference: str, here: str, root: str, documents: Mapping[str, Schema], brought: dict[str, Schema]) -> str:
    path, _, pointer = reference.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)).removesuffix(".json") if path else here
    if there == root:
        return reference if not path else f"#{pointer}"
    key = f"{there}{pointer}".replace("/$defs", "").replace("/", ".")
    if key not in brought:
        brought[key] = {}  # named before it is walked, so that a circle ends
        brought[key] = _with_local(_part(documents[there], pointer), there, root, documents, brought)
    return f"#/$defs/{key}"


def _part(document: Schema, pointer: str) -> Schema:
    part: Any = document
    for key in pointer.split("/")[1:]:
        part = part[key]
    return {key: value for key, value in part.items() if key not in {"$schema", "$id", "$defs"}}
