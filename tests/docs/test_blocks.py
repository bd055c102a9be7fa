"""Every console block of the documentation prints what it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import Shown, blocks, steady, written

ROOT = Path(__file__).resolve().parents[2]
_PAGES = [
    page
    for page in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    if "```console" in page.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_shows_what_its_commands_print(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The commands of a page, run one after the other beside the example, print what the page shows."""
    text = page.read_text(encoding="utf-8")
    folder, environment = place(tmp_path)
    for block, shown in blocks(text):
        printed = [Shown(each.command, run_shown(each.command, folder, environment)) for each in shown]
        if request.config.getoption("--regenerate"):
            text = text.replace(block, written(printed))
        else:
            assert steady(written(printed)) == steady(block)
    if request.config.getoption("--regenerate"):
        page.write_text(text, encoding="utf-8")


def test_the_readme_opens_with_the_two_commands() -> None:
    """The first block of README.md is `make demo` and `make test`."""
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1]
    assert [line.split("#")[0].strip() for line in first.splitlines()[1:3]] == ["make demo", "make test"]


def place(folder: Path) -> tuple[Path, dict[str, str]]:
    """Make a repository that holds the example only, and an environment that finds this interpreter's banns."""
    place = folder / "banns"
    shutil.copytree(ROOT / "configs", place / "configs")
    home = folder / "home"
    home.mkdir()
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@banns.example",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@banns.example",
    }
    (place / ".gitignore").write_text("/banns.db*\n/build/\n", encoding="utf-8")
    for command in ("git init --quiet --initial-branch=main", "git add .", "git commit --quiet --message=Example"):
        run_shown(command, place, environment)
    return place, environment


def run_shown(command: str, folder: Path, environment: dict[str, str]) -> str:
    """Run a command as a reader would, and return what the terminal would show."""
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout
