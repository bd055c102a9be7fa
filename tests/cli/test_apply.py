"""`banns plan` and `banns apply` on real databases and real repositories."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Banns, commit, edit, git

_BRAND = "configs/tenants/rosewood/brand.yaml"


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'banns.db'}"
    address: str = request.getfixturevalue("postgres_database")
    return address


@pytest.mark.usefixtures("repository")
def test_apply_creates_the_tables_and_a_second_apply_writes_nothing(banns: Banns, target: str) -> None:
    """The first apply makes release 1 in an empty database; the second says that there is nothing to do."""
    first = banns("apply", "--target", target)
    second = banns("apply", "--target", target)
    assert (first.code, second.code) == (0, 0)
    assert "Release 1 of banns-example" in first.out
    assert second.out == "No changes: release 1 already says what configs says.\n"


@pytest.mark.usefixtures("repository")
def test_plan_with_exit_code_ends_with_20_until_it_is_applied(banns: Banns, target: str) -> None:
    """`plan --exit-code` tells a script whether there is something to apply."""
    assert banns("plan", "--exit-code", "--target", target).code == 20
    banns("apply", "--target", target)
    assert banns("plan", "--exit-code", "--target", target).code == 0


@pytest.mark.usefixtures("repository")
def test_a_commit_that_does_not_descend_from_the_applied_one_is_refused(banns: Banns, target: str) -> None:
    """A merge job that ends late cannot undo a newer one."""
    edit(_BRAND, "#7A1F3D", "#7A1F3E")
    newer = commit("Newer")
    git("checkout", "--quiet", "-b", "side", "HEAD~1")
    edit(_BRAND, "#7A1F3D", "#111111")
    side = commit("Side")
    assert banns("apply", "--target", target, "--rev", newer).code == 0
    late = banns("apply", "--target", target, "--rev", side)
    assert late.code == 22
    assert "does not descend" in late.err
    assert "Nothing was written." in late.err
    assert banns("plan", "--exit-code", "--target", target, "--rev", newer).code == 0


@pytest.mark.usefixtures("repository")
def test_another_repository_with_the_same_name_is_refused(banns: Banns, target: str) -> None:
    """The applied commit is in no history of a copied configuration, so nothing of it descends."""
    banns("apply", "--target", target)
    shutil.rmtree(".git")
    git("init", "--quiet", "--initial-branch=main")
    edit(_BRAND, "#7A1F3D", "#7A1F3E")
    commit("A copy")
    refused = banns("apply", "--target", target)
    assert (refused.code, "does not descend" in refused.err) == (22, True)


@pytest.mark.usefixtures("repository")
def test_a_database_takes_one_environment_only(banns: Banns, target: str) -> None:
    """A database that production was applied to refuses staging."""
    banns("apply", "--target", target)
    other = banns("apply", "--target", target, "--env", "staging")
    assert other.code == 22
    assert "belongs to banns-example" in other.err


@pytest.mark.usefixtures("repository")
def test_a_database_takes_one_configuration_only(banns: Banns, target: str) -> None:
    """A tree with another name is refused by a database that belongs to this one."""
    banns("apply", "--target", target)
    edit("configs/platform/platform.yaml", "name: banns-example", "name: somebody-else")
    commit("Another configuration")
    assert banns("apply", "--target", target).code == 22


@pytest.mark.usefixtures("repository")
def test_an_uncommitted_tree_is_for_trials_only(banns: Banns, postgres_database: str) -> None:
    """PostgreSQL takes commits; a folder with changes that nobody could review is refused."""
    edit(_BRAND, "#7A1F3D", "#7A1F3E")
    refused = banns("apply", "--target", postgres_database)
    assert refused.code == 22
    assert "not committed" in refused.err
    assert banns("apply").code == 0


@pytest.mark.usefixtures("repository")
def test_a_tree_with_errors_is_not_applied_and_the_database_is_untouched(banns: Banns, target: str) -> None:
    """A broken tenant is not compiled, and nothing of anybody is applied or removed because of it."""
    banns("apply", "--target", target)
    edit(_BRAND, "primary:", "primry:")
    commit("Broken")
    refused = banns("apply", "--target", target)
    assert refused.code == 1
    assert "Not compiled: rosewood; nothing was applied." in refused.err
    assert banns("plan", "--target", target, "--rev", "HEAD~1", "--exit-code").code == 0


@pytest.mark.usefixtures("repository")
def test_plan_compares_revisions_releases_and_the_database(banns: Banns, target: str) -> None:
    """`--from` takes a revision, a release or the database, and all three see the same change."""
    banns("apply", "--target", target)
    edit(_BRAND, "#7A1F3D", "#112233")
    commit("Blue")
    said = [
        json.loads(banns("plan", "--target", target, "--from", base, "--format", "json").out)
        for base in ("database", "release:1", "HEAD~1", target)
    ]
    assert {plan["digest"] for plan in said} == {said[0]["digest"]}
    assert banns("plan", "--target", target, "--from", "release:9").code == 2


@pytest.mark.usefixtures("repository")
def test_a_database_that_cannot_be_reached_ends_with_25_and_no_password(banns: Banns) -> None:
    """What is printed names the way out, and never the password."""
    ended = banns("apply", "--target", "postgresql+psycopg://ada:canary-7@127.0.0.1:1/banns")
    assert ended.code == 25
    assert "canary-7" not in ended.out + ended.err
    assert "Next:" in ended.err


@pytest.mark.usefixtures("repository")
def test_json_output_is_one_versioned_document(banns: Banns, target: str) -> None:
    """Plans and receipts for machines are JSON with a format of their own."""
    assert json.loads(banns("plan", "--target", target, "--format", "json").out)["format"] == "banns.plan/v1"
    receipt = json.loads(banns("apply", "--target", target, "--format", "json").out)
    assert receipt["format"] == "banns.receipt/v1"
