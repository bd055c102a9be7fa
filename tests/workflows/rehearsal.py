"""A stage on which steps of a workflow run as on GitHub: an origin, a checkout, and an environment.

Every script is the text that stands in the workflow. `make install` is the one that is left out: this
interpreter's programs take its place.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.workflows.reading import ROOT, Step, workflow

_EXPRESSION = re.compile(r"\$\{\{ (?P<name>[a-z_.]+) \}\}", re.IGNORECASE)
_PULL_REQUEST = 7
_ABOUT_OTHERS = shutil.ignore_patterns("reviewed-transfers.yaml", "secret_exceptions")
"""What the platform signed for tenants who are not on this stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a step printed, and how it ended."""

    code: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The repository as it lies on the server, with a small part of the example in it."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> Origin:
        """Make the repository with the platform and Rosewood on its branch `main`."""
        for part in ("platform", "tenants/rosewood", "environments/staging/platform"):
            shutil.copytree(ROOT / "configs" / part, folder / "configs" / part, ignore=_ABOUT_OTHERS)
        # Programs of ours, as far as the stage needs them: one that is proposed must never be run instead.
        (folder / "Makefile").write_text("install:\n\t@true\n", encoding="utf-8")
        (folder / ".gitignore").write_text("/.venv\n/*.db*\n", encoding="utf-8")
        origin = cls(folder=folder)
        origin.git("init", "--quiet", "--initial-branch=main")
        origin.commit("The example")
        return origin

    def git(self, *arguments: str) -> str:
        """Run git in the repository."""
        return _git(self.folder, *arguments)

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file of the configuration that is checked out."""
        file = self.folder / "configs" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str) -> str:
        """Commit everything and return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", f"--message={message}")
        return self.git("rev-parse", "HEAD")

    def propose(self) -> None:
        """Do what GitHub does with a pull request from the branch that is checked out: merge it aside."""
        head = self.git("rev-parse", "HEAD")
        self.git("switch", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-ff", "--message=Merge", head)
        self.git("update-ref", f"refs/pull/{_PULL_REQUEST}/merge", "HEAD")
        self.git("switch", "--quiet", "main")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """A machine with a checkout of the origin, on which a workflow's steps run."""

    folder: Path
    values: dict[str, str]
    """What the expressions of the workflow stand for."""

    @classmethod
    def with_checkout(cls, origin: Origin, folder: Path, commit: str, **values: str) -> Runner:
        """Check a commit out, with all its history, and put this interpreter's programs in their place."""
        _git(origin.folder, "clone", "--quiet", "--no-checkout", str(origin.folder), str(folder))
        _git(folder, "checkout", "--quiet", "--detach", commit)
        (folder / ".venv").mkdir()
        (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
        return cls(
            folder=folder,
            values={
                "github.event.pull_request.base.sha": commit,
                "github.event.pull_request.number": str(_PULL_REQUEST),
                "github.token": "a-token",
                "GITHUB_SHA": commit,
                "GITHUB_ACTOR": "ada",
                **values,
            },
        )

    @property
    def summary(self) -> str:
        """What the steps wrote to the page of the run."""
        file = self.folder.with_name("summary.md")
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def git(self, *arguments: str) -> str:
        """Run git in the checkout."""
        return _git(self.folder, *arguments)

    def run(self, name: str, job: str) -> dict[str, Ran]:
        """Run the scripts of one job of a workflow, each to its end, and return them by their names."""
        tree = workflow(name)
        job_env: dict[str, str] = tree.jobs[job].get("env", {})
        scripts = [step for step in tree.steps if step.job == job and step.run and step.run != "make install"]
        return {step.name: self._script(step, job_env) for step in scripts}

    def _script(self, step: Step, job_env: dict[str, str]) -> Ran:
        variables = {name: self._filled(value) for name, value in {**job_env, **step.env}.items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder.parent),
                "LC_ALL": "C.UTF-8",
                "GIT_CONFIG_NOSYSTEM": "1",
                "GITHUB_STEP_SUMMARY": str(self.folder.with_name("summary.md")),
                "GITHUB_SHA": self.values["GITHUB_SHA"],
                "GITHUB_ACTOR": self.values["GITHUB_ACTOR"],
                **variables,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return Ran(code=done.returncode, output=done.stdout, errors=done.stderr)

    def _filled(self, value: str) -> str:
        return _EXPRESSION.sub(lambda found: self.values[found["name"]], value)


def _git(folder: Path, *arguments: str) -> str:
    ada = ("-c", "user.name=Ada", "-c", "user.email=ada@banns.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *ada, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
