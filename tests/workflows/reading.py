"""Reads the workflows: triggers, jobs, steps, and the commands that steps run. Refuses shell it does not know."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
PATHS = tuple(sorted(FOLDER.glob("*.yml")))

_ASSIGNMENT = re.compile(r"(?P<name>[a-z]+)=\"(?P<value>.*)\"")
_SUBSTITUTION = re.compile(r"\$\((?P<pipe>[^()]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a job."""

    job: str
    name: str
    uses: str
    inputs: dict[str, str]
    run: str
    env: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """One file; every value is text as it stands there."""

    name: str
    text: str
    tree: dict[str, Any]

    @property
    def jobs(self) -> dict[str, Any]:
        """The jobs by their keys."""
        jobs: dict[str, Any] = self.tree["jobs"]
        return jobs

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps of all jobs, in order."""
        return tuple(_step(key, step) for key, job in self.jobs.items() for step in job["steps"])

    def commands(self) -> Iterator[tuple[str, ...]]:
        """Yield every command of every step as its words."""
        for step in self.steps:
            yield from commands(step.run)


def workflow(name: str) -> Workflow:
    """Read one workflow by the name of its file, without `.yml`."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    # BaseLoader keeps every scalar as text: `on` stays a word, and `false` is what the file says.
    return Workflow(name=name, text=text, tree=yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506


def commands(run: str) -> Iterator[tuple[str, ...]]:
    """Yield the commands of a script, those inside an assignment too. Raises ValueError for other shell."""
    for line in filter(None, map(str.strip, run.splitlines())):
        assignment = _ASSIGNMENT.fullmatch(line)
        if assignment is not None:
            for found in _SUBSTITUTION.finditer(assignment["value"]):
                yield from (tuple(shlex.split(part)) for part in found["pipe"].split("|"))
        elif re.search(r"[;&|`]|\$\(", line):
            raise ValueError(f"more shell than a workflow should hold: {line}")
        else:
            yield tuple(shlex.split(line))


def _step(job: str, step: dict[str, Any]) -> Step:
    return Step(
        job=job,
        name=step.get("name", ""),
        uses=step.get("uses", ""),
        inputs=step.get("with", {}),
        run=step.get("run", ""),
        env=step.get("env", {}),
    )
