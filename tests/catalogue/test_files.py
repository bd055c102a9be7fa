"""Every file of the catalogue keeps to the schema for such files, and what it names is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from schemas.catalogue import (
    Capability,
    ClaimKind,
    SignatureScheme,
    file_schema,
    provider_channels,
    provider_fields,
    provider_schema,
    provider_types,
)
from schemas.sections.settings import Channel
from schemas.values.delivery import DeliveryStatus, RetryClass

JUDGE = Draft202012Validator(file_schema())


def _fields(kind: str) -> set[str]:
    return {".".join(field.route) for channel in provider_channels(kind) for field in provider_fields(kind, channel)}


def _secrets(kind: str) -> set[str]:
    return {
        ".".join(field.route)
        for channel in provider_channels(kind)
        for field in provider_fields(kind, channel)
        if "x-secret" in field.schema
    }


def _texts(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case dict():
            for value in node.values():
                yield from _texts(value)
        case list():
            for value in node:
                yield from _texts(value)


@pytest.mark.parametrize("kind", provider_types())
def test_every_file_keeps_to_the_schema_of_files(kind: str) -> None:
    """It is a JSON Schema itself and says what every file has to say, in the form that is read."""
    Draft202012Validator.check_schema(provider_schema(kind))
    assert [f"{list(error.absolute_path)}: {error.message}" for error in JUDGE.iter_errors(provider_schema(kind))] == []


def test_the_schema_of_files_knows_the_same_words_as_the_code() -> None:
    """Closed lists are in the schema for whoever writes a file, and in the code for whoever reads one."""
    Draft202012Validator.check_schema(file_schema())
    properties, definitions = file_schema()["properties"], file_schema()["$defs"]
    assert properties["x-channels"]["items"]["enum"] == list(get_args(Channel))
    assert properties["x-capabilities"]["additionalProperties"]["items"]["enum"] == list(get_args(Capability))
    assert properties["x-retry"]["propertyNames"]["enum"] == list(get_args(RetryClass))
    assert definitions["events"]["properties"]["statuses"]["additionalProperties"]["enum"] == list(
        get_args(DeliveryStatus)
    )
    assert definitions["signature"]["properties"]["scheme"]["enum"] == list(get_args(SignatureScheme))
    assert definitions["field"]["properties"]["x-claim"]["enum"] == list(get_args(ClaimKind))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"x-webhook-event": []}, "a key that nobody reads"),
        ({"x-capabilities": {"email": ["telepathy"]}}, "an unknown capability"),
        ({"x-retry": {"transient": ["http:5zz"]}}, "a code that is none"),
        ({"x-retry": {"never": ["http:500"]}}, "an unknown class"),
        ({"x-test-call": [{"protocol": "http", "method": "GET", "right": {"code": 200, "says": "ok"}}]}, "no address"),
        ({"x-webhook-events": [{"event_at": "e", "statuses": {"ok": "arrived"}}]}, "an unknown status"),
        ({"x-signature": {"scheme": "hmac_md5", "signed": "the body"}}, "an unknown scheme"),
        ({"properties": {"key": {"title": "Key", "description": "A key.", "examples": ["a"], "x-claim": "all"}}}, "x"),
        ({"properties": {"key": {"$ref": "#/$defs/secret", "title": "K", "description": "K.", "examples": [1]}}}, "x"),
        ({"properties": {"key": {"title": "K", "description": "K.", "examples": [1], "x-key-shape": "a"}}}, "x"),
    ],
)
def test_the_schema_of_files_refuses(said: dict[str, Any], why: str) -> None:
    """What could not be read, or would be read by nobody, is refused."""
    assert JUDGE.is_valid(provider_schema("resend"))
    assert not JUDGE.is_valid({**provider_schema("resend"), **said}), why


@pytest.mark.parametrize("kind", provider_types())
def test_what_a_file_names_is_there(kind: str) -> None:
    """Channels are the type's, fields in braces are fields, and keys are in fields that hold secrets."""
    schema, channels = provider_schema(kind), set(provider_channels(kind))
    assert set(schema["x-capabilities"]) == channels
    assert {said["channel"] for said in schema["x-limits"] if "channel" in said} <= channels
    for said in (*schema["x-test-call"], *schema["x-webhook-events"]):
        assert set(said.get("channels", ())) <= channels
    assert {name for text in _texts(schema["x-test-call"]) for name in re.findall(r"{([a-z_.]+)}", text)} <= _fields(
        kind
    )
    signs_in = [said["sign_in"]["secret"] for said in schema["x-test-call"] if "secret" in said.get("sign_in", {})]
    assert set(signs_in) <= _secrets(kind)
    signature = schema["x-signature"]
    assert {signature["key"]} <= _secrets(kind) if "key" in signature else True
    assert {signature["user"]} <= _fields(kind) if "user" in signature else True


@pytest.mark.parametrize("kind", provider_types())
def test_no_code_means_two_things(kind: str) -> None:
    """A code stands in one class of failure only."""
    codes = [code for said in provider_schema(kind)["x-retry"].values() for code in said]
    assert len(codes) == len(set(codes))
