"""The document of a test file, for editors: `tests/*.yaml` in a layer's folder."""

from __future__ import annotations

from schemas.descent import Replace
from schemas.expectation import FIRST_LINE, CaseSaid
from schemas.published.leaf import Schema, leaf_schema
from schemas.published.patch import DIALECT
from schemas.shape import Check, Leaf
from schemas.values.text import KEY_PATTERN


def test_documents() -> dict[str, Schema]:
    """Return the one document by its name."""
    return {"file": _file()}


def _file() -> Schema:
    case = leaf_schema(Leaf(descent=Replace(), kind="map", form="a case", check=Check(CaseSaid)))
    cases: Schema = {
        "description": "Cases by a name that says what holds: italian-guests-read-italian.",
        "type": "object",
        "propertyNames": {"pattern": KEY_PATTERN},
        "additionalProperties": case,
        "minProperties": 1,
    }
    line = {"const": FIRST_LINE, "description": "What this file is. Always the first line."}
    return {
        "$schema": DIALECT,
        "title": "tests/*.yaml in a layer",
        "description": "What the settings of a layer must yield; `banns test` runs it.",
        "type": "object",
        "properties": {"schema": line, "cases": cases},
        "required": ["schema", "cases"],
        "additionalProperties": False,
    }
