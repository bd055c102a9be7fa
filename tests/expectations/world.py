"""A configuration in memory: the small one that rejects begin from, with files of a test's own laid over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from compiler.core.expectations.outcome import CaseRun, Run
from compiler.core.tree import TreeFile, Unreadable
from compiler.service import run_tests

BASE = Path(__file__).resolve().parents[1] / "rejects" / "base" / "configs"
ROSEWOOD = "tenants/rosewood"
ANNA_BEN = f"{ROSEWOOD}/events/anna-ben"
STAGING = "environments/staging"


class World:
    """A tree of files in memory that counts how often each is read."""

    label = "configs"

    def __init__(self, files: Mapping[str, str | bytes | None]) -> None:
        """Lay files over the base; None takes one out."""
        laid = {**_base(), **files}
        self._files = {
            path: text.encode() if isinstance(text, str) else text for path, text in laid.items() if text is not None
        }
        self.reads: Counter[str] = Counter()

    def files(self) -> Sequence[TreeFile]:
        """Return every file, sorted by path."""
        return [TreeFile(path) for path in sorted(self._files)]

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        self.reads[path] += 1
        if path not in self._files:
            raise Unreadable("there is no such file")
        return self._files[path]


@cache
def _base() -> Mapping[str, bytes]:
    files = (path for path in BASE.rglob("*") if path.is_file())
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in files}


def file_of(cases: str) -> str:
    """Return a test file with some cases."""
    return "schema: test/v1\ncases:\n" + "".join(f"  {line}\n" for line in cases.strip("\n").split("\n"))


def ran(cases: str, at: str = f"{ROSEWOOD}/tests/t.yaml", **files: str | None) -> Run:
    """Run some cases of one file."""
    more = {name.replace("__", "/"): text for name, text in files.items()}
    return run_tests(World({at: file_of(cases), **more}))


def only(run: Run) -> CaseRun:
    """Return the one case of a run that could be read whole."""
    assert run.diagnostics == ()
    (case,) = run.cases
    return case


def told(run: Run) -> list[str]:
    """Return what a run says does not hold: a sentence each, with the lines below it."""
    return [
        line
        for unmet in only(run).unmet
        for line in (
            f"{unmet.subject}: {unmet.what}",
            *(
                f"{shown.side.value} {shown.text}" + (f" ({shown.layer})" if shown.layer else "")
                for shown in unmet.lines
            ),
        )
    ]
