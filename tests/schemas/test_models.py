"""What holds for every model: frozen, closed, strict, and without a value of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from schemas.registry import SECTIONS
from schemas.said import Said


def _models(model: type[Said]) -> Iterator[type[Said]]:
    for below in model.__subclasses__():
        yield below
        yield from _models(below)


MODELS = sorted({model for model in _models(Said) if model.__module__.startswith("schemas.")}, key=lambda m: m.__name__)


def test_every_section_is_made_of_models() -> None:
    """The registry has loaded all of them."""
    assert len(SECTIONS) == 25
    assert len(MODELS) > 40


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_model_has_defaults(model: type[Said]) -> None:
    """A value that nobody said is absent: a default would be a value without an origin."""
    for name, field in model.model_fields.items():
        assert field.is_required() or field.default is None, name
        assert field.default_factory is None, name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_frozen_closed_and_described(model: type[Said]) -> None:
    """Nothing can be changed or added, numbers are not texts, and every field says what it is."""
    config = model.model_config
    assert (config["frozen"], config["extra"], config["strict"]) == (True, "forbid", True)
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
