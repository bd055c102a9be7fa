"""Every leaf has exactly one origin, and whoever reads the file there finds the value."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.explain import Part, explain, resolve_chain
from compiler.core.layer.layout import Layout, lay_out
from compiler.core.layer.patch import Patch
from compiler.core.locator import Locator
from compiler.core.merge.origins import Origins, origin_at
from compiler.core.place import Place, Route
from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.syntax.compose import compose
from compiler.core.tree import Tree
from compiler.service import Address, open_folder
from schemas.descent import FLOORS, Append
from schemas.registry import SECTIONS
from schemas.shape import Collection, Leaf, Record, Shape
from schemas.values.secret import is_secret
from tests.laws.law import law
from tests.laws.worlds import ENVIRONMENT, LAYERS, World, scope_of, worlds
from tests.laws.written import write

_SEEDS = st.none() | st.integers(0, 2**32)


@pytest.fixture
def locales_are_added_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """No section of today adds to a list, so one of them does so here."""
    shape = SECTIONS["settings"].shape
    assert isinstance(shape, Record)
    locales = shape.fields["locales"]
    assert isinstance(locales.shape, Leaf)
    added = replace(locales, shape=replace(locales.shape, descent=Append()))
    monkeypatch.setitem(shape.fields, "locales", added)


@pytest.mark.usefixtures("locales_are_added_to")
@law(70)
@given(worlds(), _SEEDS, st.sampled_from(["", ENVIRONMENT]))
def test_every_leaf_has_one_origin_that_re_reads_to_it(world: World, seed: int | None, environment: str) -> None:
    """Whatever the layers say, in one file or in many: the origin's line holds the value, and no deeper layer does."""
    with tempfile.TemporaryDirectory() as folder:
        tree = open_folder(write(world, seed).to_disk(Path(folder)))
        layout = lay_out(tree.files(), "configs")
        reader = _Reader(tree, Locator(tree))
        for key in map(scope_of, LAYERS):
            scope = resolve_chain(tree, layout, key, environment)
            for entry in (found for found in scope.own.values() if not found.is_removed):
                _assert_origins(reader, scope, entry)


def _assert_origins(reader: _Reader, scope: ScopeEntries, entry: Resolved) -> None:
    above = tuple(entry.name.split("."))
    for route, value, origin in _leaves(entry.value, entry.origins, ()):
        patch = scope.patch_at(origin)
        assert patch is not None
        inside, place_in_list = (route[:-1], route[-1]) if route and type(route[-1]) is int else (route, None)
        full: Route = (*above, *inside)
        said = reader.locator.said(patch.spot(full))
        assert said is not None, f"{full} is said nowhere in level {origin}"
        again = reader.read(patch, full, said[0])
        assert again == value if place_in_list is None else value in again
        _assert_nobody_deeper(scope, entry, full, inside, value, origin)


def _leaves(value: Any, origins: Origins, route: Route) -> Iterator[tuple[Route, Any, int]]:
    """Yield every leaf with its one origin; the elements of a list that was added to are leaves of their own."""
    if type(value) is dict and value and not is_secret(value):
        for key, inside in value.items():
            assert not isinstance(origins, dict) or key in origins, f"{key} has no origin"
            yield from _leaves(inside, origins[key] if isinstance(origins, dict) else origins, (*route, key))
        assert not isinstance(origins, dict) or origins.keys() == value.keys()
    elif isinstance(origins, tuple):
        assert len(origins) == len(value)
        for position, inside in enumerate(value):
            yield (*route, position), inside, origin_at(origins, (position,))
    else:
        assert type(origins) is int
        yield route, value, origins


@dataclass(slots=True)
class _Reader:
    """Opens the files of origins, each once."""

    tree: Tree
    locator: Locator
    seen: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def read(self, patch: Patch, route: Route, place: Place) -> Any:
        """Return what the file at a place says at the route; a body comes from the file it names."""
        path = place.file.removeprefix(f"{self.tree.label}/")
        source = next(found for found in patch.sources if found.path == path)
        text, node = self._file(path)
        for key in route[len(source.mount) :]:
            node = node[key]
        if type(node) is dict and node.keys() == {"file"}:
            return self.tree.read(posixpath.join(posixpath.dirname(path), node["file"])).decode()
        _assert_it_stands_there(text, place, node)
        return node

    def _file(self, path: str) -> tuple[str, Any]:
        if path not in self.seen:
            raw = self.tree.read(path)
            self.seen[path] = raw.decode().removeprefix("\ufeff").replace("\r\n", "\n"), compose(raw, path).value
        return self.seen[path]


def _assert_it_stands_there(text: str, place: Place, value: Any) -> None:
    """Look at the characters of the file, with no reader of YAML between."""
    text = text.split("\n")[place.line - 1][place.column - 1 :]
    if text[0] in "*&":
        return  # an alias or an anchor: what is behind it has been read already
    match value:
        case dict():
            assert text.startswith(("{", "secret", "'secret"))
        case list():
            assert text[0] in "[-"
        case str():
            assert text[0] in "'\"|" or text.startswith(value)
        case _:
            assert text[0] in "+-0123456789TFtf.~Nn"


def _assert_nobody_deeper(
    scope: ScopeEntries, entry: Resolved, full: Route, inside: Route, value: Any, origin: int
) -> None:
    rule = _rule(entry.shape, inside)
    for wider in scope.chain():
        for patch in wider.patches:
            if patch.level.number <= origin or not patch.says(full):
                continue
            assert isinstance(rule, (*FLOORS, Append)), f"{full}: level {patch.level.number} says it too"
            if isinstance(rule, FLOORS):
                assert entry.floors[inside].value == value


def _rule(shape: Shape, route: Route) -> Any:
    for key in route:
        match shape:
            case Record(fields=fields):
                shape = fields[str(key)].shape
            case Collection(value=below):
                shape = below
            case _:
                return None
    return shape.descent if isinstance(shape, Leaf) else None


@law(40)
@given(worlds(), _SEEDS, st.sampled_from(["", ENVIRONMENT]))
def test_explain_names_one_winner_for_every_value_that_is_set(world: World, seed: int | None, environment: str) -> None:
    """`explain` over every section of an event: a set value has one line that wins, an unset one has none."""
    tree = write(world, seed)
    layout = lay_out(tree.files(), "configs")
    scope = scope_of("tenants/oak/events/may")
    for section in ("brand", "settings", "compliance", "providers", "templates", "event"):
        for value in explain(tree, layout, Address(scope, (section,)), _known(layout, environment)).values:
            winners = [said for said in value.said if said.part is Part.WINS]
            assert len(winners) == value.is_set
            assert all(said.value == value.value for said in winners)
            levels = [said.layer for said in value.said]
            assert len(levels) == len(set(levels))


def _known(layout: Layout, environment: str) -> str:
    return environment if environment in layout.environments else ""
