"""The review and the apply, rehearsed in real repositories with the scripts that stand in the workflows."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.exits import Exit
from tests.workflows.rehearsal import Origin, Ran, Runner

CHECK, PLAN = "Check what is proposed", "Say what it would change"
BRAND = "tenants/rosewood/brand.yaml"


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    """Return a repository with a configuration on its branch `main`."""
    return Origin.made_in(tmp_path / "origin")


def _review(origin: Origin, folder: Path) -> tuple[Runner, dict[str, Ran]]:
    """Propose the branch that is checked out, and review it as it was before."""
    base = origin.git("rev-parse", "main")
    origin.propose()
    runner = Runner.with_checkout(origin, folder / "checkout", base)
    return runner, runner.run("review", "review")


def test_a_changed_colour_is_told_without_checking_it_out(origin: Origin, tmp_path: Path) -> None:
    """The summary names the colour and whom it reaches, nothing is annotated, and the checkout stays the base."""
    origin.git("switch", "--quiet", "--create", "olive")
    origin.replace(BRAND, "primary: '#7A1F3D'", "primary: '#35524A'")
    (origin.folder / "Makefile").write_text("install:\n\ttouch proposed-was-run\n", encoding="utf-8")
    origin.commit("Olive")
    runner, steps = _review(origin, tmp_path)
    assert {ran.code for ran in steps.values()} == {0}, steps
    assert steps[CHECK].output == ""
    assert runner.summary.startswith("## Banns\n\nFrom `")
    assert "`primary`: `#7A1F3D` → `#35524A`" in runner.summary
    assert "giulia-tom, sofia-james" in runner.summary
    assert runner.git("rev-parse", "HEAD") == runner.values["GITHUB_SHA"]
    assert runner.git("status", "--porcelain", "--untracked-files=all") == ""


def test_a_mistake_is_annotated_at_its_line_and_has_no_plan(origin: Origin, tmp_path: Path) -> None:
    """A misspelt key is an annotation with file and line; the check fails, and the summary stays empty."""
    origin.git("switch", "--quiet", "--create", "typo")
    origin.replace(BRAND, "accent:", "acent:")
    origin.commit("A typo")
    runner, steps = _review(origin, tmp_path)
    (annotation,) = steps[CHECK].output.splitlines()
    assert annotation.startswith(f"::error file=configs/{BRAND},line=7,col=1,title=")
    assert annotation.endswith("[unknown-key]")
    assert (steps[CHECK].code, steps[PLAN].code) == (Exit.FINDINGS, Exit.FINDINGS)
    assert runner.summary == ""


def test_a_floor_that_moves_warns_those_below_and_lets_the_change_pass(origin: Origin, tmp_path: Path) -> None:
    """A tightened window makes an event's line a warning, since it stood there before, and the plan is shown."""
    origin.git("switch", "--quiet", "--create", "calmer")
    origin.replace("tenants/rosewood/compliance.yaml", "09:00-20:00", "10:00-19:00")
    origin.commit("Calmer")
    runner, steps = _review(origin, tmp_path)
    (annotation,) = steps[CHECK].output.splitlines()
    assert annotation.startswith("::warning file=configs/tenants/rosewood/events/luca-marie/compliance.yaml,line=2,")
    assert (steps[CHECK].code, steps[PLAN].code) == (0, 0)
    assert "`send_window`" in runner.summary


def test_a_line_that_weakens_a_floor_does_not_pass(origin: Origin, tmp_path: Path) -> None:
    """The change that writes a looser value than the tenant's is refused at that line."""
    origin.git("switch", "--quiet", "--create", "louder")
    origin.replace("tenants/rosewood/events/luca-marie/compliance.yaml", "10:00-19:30", "07:00-22:00")
    origin.commit("Louder")
    _, steps = _review(origin, tmp_path)
    assert steps[CHECK].output.startswith("::error file=configs/tenants/rosewood/events/luca-marie/compliance.yaml")
    assert steps[CHECK].code == Exit.FINDINGS


def test_a_merge_is_applied_once_and_an_old_run_cannot_undo_it(origin: Origin, tmp_path: Path) -> None:
    """Staging and production each get a release, a second run writes nothing, and a late older one is refused."""
    first = origin.git("rev-parse", "main")
    origin.replace(BRAND, "primary: '#7A1F3D'", "primary: '#35524A'")
    second = origin.commit("Olive")
    runs = {
        (job, turn): _apply(origin, tmp_path, job, turn, commit)
        for job in ("staging", "production")
        for turn, commit in enumerate((second, second, first))
    }
    for job, name in (("staging", "banns-example (staging)"), ("production", "banns-example")):
        done, again, late = (runs[job, turn] for turn in range(3))
        assert f"Release 1 of {name}, by ada at " in done.output, done
        assert f"commit {second[:12]}" in done.output
        assert (again.code, again.output.startswith("No changes: release 1 ")) == (0, True)
        assert late.code == Exit.STALE
        assert "does not descend from" in late.errors
        assert "Nothing was written." in late.errors


def _apply(origin: Origin, folder: Path, job: str, turn: int, commit: str) -> Ran:
    secret = {"secrets.BANNS_DATABASE_URL": f"sqlite:///{folder / job}.db"}
    runner = Runner.with_checkout(origin, folder / f"{job}-{turn}", commit, **secret)
    return runner.run("apply", job)["Apply"]
