"""Generated files are what they would be if they were made now."""

from __future__ import annotations

from pathlib import Path

from tests.schemas.judging import ROOT
from tools.generate import made, main, stale, write


def test_every_generated_file_is_fresh() -> None:
    """What is committed is what `make generate` would write."""
    assert stale(ROOT, made()) == []


def test_the_program_says_so() -> None:
    """`python -m tools.generate --check` ends with 0 where everything is fresh."""
    assert main(["--check"]) == 0


def test_what_is_stale_is_named(tmp_path: Path) -> None:
    """A changed, a missing and a left-over file are named, and writing mends all three."""
    files = {"schemas/json/a.json": "{}\n", "docs/reference/rules.md": "# Rules\n"}
    (tmp_path / "schemas/json").mkdir(parents=True)
    (tmp_path / "schemas/json/a.json").write_text("{ }\n", encoding="utf-8")
    (tmp_path / "schemas/json/old.json").write_text("{}\n", encoding="utf-8")
    assert stale(tmp_path, files) == ["docs/reference/rules.md", "schemas/json/a.json", "schemas/json/old.json"]
    write(tmp_path, files)
    assert stale(tmp_path, files) == []
    assert not (tmp_path / "schemas/json/old.json").exists()
