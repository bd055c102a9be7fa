"""The files of the catalogue: one for each type of provider, found by their names."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\.json")


@cache
def provider_types() -> tuple[str, ...]:
    """Return the types of provider there are, sorted."""
    folder = files("schemas") / "providers"
    return tuple(sorted(file.name[:-5] for file in folder.iterdir() if _NAME.fullmatch(file.name)))


@cache
def provider_schema(kind: str) -> dict[str, Any]:
    """Return the schema of a type as it stands in its file."""
    schema: dict[str, Any] = orjson.loads((files("schemas") / "providers" / f"{kind}.json").read_bytes())
    return schema


@cache
def file_schema() -> dict[str, Any]:
    """Return the schema that every file of the catalogue keeps to."""
    schema: dict[str, Any] = orjson.loads((files("schemas") / "catalogue" / "provider-file.json").read_bytes())
    return schema


def provider_channels(kind: str) -> tuple[str, ...]:
    """Return the channels a type can carry."""
    return tuple(provider_schema(kind)["x-channels"])


def provider_form(kind: str, channel: str) -> dict[str, Any]:
    """Return the schema of `config` for a channel: its own where the type has one, else the whole file."""
    schema = provider_schema(kind)
    form: dict[str, Any] = schema.get("$defs", {}).get(channel, schema)
    return form
