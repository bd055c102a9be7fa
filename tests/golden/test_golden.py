"""Configurations in, exact snapshots, views and plans out; `pytest --regenerate` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from applier.core.inventory import NOTHING, bodies_of, inventory_of
from applier.service import make_plan, plan_text
from compiler import service
from compiler.core.rules.judge import Judge
from compiler.core.snapshot import ScopeKey, Snapshot
from compiler.render.snapshot import render_view, snapshot_files
from schemas.registry import SECTIONS
from schemas.scope import Scope
from tests.goldens import Golden

_HERE = Path(__file__).parent
_SEEN_FROM = {"v1": ScopeKey("rosewood", "anna-ben"), "language": ScopeKey("summit-labs", "perimeter-2027")}
_CASES = [
    (case.name, environment)
    for case in sorted(_HERE.iterdir())
    if case.is_dir() and (case / "configs").is_dir()
    for environment in ("", "staging")
]


@pytest.fixture(params=_CASES, ids=lambda case: "@".join(filter(None, case)))
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Snapshot]:
    """Return where a case's outputs lie, and its snapshot. Its name says whose view is kept."""
    name, environment = request.param
    monkeypatch.chdir(_HERE / name)
    # Rules that are new may have something to say about an old tree; its bytes are what may not change.
    for judging in ("entry", "views", "views_of_silent"):
        monkeypatch.setattr(Judge, judging, lambda *_: [])
    compilation = service.compile_environment(service.open_folder(Path("configs")), environment)
    assert not compilation.diagnostics
    return _HERE / name / (environment or "base"), compilation.snapshot


def test_a_tree_compiles_to_the_bytes_it_always_did(case: tuple[Path, Snapshot], golden: Golden) -> None:
    """A new version of the compiler changes no digest: applying the old snapshot's tree again is an empty plan."""
    folder, snapshot = case
    for path, content in snapshot_files(snapshot):
        golden(folder / path, content.decode())


def test_an_event_sees_what_it_always_did(case: tuple[Path, Snapshot], golden: Golden) -> None:
    """The effective view of an event is what readers have seen so far."""
    folder, snapshot = case
    golden(folder / "view.json", render_view(snapshot, _SEEN_FROM[folder.parent.name]))


def test_a_first_plan_reads_as_it_always_did(case: tuple[Path, Snapshot], golden: Golden) -> None:
    """The plan from an empty database, word for word."""
    folder, snapshot = case
    plan = make_plan(NOTHING, inventory_of(snapshot, "configs"), snapshot.environment)
    golden(folder / "plan.txt", plan_text(plan, bodies_of(snapshot)))


@pytest.mark.parametrize("case", [("language", "")], indirect=True)
def test_the_view_of_the_language_has_every_section_from_every_layer(case: tuple[Path, Snapshot]) -> None:
    """Each section stands in the kept view, said by every layer that may say it."""
    scopes = case[1].scopes
    for name, section in SECTIONS.items():
        saying = {
            Scope.EVENT if key.event else Scope.TENANT if key.tenant else Scope.PLATFORM
            for key in _SEEN_FROM["language"].chain
            for entry in scopes[key]
            if entry.split(".", 1)[0] == name
        }
        assert saying == section.owners, name
