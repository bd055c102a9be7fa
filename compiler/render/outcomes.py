"""A run of tests for a person in a terminal, and as versioned JSON."""

from __future__ import annotations

from typing import Any

import orjson

from compiler.core.expectations.coverage import Coverage, SectionCoverage
from compiler.core.expectations.outcome import CaseRun, Run, Shown, Side, Unmet
from compiler.core.place import Place
from compiler.render.json import wire
from compiler.render.paint import Paint
from compiler.render.safe import as_text, visible, without_secrets
from compiler.render.text import LineReader, count

FORMAT = "banns.test-run/v1"
_LONGEST_LINE = 100
_NO_TESTS = """There are no tests in {label}. Write one, for example {label}/tenants/rosewood/tests/looks.yaml:

  schema: test/v1
  cases:
    buttons-are-burgundy:
      expect:
        - {{value: brand.primary, is: '#7A1F3D'}}
"""


def render_text(run: Run, line_of: LineReader, paint: Paint) -> str:
    """Return what does not hold, then how much does."""
    failed = [_case(case, line_of, paint) for case in run.cases if not case.holds]
    parts = [*failed, _summary(run, paint)]
    if run.coverage is not None:
        parts.append(_coverage(run.coverage, paint))
    return "\n".join(parts)


def _summary(run: Run, paint: Paint) -> str:
    if not run.cases and not run.diagnostics:
        return _NO_TESTS.format(label=run.label)
    files = len({case.file for case in run.cases})
    expectations = sum(case.expectations for case in run.cases)
    ran = f"{count(len(run.cases), 'case')} in {count(files, 'file')}, {count(expectations, 'expectation')}"
    if run.failed:
        verdict = paint.red(f"{run.failed:,} {'does' if run.failed == 1 else 'do'} not hold.")
    else:
        verdict = paint.green("it holds." if len(run.cases) == 1 else "all hold.")
    return f"{ran}: {verdict}\n" if run.cases else ""


def _case(case: CaseRun, line_of: LineReader, paint: Paint) -> str:
    where = f"{case.scope} in {case.environment}" if case.environment else case.scope
    head = f"{paint.red('failed')} {paint.bold(case.name)} {paint.faint(f'({where})')}"
    return "\n".join([head, *(_unmet(unmet, line_of, paint) for unmet in case.unmet)])


def _unmet(unmet: Unmet, line_of: LineReader, paint: Paint) -> str:
    line = None if unmet.is_hidden else line_of(unmet.place)
    lines = [f"  {paint.faint('at')}   {visible(str(unmet.place))}"]
    if line is not None and line.strip():
        excerpt = visible(without_secrets(line.strip()[:_LONGEST_LINE]))
        lines.append(f"  {paint.faint(f'{unmet.place.line} |')} {excerpt}")
    lines.append(f"  {visible(unmet.subject)}: {visible(unmet.what)}")
    lines += [f"    {_shown(shown, paint)}" for shown in unmet.lines]
    return "\n".join(lines) + "\n"


def _shown(shown: Shown, paint: Paint) -> str:
    colour = {Side.EXPECTED: paint.red, Side.FOUND: paint.green, Side.BOTH: paint.faint}[shown.side]
    text = colour(f"{shown.side.value} {visible(shown.text)}")
    origin = ", ".join([*filter(None, [shown.layer]), *([visible(str(shown.place))] if shown.place else [])])
    return f"{text}   {paint.faint(origin)}" if origin else text


def _coverage(coverage: Coverage, paint: Paint) -> str:
    rows = [("section", "entries looked at", "values looked at")]
    rows += [(each.section, _share(each, of="entries"), _share(each, of="values")) for each in coverage.sections]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    never = [address for each in coverage.sections for address in each.never]
    lines = [paint.bold(table[0]), *table[1:]]
    if never:
        lines += ["", paint.bold(f"Never looked at: {count(len(never), 'entry', 'entries')}.")]
        lines += [f"  {visible(address)}" for address in never]
    return "\n".join(lines) + "\n"


def _share(each: SectionCoverage, *, of: str) -> str:
    done, there = (each.entries_looked_at, each.entries) if of == "entries" else (each.values_looked_at, each.values)
    return f"{done:,} of {there:,} ({done * 100 // there} %)"


def render_json(run: Run) -> str:
    """Return one JSON document; fields may be added to this version, never changed."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "holds": run.holds,
        "cases": len(run.cases),
        "failed": run.failed,
        "diagnostics": [wire(diagnostic) for diagnostic in run.diagnostics],
        "results": [_case_wire(case) for case in run.cases],
    }
    if run.coverage is not None:
        document["coverage"] = [
            {
                "section": each.section,
                "entries": each.entries,
                "entries_looked_at": each.entries_looked_at,
                "values": each.values,
                "values_looked_at": each.values_looked_at,
                "never": list(each.never),
            }
            for each in run.coverage.sections
        ]
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def _case_wire(case: CaseRun) -> dict[str, Any]:
    return {
        "name": case.name,
        "scope": case.scope,
        "environment": case.environment,
        **_place(case.place),
        "holds": case.holds,
        "expectations": case.expectations,
        "unmet": [
            {
                **_place(unmet.place),
                "subject": as_text(unmet.subject),
                "what": as_text(unmet.what),
                "lines": [_line(shown) for shown in unmet.lines],
            }
            for unmet in case.unmet
        ],
    }


def _line(shown: Shown) -> dict[str, Any]:
    place = _place(shown.place) if shown.place is not None else {}
    return {"side": shown.side.name.lower(), "text": as_text(shown.text), "layer": shown.layer, **place}


def _place(place: Place) -> dict[str, Any]:
    return {"file": as_text(place.file), "line": place.line, "column": place.column}
