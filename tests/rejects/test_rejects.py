"""Every defect gets exactly its words, and every tree that is right gets none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.core.diagnostic import Severity
from compiler.core.rules.registry import RULES
from tests.goldens import Golden
from tests.rejects.cases import Case, cases, holds_secret, lay_out
from tests.rejects.conftest import Check

BAD = [case for case in cases() if not case.is_good]
GOOD = [case for case in cases() if case.is_good]
WARNINGS = {rule.id for rule in RULES if rule.severity is Severity.WARNING}
BY_TIME = {rule.id for rule in RULES if rule.by_time}
_HEAD = re.compile(r"^(?:error|warning)\[([a-z0-9-]+)\]", re.MULTILINE)


@pytest.mark.parametrize("case", BAD, ids=str)
def test_a_defect_gets_exactly_its_words(
    case: Case, check: Check, tmp_path: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad tree prints its expected text, found by its own rule alone, and never hangs; an error fails the check."""
    lay_out(case, tmp_path)
    _set(case, monkeypatch)
    ran = check(*case.options)
    golden(case.folder / "expected.txt", ran.output)
    # Whatever else is wrong with a line, a secret in it is known now: that is a cause of its own.
    beside = {"secret-in-text"} if holds_secret(case.folder) else set()
    assert set(_HEAD.findall(ran.output)) - (beside - {case.rule}) == {case.rule}
    assert ran.seconds < 15
    assert ran.code == (0 if case.rule in WARNINGS else 1)
    if case.rule in WARNINGS:
        assert check("--strict", *case.options).code == (0 if case.rule in BY_TIME else 1)


@pytest.mark.parametrize("case", GOOD, ids=str)
def test_a_good_tree_has_no_finding(case: Case, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree that comes close to a defect and is right passes, even strictly."""
    lay_out(case, tmp_path)
    _set(case, monkeypatch)
    ran = check("--strict", *case.options)
    assert ran.output.endswith("No findings.\n"), ran.output
    assert ran.code == 0
    assert ran.seconds < 15


def _set(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in case.variables.items():
        monkeypatch.setenv(name, value)


def test_every_rule_has_a_bad_and_a_good_tree() -> None:
    """Each rule is shown by a tree that breaks it and by one that does not, and there is no other folder."""
    rules = {rule.id for rule in RULES}
    assert {case.rule for case in BAD} == rules
    assert {case.rule for case in GOOD} == rules
    assert len(BAD) >= 65


def test_no_expected_text_is_left_without_a_tree() -> None:
    """An expected text belongs to a case that is still there."""
    here = Path(__file__).parent
    assert {file.parent for file in here.glob("*/*/expected.txt")} == {case.folder for case in BAD}
