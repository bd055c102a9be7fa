"""Which rules offer repairs, and that a repair mends what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler import service
from compiler.core.rules.registry import RULES
from tests.rejects.cases import Case, cases, lay_out

_TODAY = "2027-01-01"
_REPAIRS = {rule.id for rule in RULES if rule.repairs}
_BAD = [case for case in cases() if not case.is_good]


def _fixed(case: Case, folder: Path) -> tuple[int, int]:
    """Return how many repairs a bad tree's own findings offer, and how many findings go when they are made."""
    tree = service.open_folder(lay_out(case, folder))
    found = service.check(tree, today=_TODAY).diagnostics
    offered = [each for each in found if each.repair is not None and each.rule.id == case.rule]
    mending = service.write_mending(folder / "configs", service.mend_tree(tree, offered))
    left = service.check(service.open_folder(folder / "configs"), today=_TODAY).diagnostics
    assert len([each for each in left if each.is_error]) <= len([each for each in found if each.is_error])
    return len(offered), len(found) - len(left) if mending.changes else 0


@pytest.mark.parametrize("rule", sorted(_REPAIRS))
def test_a_rule_that_promises_repairs_makes_them(rule: str, tmp_path: Path) -> None:
    """Of a rule's bad trees at least one is mended, and none gets worse."""
    own = [case for case in _BAD if case.rule == rule]
    assert any(_fixed(case, tmp_path / case.name)[1] > 0 for case in own)


@pytest.mark.parametrize("rule", sorted({case.rule for case in _BAD} - _REPAIRS))
def test_no_other_rule_offers_any(rule: str, tmp_path: Path) -> None:
    """A rule that says it leaves the decision to a person offers no repair."""
    case = next(case for case in _BAD if case.rule == rule)
    found = service.check(service.open_folder(lay_out(case, tmp_path)), today=_TODAY).diagnostics
    assert {each.rule.id for each in found if each.repair is not None} <= _REPAIRS
