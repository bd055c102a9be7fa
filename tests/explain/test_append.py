"""Lists that are added to: every layer that added something is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compiler.core.explain import Part
from compiler.service import explain, parse_address
from schemas.descent import Append
from schemas.registry import SECTIONS
from schemas.shape import Leaf, Record
from tests.laws.written import Written


@pytest.fixture(autouse=True)
def _locales_are_added_to(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = SECTIONS["settings"].shape
    assert isinstance(shape, Record)
    locales = shape.fields["locales"]
    assert isinstance(locales.shape, Leaf)
    monkeypatch.setitem(shape.fields, "locales", replace(locales, shape=replace(locales.shape, descent=Append())))


def test_who_added_what() -> None:
    """The deepest layer that added something wins the line; the ones it added to say so; a repetition says so."""
    tree = Written(
        {
            "platform/platform.yaml": b"schema: platform/v1\nsettings: {locales: [en]}\n",
            "tenants/oak/tenant.yaml": b"schema: tenant/v1\nsettings: {locales: [it, en]}\n",
            "tenants/oak/events/may/event.yaml": b"schema: event/v1\nsettings: {locales: [en]}\n",
        }
    )
    (value,) = explain(tree, parse_address("oak/may:settings.locales")).values
    assert value.value == ["en", "it"]
    assert [(said.layer, said.value, said.part) for said in value.said] == [
        ("platform", ["en"], Part.ADDED_TO),
        ("tenant", ["it", "en"], Part.WINS),
        ("event", ["en"], Part.REPEATS),
    ]
