"""Nothing that stands in a policy makes a check hang, crash or eat memory."""

from __future__ import annotations

import resource
import time

import pytest

from compiler.core.policies.expression import Wrong, compile_expression
from compiler.core.policies.limits import MAX_ROUNDS, MAX_WORK, Work, pattern_size
from compiler.core.policies.target import Target, read_target
from compiler.core.policies.tree import MAX_DEPTH
from compiler.core.policies.variables import kinds_of_variables
from tests.policies.hostile import HOSTILE, REFUSED_BY_THE_SCHEMA, WHILE_RUNNING
from tests.policies.trees import Judge

_MEGABYTES = 150
"""More than any of them may add to the memory of the process."""


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_it_is_refused_before_it_runs(name: str) -> None:
    """Each ends in words, in no time, without memory: it was never run."""
    target = read_target("providers")
    assert isinstance(target, Target)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = compile_expression(HOSTILE[name], kinds_of_variables(target.kinds), is_message=False)
    assert isinstance(found, Wrong)
    assert found.what
    assert found.fix
    assert time.process_time() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MEGABYTES * 1024


@pytest.mark.parametrize("name", sorted({**HOSTILE, **REFUSED_BY_THE_SCHEMA}))
def test_it_is_a_finding_about_the_policy(name: str, judge: Judge) -> None:
    """Written into a policy, each is one error there and nowhere else, with the place of `must`."""
    (found,) = judge({"must": {**HOSTILE, **REFUSED_BY_THE_SCHEMA}[name]})
    assert found.rule in {"policy-expression", "bad-value"}
    assert found.file == "configs/platform/policies/tried.yaml"


@pytest.mark.parametrize("name", sorted(WHILE_RUNNING))
def test_it_ends_while_it_runs(name: str, judge: Judge) -> None:
    """What is right by itself and takes too much over what it reads is a finding, the same on every machine."""
    applies_to, must = WHILE_RUNNING[name]
    start = time.process_time()
    (found,) = judge({"applies_to": applies_to, "must": must, "at": None, "message": "No."})
    assert found.rule == "policy-expression"
    assert "too long" in found.what
    assert time.process_time() - start < 20


def test_work_is_reckoned_from_the_tree_and_the_input() -> None:
    """Loops multiply up to the library's budget, and what may read all of the input counts its size."""
    work = Work(light=(3, 2, 0), heavy=(1, 1, 0), longest=0)
    assert work.units(size=100, members=5) == 103 + 5 * 102
    assert work.units(size=1, members=10**9) == 4 + MAX_ROUNDS * 3
    assert work.units(size=10**7, members=5) > MAX_WORK


def test_a_pattern_counts_with_what_it_repeats() -> None:
    """RE2 may take as many steps for a character as its program is long, so counts multiply."""
    assert pattern_size("^a+$") == 4
    assert pattern_size("(a{3}){4,20}") == 12 * 3 * 20
    assert pattern_size(r"\pL") == 150


def test_trees_are_walked_within_python_s_own_limit() -> None:
    """The deepest tree that is walked leaves room on the stack."""
    assert MAX_DEPTH * 4 < 1000
