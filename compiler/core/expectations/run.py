"""Runs the tests of a tree: one tenant after the other, so that what their cases share is resolved once."""

from __future__ import annotations

from itertools import groupby

from compiler.core.collector import Collector
from compiler.core.compile import Watch
from compiler.core.diagnostic import Diagnostic, Finding
from compiler.core.expectations.case import Case
from compiler.core.expectations.coverage import coverage_of
from compiler.core.expectations.given import gives
from compiler.core.expectations.ground import Grounds
from compiler.core.expectations.judge import judge
from compiler.core.expectations.look import Look, Looked
from compiler.core.expectations.outcome import CaseRun, Run
from compiler.core.expectations.read import read_tests
from compiler.core.expectations.secrecy import concealed, leaks_in
from compiler.core.layer.layout import Layout
from compiler.core.locator import Locator
from compiler.core.secrets.conceal import conceal
from compiler.core.secrets.scanned import scanned
from compiler.core.tree import Tree


def judge_tests(tree: Tree, layout: Layout) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the test files themselves; nothing is run."""
    seen = scanned(tree)
    found = _located(read_tests(seen, layout)[1], Locator(seen))
    return conceal(found, leaks_in(seen), tree.label)


def run_tests(tree: Tree, layout: Layout, tenant: str | None, *, with_coverage: bool, watch: Watch) -> Run:
    """Run every test, or those about one tenant's settings."""
    seen = scanned(tree)
    cases, findings = read_tests(seen, layout)
    locator, looked, grounds = Locator(seen), Looked(), Grounds(tree, layout, seen)
    wanted = [case for case in cases if tenant is None or case.scope.tenant == tenant]
    by_tenant = groupby(sorted(wanted, key=lambda case: case.scope), key=lambda case: case.scope.tenant)
    tenants = len({case.scope.tenant for case in wanted})
    runs: dict[tuple[str, str], CaseRun] = {}
    for number, (_, together) in enumerate(by_tenant):
        watch(number, tenants)
        for case in together:
            runs[case.file, case.name] = _run(case, grounds, locator, looked)
        grounds.forget()
    return Run(
        label=tree.label,
        cases=concealed(tuple(runs[case.file, case.name] for case in wanted), seen),
        diagnostics=conceal(_located(findings, locator), leaks_in(seen), tree.label),
        coverage=coverage_of(tree, layout, looked, tenant) if with_coverage else None,
    )


def _run(case: Case, grounds: Grounds, locator: Locator, looked: Looked) -> CaseRun:
    ground = grounds.of(case, locator)
    seen = Looked()
    unmet = judge(ground, Look(ground.view, seen))
    given = case.said.given
    # A line the case itself gives is not one of the settings.
    looked.lines |= {line for line in seen.lines if not (line[0] == case.layer and gives(given, line[2]))}
    looked.entries |= seen.entries
    return CaseRun(
        file=f"{locator.tree.label}/{case.file}",
        name=case.name,
        scope=str(case.scope),
        environment=case.environment,
        place=locator.place(case.spot(of_key=True)),
        expectations=len(case.said.expect),
        unmet=unmet,
    )


def _located(findings: tuple[Finding, ...], locator: Locator) -> tuple[Diagnostic, ...]:
    collector = Collector()
    collector.add(findings, "")
    return collector.diagnostics(locator)
