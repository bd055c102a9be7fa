"""Configurations read from commits, through git objects alone."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from compiler import service
from compiler.adapters.git import GitFailure
from tests.cli.running import Banns, commit, edit, git


@pytest.mark.usefixtures("repository")
def test_a_commit_reads_as_the_folder_does_in_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """One git process lists the tree and one hands out its files; the bytes are those of the checkout."""
    begun: list[Any] = []
    real = subprocess.run

    def counted(command: Any, **options: Any) -> Any:
        begun.append(command)
        return real(command, **options)

    monkeypatch.setattr("compiler.adapters.git.subprocess.run", counted)
    tree, folder = service.open_commit(Path("configs"), "HEAD"), service.open_folder(Path("configs"))
    assert len(begun) == 2
    assert list(tree.files()) == list(folder.files())
    assert all(tree.read(file.path) == folder.read(file.path) for file in folder.files())


@pytest.mark.usefixtures("repository")
def test_the_folder_on_disk_does_not_matter(banns: Banns) -> None:
    """What is not committed is not seen, and nothing is checked out."""
    before = banns("compile", "--rev", "HEAD", "--format", "json").out
    edit("configs/tenants/rosewood/brand.yaml", "accent:", "acent:")
    assert banns("compile", "--rev", "HEAD", "--format", "json").out == before
    assert git("status", "--porcelain") == "M configs/tenants/rosewood/brand.yaml"


@pytest.mark.usefixtures("repository")
def test_links_in_a_commit_are_findings(banns: Banns) -> None:
    """A symbolic link and another repository's commit are listed as links and never followed."""
    Path("configs/tenants/rosewood/link.yaml").symlink_to("brand.yaml")
    commit("A link")
    head = git("rev-parse", "HEAD")
    git("update-index", "--add", "--cacheinfo", f"160000,{head},configs/tenants/rosewood/other")
    git("commit", "--quiet", "--message=Another repository")
    found = banns("check", "--rev", "HEAD")
    assert found.code == 1
    assert found.out.count("error[symbolic-link]") == 2


@pytest.mark.usefixtures("repository")
def test_what_git_cannot_answer_is_said_with_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing revision, a folder outside git, a commit without the folder, and history that was not fetched."""
    with pytest.raises(GitFailure, match="There is no commit `nonsense`"):
        service.open_commit(Path("configs"), "nonsense")
    git("checkout", "--quiet", "--orphan", "empty")
    git("rm", "--quiet", "-r", "--cached", "configs")
    commit_of_nothing = _empty_commit()
    with pytest.raises(GitFailure, match="has no folder configs"):
        service.open_commit(Path("configs"), commit_of_nothing)
    shallow = tmp_path / "shallow"
    origin = Path.cwd()
    edit("configs/tenants/rosewood/brand.yaml", "#7A1F3D", "#7A1F3E")
    git("checkout", "--quiet", "--force", "main")
    first = git("rev-parse", "HEAD")
    commit("Second")
    git("clone", "--quiet", "--depth=1", f"file://{origin}", str(shallow))
    monkeypatch.chdir(shallow)
    with pytest.raises(GitFailure, match="fetch-depth: 0"):
        service.descends(Path("configs"), first, git("rev-parse", "HEAD"))
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(GitFailure, match="does not lie in a git repository"):
        service.open_commit(outside, "HEAD")


def _empty_commit() -> str:
    tree = git("hash-object", "-t", "tree", "/dev/null")
    return git("commit-tree", tree, "-m", "Nothing")
