"""How tests are run: cheaply, the same every time, and apart from compiling."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from compiler.core.syntax.compose import compose
from compiler.render.junit import render_junit
from compiler.render.outcomes import render_json
from compiler.service import check, compile_environment, open_folder, run_tests
from tests.expectations.world import ANNA_BEN, ROSEWOOD, World, file_of
from tests.schemas.judging import accepts, judge, strict_judge

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_holds() -> None:
    """Every test of our own configuration passes, and every tenant has some."""
    run = run_tests(open_folder(ROOT / "configs"))
    assert run.holds, [case.unmet for case in run.cases if not case.holds]
    assert {case.scope.partition("/")[0] for case in run.cases} >= {"rosewood", "summit-labs", "harbour-trust"}


def test_every_kind_of_expectation_is_used_in_the_example() -> None:
    """The example shows everything a test can say."""
    said = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "configs").rglob("tests/*.yaml"))
    for word in (
        "value:",
        "is:",
        "origin:",
        "absent:",
        "route:",
        "channels:",
        "template:",
        "rule:",
        "at:",
        "given:",
        "guest:",
        "environment:",
    ):
        assert word in said


def test_cases_that_stand_on_the_same_share_it() -> None:
    """However many cases look at a scope, each of its files is read once to resolve it, and no other scope's."""
    case = "event: anna-ben\n  expect: [{value: brand.name, is: Rosewood}]"
    cases = "\n".join(f"c{number}:\n  {case}" for number in range(50))
    world = World({f"{ROSEWOOD}/tests/t.yaml": file_of(cases)})
    assert run_tests(world).holds
    assert world.reads[f"{ROSEWOOD}/brand.yaml"] == 1
    assert world.reads[f"{ANNA_BEN}/event.yaml"] == 1
    assert world.reads[f"{ROSEWOOD}/events/giulia-tom/event.yaml"] == 0
    assert world.reads["tenants/harbour-trust/tenant.yaml"] == 0


def test_compiling_reads_no_tests_as_settings() -> None:
    """Tests are in no snapshot, and a broken one keeps nothing from being compiled."""
    plain = compile_environment(World({}))
    tested = compile_environment(World({f"{ROSEWOOD}/tests/t.yaml": "cases: ["}))
    assert tested.is_whole
    assert tested.snapshot == plain.snapshot


def test_check_judges_tests_but_does_not_run_them() -> None:
    """A test that does not hold is no finding of check; one that cannot be read is."""
    fails = {f"{ROSEWOOD}/tests/t.yaml": file_of("c:\n  expect: [{absent: brand.name}]")}
    assert check(World(fails), today="").diagnostics == ()
    broken = {f"{ROSEWOOD}/tests/t.yaml": file_of("c:\n  expect: [{absent: brnd.name}]")}
    (found,) = check(World(broken), today="").diagnostics
    assert (found.rule.id, check(World(broken), today="").not_compiled) == ("test-names-nothing", ())


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_same_tests_give_the_same_bytes(seed: str, failing: Path) -> None:
    """Whatever the hash seed, the zone and the locale, the results are the same to the byte."""
    program = (
        "from pathlib import Path\nfrom compiler.service import open_folder, run_tests\n"
        "from compiler.render.outcomes import render_json\nfrom compiler.render.junit import render_junit\n"
        "run = run_tests(open_folder(Path('configs')), with_coverage=True)\n"
        "print(render_json(run) + render_junit(run), end='')"
    )
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=failing, env=surroundings, capture_output=True, check=True
    )
    here = run_tests(open_folder(Path("configs")), with_coverage=True)
    assert done.stdout.decode() == render_json(here) + render_junit(here)


def test_an_error_that_stood_there_before_is_not_what_a_case_brings() -> None:
    """Errors in the settings as they are written are for check; a case fails for what it gives alone."""
    files = {f"{ROSEWOOD}/settings.yaml": "tone: jolly\n"}
    cases = "c:\n  given: {brand: {name: R}}\n  expect: [{value: brand.name, is: R}]"
    assert run_tests(World({**files, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)})).holds


def test_the_json_is_what_is_published_about_it(failing: Path) -> None:
    """A run that fails, with everything in it, fits its published schema to the last key; so does one that holds."""
    run = run_tests(open_folder(failing / "configs"), with_coverage=True)
    for each in (run, run_tests(World({}))):
        document = orjson.loads(render_json(each))
        assert not list(strict_judge("wire/test-run").iter_errors(document))
    assert not judge("wire/test-run").is_valid({**document, "format": "banns.other/v1"})


def test_editors_accept_what_can_be_read_and_nothing_else(failing: Path) -> None:
    """The schema for editors takes the test files that are right and refuses the one with a misspelt key."""
    verdicts = {
        file.stem: accepts("test/file", compose(file.read_bytes(), file.name).value)
        for file in (failing / "configs").rglob("tests/*.yaml")
    }
    assert verdicts == {"staging": True, "given": True, "guests": True, "misspelt": False}
