"""A run of tests as JUnit XML, which continuous integration shows beside a change.

A suite is a file of tests, a test case one of its cases. There are no times: the same settings give
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from compiler.core.diagnostic import Diagnostic
from compiler.core.expectations.outcome import CaseRun, Run, Unmet
from compiler.render.safe import visible

_UNREAD = "could-be-read"


def render_junit(run: Run) -> str:
    """Return one document with every file of tests, also those that cannot be read."""
    unread = [diagnostic for diagnostic in run.diagnostics if diagnostic.is_error]
    files = sorted({case.file for case in run.cases} | {diagnostic.place.file for diagnostic in unread})
    totals = {"name": "banns test", **_counts(len(run.cases) + len(unread), run.failed, len(unread))}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _tag("testsuites", totals)]
    ran = {file: list(cases) for file, cases in groupby(run.cases, key=lambda case: case.file)}
    for file in files:
        lines += _suite(file, ran.get(file, []), [each for each in unread if each.place.file == file])
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(file: str, cases: list[CaseRun], unread: list[Diagnostic]) -> Iterator[str]:
    failed = sum(1 for case in cases if not case.holds)
    yield "  " + _tag("testsuite", {"name": file, **_counts(len(cases) + len(unread), failed, len(unread))})
    for diagnostic in unread:
        yield from _error(diagnostic)
    for case in cases:
        yield from _case(case)
    yield "  </testsuite>"


def _case(case: CaseRun) -> Iterator[str]:
    scope = f"{case.scope}@{case.environment}" if case.environment else case.scope
    about = {"name": case.name, "classname": scope, "file": case.file, "line": str(case.place.line)}
    if case.holds:
        yield "    " + _tag("testcase", about, ends=True)
        return
    yield "    " + _tag("testcase", about)
    # One failure for each case: a reader of this format may keep only the first.
    first = case.unmet[0]
    message = f"{first.subject}: {first.what}" + (f" And {len(case.unmet) - 1} more." if case.unmet[1:] else "")
    told = "\n".join(line for unmet in case.unmet for line in _told(unmet))
    yield f"      {_tag('failure', {'message': message, 'type': 'expectation'})}{_text(told)}</failure>"
    yield "    </testcase>"


def _told(unmet: Unmet) -> Iterator[str]:
    yield f"{unmet.place}: {unmet.subject}: {unmet.what}"
    for shown in unmet.lines:
        origin = ", ".join([*filter(None, [shown.layer]), *([str(shown.place)] if shown.place is not None else [])])
        yield f"  {shown.side.value} {shown.text}" + (f"   {origin}" if origin else "")


def _error(diagnostic: Diagnostic) -> Iterator[str]:
    place = diagnostic.place
    about = {"name": f"{_UNREAD}:{place.line}:{place.column}", "classname": place.file, "file": place.file}
    yield "    " + _tag("testcase", {**about, "line": str(place.line)})
    told = f"{place}: {diagnostic.what} {diagnostic.rule.why}\nfix: {diagnostic.fix}"
    message = f"{diagnostic.rule.summary}: {diagnostic.what}"
    yield f"      {_tag('error', {'message': message, 'type': diagnostic.rule.id})}{_text(told)}</error>"
    yield "    </testcase>"


def _counts(tests: int, failures: int, errors: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": str(errors), "skipped": "0"}


def _tag(name: str, attributes: Mapping[str, str], *, ends: bool = False) -> str:
    said = "".join(f' {key}="{_text(value)}"' for key, value in attributes.items())
    return f"<{name}{said}{'/' if ends else ''}>"


def _text(text: str) -> str:
    """Return a text as XML can hold it: what XML 1.0 forbids is shown as an escape, line ends stay."""
    return "\n".join(escape(visible(line)) for line in text.split("\n")).replace("\ufffe", "").replace("\uffff", "")
