"""Judges values by the published schemas, read from the files that are committed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7, DRAFT202012

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "schemas" / "json"
_BASE = "https://banns.dev/schemas/v1"


@cache
def published(name: str) -> Any:
    """Return a schema as it is committed."""
    return json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))


@cache
def judge(name: str) -> Validator:
    """Return the validator of a schema."""
    return Draft202012Validator({"$ref": f"{_BASE}/{name}.json"}, registry=_registry(DRAFT202012))


@cache
def strict_judge(name: str) -> Validator:
    """Return a validator that also refuses keys that a schema's open objects do not know."""
    return Draft202012Validator(_closed(published(name)), registry=_registry(DRAFT202012))


@cache
def old_judge(name: str) -> Validator:
    """Return a validator that reads the same schema as draft 07, as older editors do."""
    return Draft7Validator({"$ref": f"{_BASE}/{name}.json"}, registry=_registry(DRAFT7))


def accepts(name: str, value: Any) -> bool:
    """Tell whether a schema accepts a value, in both drafts the same."""
    verdict = judge(name).is_valid(value)
    assert old_judge(name).is_valid(value) is verdict, (name, value)
    return verdict


@cache
def _registry(specification: Any) -> Any:
    """Return all schemas under their addresses, read as one draft."""
    found = []
    for path in sorted(PUBLISHED.rglob("*.json")):
        name = path.relative_to(PUBLISHED).with_suffix("").as_posix()
        contents = {key: value for key, value in published(name).items() if key != "$schema"}
        found.append((f"{_BASE}/{name}.json", specification.create_resource(contents)))
    return Registry().with_resources(found)


def _closed(node: Any) -> Any:
    match node:
        case dict():
            closed = {key: value if key == "if" else _closed(value) for key, value in node.items()}
            is_open = node.get("type") == "object" and "properties" in node and "additionalProperties" not in node
            return {**closed, "unevaluatedProperties": False} if is_open else closed
        case list():
            return [_closed(each) for each in node]
        case _:
            return node
