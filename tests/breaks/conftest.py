"""A copy of the example configuration to break, and a check of it, printed plainly and in colour."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli import options
from cli.main import run
from compiler import service
from compiler.core.diagnostic import Diagnostic
from compiler.render.paint import Paint

CONFIGS = Path(__file__).parents[2] / "configs"
TODAY = "2026-12-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one check found, and what a person saw of it."""

    diagnostics: tuple[Diagnostic, ...]
    plain: str
    coloured: str


@pytest.fixture(scope="module")
def configs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a copy of the example configuration, in the folder the checks run in."""
    folder = tmp_path_factory.mktemp("breaks")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        yield Path(shutil.copytree(CONFIGS, folder / "configs"))


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[], Seen]:
    """Return a function that runs `banns check` twice and compiles once: colours change no verdict."""
    check = service.check

    def seen() -> Seen:
        kept: list[service.Checked] = []

        def once(*arguments: object, **named: object) -> service.Checked:
            if not kept:
                kept.append(check(*arguments, **named))  # type: ignore[arg-type]  # handed on as they came
            return kept[0]

        monkeypatch.setattr(service, "check", once)
        plain, coloured = printed(coloured=False), printed(coloured=True)
        return Seen(diagnostics=kept[0].diagnostics, plain=plain, coloured=coloured)

    def printed(*, coloured: bool) -> str:
        monkeypatch.setattr(options, "paint", lambda: Paint(enabled=coloured))
        capsys.readouterr()
        run(["check", "--date", TODAY])
        output, errors = capsys.readouterr()
        assert errors == ""
        return output

    return seen
