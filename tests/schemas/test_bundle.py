"""A bundled schema needs no other file and judges as the one it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas.published.bundle import bundled
from schemas.published.documents import documents
from tests.schemas.files import read, schemas_of, settings_files
from tests.schemas.test_mistakes import RIGHT, WRONG


def _references(node: Any) -> Iterator[str]:
    match node:
        case {"$ref": str(reference)}:
            yield reference
        case dict():
            for value in node.values():
                yield from _references(value)
        case list():
            for each in node:
                yield from _references(each)


@pytest.mark.parametrize("name", documents())
def test_every_reference_stays_inside(name: str) -> None:
    """Every reference of a bundle leads to something in it."""
    bundle = bundled(name, documents())
    for reference in _references(bundle):
        assert reference.startswith("#"), reference
        part: Any = bundle
        for key in reference.split("/")[1:]:
            part = part[key]


def test_a_bundle_judges_the_same() -> None:
    """Right and wrong values get the same verdict from a bundle."""
    values = [(name, value, True) for name, value in RIGHT] + [(name, value, False) for name, value in WRONG]
    values += [(schemas_of(path)[0], read(path), True) for path in settings_files()]
    judges = {name: Draft202012Validator(bundled(name, documents())) for name, _, _ in values}
    assert [name for name, value, right in values if judges[name].is_valid(value) is not right] == []
