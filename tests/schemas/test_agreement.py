"""The editor's schemas and the compiler's decoder agree: what the one keeps, the other accepts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.decode.body import Bodies
from compiler.core.decode.decode import decode
from compiler.core.decode.decoding import Decoding
from compiler.core.place import Source
from compiler.service import open_folder
from schemas.published.places import file_places
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Shape, Variants, below
from tests.laws.law import law
from tests.schemas.files import read, schemas_of
from tests.schemas.judging import ROOT, accepts, judge
from tests.schemas.patches import key_of, patches, single_values

_BASE = ROOT / "tests" / "rejects" / "base"


def _decoded(scope: Scope, value: dict[str, Any], mount: tuple[str, ...] = ()) -> tuple[Any, Decoding]:
    bodies = Bodies(open_folder(ROOT / "configs"), "", frozenset())
    decoding = Decoding(Source("x.yaml", mount), scope, b"", bodies)
    return decode(decoding, value), decoding


@pytest.mark.parametrize("scope", Scope, ids=lambda scope: scope.word)
@law(60)
@given(data=st.data())
def test_what_the_decoder_keeps_the_schema_accepts(scope: Scope, data: st.DataObject) -> None:
    """Of any patch, right or wrong, the part that decodes is a patch that the editor's schema accepts."""
    kept, _ = _decoded(scope, data.draw(patches(scope)))
    said = {"schema": f"{scope.word}/v1", **kept}
    assert accepts(f"patch/{scope.word}", said), next(judge(f"patch/{scope.word}").iter_errors(said))


@pytest.mark.parametrize("scope", Scope, ids=lambda scope: scope.word)
def test_every_value_that_fits_its_place_is_accepted(scope: Scope) -> None:
    """At every place of a single value, each value that the decoder takes there is accepted."""
    for value in single_values(scope):
        _, decoding = _decoded(scope, value)
        assert decoding.findings == [], value
        assert accepts(f"patch/{scope.word}", {"schema": f"{scope.word}/v1", **value}), value


@pytest.mark.parametrize("scope", Scope, ids=lambda scope: scope.word)
def test_every_place_of_a_map_can_be_a_file(scope: Scope) -> None:
    """An empty map mounted at any place with a schema of its own decodes, and its schema accepts it."""
    for place in file_places(scope):
        mount = _mount(place.pattern)
        _, decoding = _decoded(scope, {}, mount)
        assert decoding.findings == [], place.name
        assert accepts(f"patch/{scope.word}.{place.name}", {}), place.name


@pytest.mark.parametrize("path", sorted(path.relative_to(ROOT).as_posix() for path in _BASE.rglob("*.yaml")))
def test_other_right_trees_are_accepted_too(path: str) -> None:
    """The tree that the reject cases start from is right for the editor as well."""
    (name,) = schemas_of(path)
    assert accepts(name, read(path))


def _mount(pattern: tuple[str, ...]) -> tuple[str, ...]:
    """Return a place's pattern with a real key where any key may stand."""
    keys: list[str] = []
    here: tuple[Shape, ...] = (SECTIONS[pattern[0]].shape,)
    for part in pattern[1:]:
        keys += [key_of(next(shape for shape in here if isinstance(shape, Collection))) if part == "each" else part]
        here = tuple(inside for shape in here for inside in _inside(shape, keys[-1]))
    return (pattern[0], *keys)


def _inside(shape: Shape, key: str) -> tuple[Shape, ...]:
    """Return what may stand below a key, in any variant."""
    options = tuple(shape.options.values()) if isinstance(shape, Variants) else (shape,)
    return tuple(found for option in options if (found := below(option, key)) is not None)
