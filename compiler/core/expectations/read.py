"""Reads the test files of a tree into cases; what is wrong with one is a finding, and the others still run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from compiler.core.decode.leaf import kind_of
from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.expectations.case import Case
from compiler.core.expectations.form import judge_form
from compiler.core.expectations.names import judge_names
from compiler.core.expectations.rules import TEST_FORM, TEST_INCOMPLETE
from compiler.core.layer import rules as layer_rules
from compiler.core.layer.layout import Layout
from compiler.core.nearest import did_you_mean
from compiler.core.place import Place, Route, Source, Spot
from compiler.core.snapshot import ScopeKey
from compiler.core.syntax.compose import compose
from compiler.core.syntax.rules import NULL_IN_LIST
from compiler.core.tree import Tree, Unreadable
from schemas.expectation import FIRST_LINE
from schemas.strings import key_matches
from schemas.values.text import KEY_PATTERN


def read_tests(tree: Tree, layout: Layout) -> tuple[tuple[Case, ...], tuple[Finding, ...]]:
    """Return every case that can be run, by file and in the order they stand there, and what is wrong with the rest."""
    cases: list[Case] = []
    findings: list[Finding] = []
    for path, layer in sorted(files_of_tests(layout)):
        cases += _file(tree, layout, path, layer, findings)
    return tuple(cases), tuple(findings)


def files_of_tests(layout: Layout) -> Iterator[tuple[str, ScopeKey]]:
    """Yield every test file with the layer it lies in."""
    for key, layers in layout.layers.items():
        for layer in layers.values():
            yield from ((path, key) for path in layer.tests)


def _file(tree: Tree, layout: Layout, path: str, layer: ScopeKey, findings: list[Finding]) -> Iterator[Case]:
    try:
        raw = tree.read(path)
    except Unreadable as failure:
        what, fix = f"The system says: {failure}.", "Make the file readable for whoever runs banns."
        findings.append(Finding(rule=layer_rules.UNREADABLE_FILE, at=Place(path), what=what, fix=fix))
        return
    composed = compose(raw, path)
    findings += map(_in_a_test, composed.findings)
    if composed.value is None or any(each.rule.severity is Severity.ERROR for each in composed.findings):
        return  # what was left out may be what a case is about
    findings += _frame(composed.value, path)
    cases = composed.value.get("cases")
    if type(cases) is not dict:
        return
    for name, said in cases.items():
        if not key_matches(KEY_PATTERN, name):
            what, fix = f"`{name}` is no name for a case.", "Use lower-case letters, digits, '-' and '_'."
            findings.append(_finding(TEST_FORM, path, ("cases", name), what, fix))
            continue
        judged, found = judge_form(said, path, ("cases", name))
        findings += found
        if judged is None:
            continue
        case = Case(file=path, name=name, layer=layer, said=judged)
        wrong = list(judge_names(case, layout))
        findings += wrong
        if not wrong:
            yield case


def _in_a_test(finding: Finding) -> Finding:
    """Say what to write where a test means what settings say with null."""
    if finding.rule is not NULL_IN_LIST:
        return finding
    return replace(finding, fix="To expect that nothing is set there, write {absent: …}.")


def _frame(value: dict[str, Any], path: str) -> Iterator[Finding]:
    """Judge what stands around the cases."""
    said = value.get("schema")
    if said != FIRST_LINE or next(iter(value)) != "schema":
        what = "There is no schema line." if said is None else f"Here it is `{str(said)[:40]}`."
        if said == FIRST_LINE:
            what = "It is not the first line of the file."
        route = ("schema",) if said is not None else ()
        fix = f"Begin the file with `schema: {FIRST_LINE}`."
        yield Finding(rule=layer_rules.SCHEMA_LINE, at=Spot((Source(path, ()),), route), what=what, fix=fix)
    for key in sorted(value.keys() - {"schema", "cases"}):
        what, fix = f"`{key}` is not part of a test file.", did_you_mean(key, ("schema", "cases"))
        yield _finding(TEST_FORM, path, (key,), what, fix)
    cases = value.get("cases")
    if "cases" in value and type(cases) is not dict:
        fix = "Write `cases:` and the name of each case indented below it, as `name:`."
        yield _finding(TEST_FORM, path, ("cases",), f"Here stands {kind_of(cases)}.", fix)
    # A key that there is not may be `cases`, misspelt: one cause, one finding.
    elif not cases and ("cases" in value or not value.keys() - {"schema"}):
        fix = "Write `cases:`, below it a name, and below that `expect:`; or remove the file."
        yield _finding(TEST_INCOMPLETE, path, (), "There are no cases in it.", fix)


def _finding(rule: Rule, path: str, route: Route, what: str, fix: str) -> Finding:
    return Finding(rule=rule, at=Spot((Source(path, ()),), route, of_key=True), what=what, fix=fix)
