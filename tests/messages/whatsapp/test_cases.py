"""Templates that look like real ones: those that must be found, at the right place, and those that must pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.messages.judging import Case, cases, judged

ALL = cases("whatsapp")
FAIL = [case for case in ALL if case.finds]
PASS = [case for case in ALL if not case.finds]


@pytest.mark.parametrize("case", FAIL, ids=lambda case: case.name)
def test_a_text_that_must_fail_is_found(case: Case, tmp_path: Path) -> None:
    """It is found by its rule alone, in the file that is to be mended, in words that say what is wrong."""
    found = judged(case, "whatsapp", tmp_path)
    assert [each.rule.id for each in found] == [case.finds], found
    assert case.says in f"{found[0].what} {found[0].fix}", found[0]
    assert found[0].place.file.endswith(case.where), found[0].place


@pytest.mark.parametrize("case", PASS, ids=lambda case: case.name)
def test_a_text_that_must_pass_is_not_found(case: Case, tmp_path: Path) -> None:
    """Nothing is said about a text that is right, however close it comes."""
    assert judged(case, "whatsapp", tmp_path) == []


def test_there_are_enough_of_them() -> None:
    """Both lists are long enough to mean something, and every rule about templates has a case."""
    assert len(FAIL) >= 30
    assert len(PASS) >= 30
    assert {case.finds for case in FAIL} == {
        "whatsapp-body", "whatsapp-variables", "whatsapp-header", "whatsapp-footer", "whatsapp-buttons",
        "whatsapp-language", "whatsapp-category", "whatsapp-promotion", "whatsapp-length", "whatsapp-value",
        "whatsapp-foot",
    }  # fmt: skip
