"""The exact text, JSON and XML of a run in which most things fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli import options
from compiler.render.paint import Paint
from tests.expectations.conftest import Tested
from tests.goldens import Golden

HERE = Path(__file__).parent / "golden"


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("output", ["text", "json"])
def test_a_failing_run_prints_exactly_this(output: str, tested: Tested, golden: Golden) -> None:
    """Each unmet expectation is shown with its line, what was expected, what is there and where that is written."""
    code, printed = tested("--format", output)
    golden(HERE / f"failing.{output}", printed)
    assert code == 1


@pytest.mark.usefixtures("failing")
def test_a_failing_run_in_colour(tested: Tested, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal what was expected is red and what is there is green."""
    monkeypatch.setattr(options, "paint", lambda: Paint(enabled=True))
    golden(HERE / "failing.colours", tested()[1])


@pytest.mark.usefixtures("failing")
def test_coverage_prints_exactly_this(tested: Tested, golden: Golden) -> None:
    """Below the run stands a row for each section, and every entry nobody looked at."""
    golden(HERE / "coverage.text", tested("--coverage", "--tenant", "rosewood")[1])


def test_junit_is_exactly_this(failing: Path, tested: Tested, golden: Golden) -> None:
    """The file names every case, what failed, and the test file that cannot be read."""
    code, _ = tested("--junit", "build/deep/tests.xml")
    golden(HERE / "failing.xml", (failing / "build/deep/tests.xml").read_text(encoding="utf-8"))
    assert code == 1


@pytest.mark.usefixtures("failing")
def test_one_tenant_can_be_tested_alone(tested: Tested) -> None:
    """With --tenant only cases about that tenant's settings are run, the platform's too."""
    assert "harbour-trust" not in tested("--tenant", "rosewood")[1]
    code, printed = tested("--tenant", "harbour-trust")
    assert (code, printed.count("failed "), printed.count("error[")) == (1, 1, 1)
    assert "nobody-is-written-to" in printed


@pytest.mark.usefixtures("failing")
def test_a_tenant_there_is_not_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt tenant is a wrong use of the command, with the nearest name."""
    from cli.main import run  # noqa: PLC0415 - beside its use

    assert run(["test", "--tenant", "rosewod"]) == 2
    assert "Did you mean `rosewood`?" in capsys.readouterr().err


def test_without_tests_it_says_what_to_write(failing: Path, tested: Tested, golden: Golden) -> None:
    """A tree without tests is no failure; the text is a test that can be copied."""
    for file in failing.rglob("tests/*.yaml"):
        file.unlink()
    code, printed = tested()
    golden(HERE / "none.text", printed)
    assert code == 0
    example = printed.partition("\n\n")[2].replace("\n  ", "\n").removeprefix("  ")
    (failing / "configs/tenants/rosewood/tests/looks.yaml").write_text(example, encoding="utf-8")
    assert tested() == (0, "1 case in 1 file, 1 expectation: it holds.\n")
