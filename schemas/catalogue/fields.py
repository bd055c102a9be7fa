"""The fields of a type's `config`, each under its route, with those of every variant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.catalogue.files import provider_form, provider_schema


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderField:
    """A field of `config`."""

    route: tuple[str, ...]
    schema: dict[str, Any]
    """What the file says of it."""
    required: bool
    variant: str = ""
    """The one variant of the map above that has it, where there are several."""


@cache
def provider_fields(kind: str, channel: str) -> tuple[ProviderField, ...]:
    """Return the fields of a type for a channel: maps before what is inside them, in the file's order."""
    return tuple(_inside(kind, provider_form(kind, channel), (), ""))


def _inside(kind: str, form: dict[str, Any], route: tuple[str, ...], variant: str) -> Iterator[ProviderField]:
    required = form.get("required", ())
    for name, schema in form.get("properties", {}).items():
        found = ProviderField(route=(*route, name), schema=schema, required=name in required, variant=variant)
        yield found
        yield from _inside(kind, schema, found.route, variant)
    if (discriminator := form.get("x-discriminator")) is not None:
        yield from _variants(kind, form, route, discriminator)


def _variants(kind: str, form: dict[str, Any], route: tuple[str, ...], discriminator: str) -> Iterator[ProviderField]:
    for condition in form["allOf"]:
        chosen = condition["if"]["properties"][discriminator]["const"]
        variant = provider_schema(kind)["$defs"][condition["then"]["$ref"].rpartition("/")[2]]
        others = {name: schema for name, schema in variant["properties"].items() if name != discriminator}
        yield from _inside(kind, {**variant, "properties": others}, route, str(chosen))
