"""Judges what stands in a provider's `config` by the form of its type and channel.

Validators are built once for each type and channel.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from schemas.catalogue.files import provider_schema
from schemas.strings import whole
from schemas.values.secret import REFERENCE_FORM

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


@dataclass(frozen=True, slots=True)
class ConfigError:
    """Something wrong in a provider's fields. Values are never in it: they could be secrets."""

    route: tuple[str | int, ...]
    kind: str
    """`missing`, `unknown`, `literal` (a secret written out), `quotes` (a number for text) or `form`."""
    form: str
    """What is due there, in words."""
    known: tuple[str, ...] = ()
    """Names there are, where an unknown one was used."""


def config_errors(kind: str, channel: str, config: dict[str, Any]) -> list[ConfigError]:
    """Judge the fields of a provider, in a stable order."""
    found = [error for wrong in _validator(kind, channel).iter_errors(config) for error in _errors(wrong)]
    return sorted(set(found), key=lambda error: ([str(part) for part in error.route], error.kind))


@cache
def _validator(kind: str, channel: str) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to load, and many runs have no use for it
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415
    from jsonschema.validators import extend  # noqa: PLC0415

    def pattern(_validator: Any, text: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        # jsonschema searches with `re`, whose `$` would let a final line break pass.
        if isinstance(instance, str) and not whole(text).search(instance):
            yield ValidationError("the form is wrong")

    schema = provider_schema(kind)
    definitions = schema.get("$defs", {})
    chosen = {"$ref": f"#/$defs/{channel}", "$defs": definitions} if channel in definitions else schema
    validator: Validator = extend(Draft202012Validator, {"pattern": pattern})(chosen)  # type: ignore[no-untyped-call]
    return validator


def _errors(wrong: Any) -> list[ConfigError]:
    route = tuple(wrong.absolute_path)
    match wrong.validator:
        case _ if _is_secret(wrong) and isinstance(wrong.instance, dict):
            return [ConfigError(route, "form", _words(wrong.schema))]
        case "required":
            lacking = [name for name in wrong.validator_value if name not in wrong.instance]
            properties = wrong.schema.get("properties", {})
            return [ConfigError((*route, name), "missing", _words(properties.get(name, {}))) for name in lacking]
        case "additionalProperties":
            known = tuple(sorted(wrong.schema.get("properties", {})))
            return [
                ConfigError((*route, name), "unknown", "", known) for name in sorted(wrong.instance.keys() - set(known))
            ]
        case _ if _is_secret(wrong):
            return [ConfigError(route, "literal", _words(wrong.schema))]
        case "type" if wrong.validator_value == "string" and isinstance(wrong.instance, int | float):
            return [ConfigError(route, "quotes", _words(wrong.schema))]
        case _:
            return [ConfigError(route, "form", _words(wrong.schema))]


def _is_secret(wrong: Any) -> bool:
    """A secret's place holds something that is no reference: if it is no map, as a rule the secret itself."""
    fields: dict[str, Any] = wrong.schema.get("properties", {})
    return fields.keys() == {"secret"}


def _words(schema: dict[str, Any]) -> str:
    if schema.get("x-secret"):
        return REFERENCE_FORM
    for name in ("x-form", "title"):
        if name in schema:
            return str(schema[name])
    if "enum" in schema:
        return "one of " + ", ".join(str(choice) for choice in schema["enum"])
    return {"string": "text", "integer": "a whole number", "object": "a map", "array": "a list"}.get(
        str(schema.get("type", "")), "another value"
    )
