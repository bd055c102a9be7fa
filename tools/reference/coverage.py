"""The page that holds what was asked for against what there is, and what there is against what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from compiler.core.rules.registry import RULES
from schemas.values.pattern import matches
from tools.reference.carriers import links, routes, wrong_names
from tools.reference.markdown import code, page, table
from tools.reference.requirement import FOLDER, Carriers, Chapter, CoverageError, Reach, Requirement, chapters

PAGE = "docs/reference/coverage.md"
_WORDS = f"""
Every line of the product's requirements (`prd-…`) and of the facts it builds on (`dom-…`), with the settings, rules and
commands that carry it. The lines lie in `{FOLDER}`; every name in them is looked up when this page is made.
In `prd-1-1-…` the last letter tells requirements (r), steps (s) and acceptance (a) of task 1.1 apart.

- **Carried**: it can be said, what is said wrong is found, and nothing else is due.
- **Said**: it can be said and what is said wrong is found; the last column says who does it. *The running side* is what
  renders, routes, delivers and shows pages by these settings. It is no part of `check`, `plan` and `apply`.
- **Partly**: the last column begins with what cannot be said, or is not checked.
- **Not yet**: it belongs to the settings or their checks, and is not there.
- **Not a setting**: nothing that is said in YAML could make it true; the last column says why.
""".strip()
_KINDS = ("fields", "rules", "types", "verbs", "tables", "files")


def coverage_pages() -> dict[str, str]:
    """Return the page by its path. Raises CoverageError where a line names what there is not."""
    found = chapters()
    check(found)
    blocks = [_WORDS, _totals(found)]
    for chapter in found:
        blocks += [f"## {chapter.title}", _lines(chapter)]
    return {PAGE: page("What is asked for, and what carries it", *blocks, *_unasked(found))}


def check(found: Sequence[Chapter]) -> None:
    """Raise CoverageError with a sentence for each name that stands for nothing."""
    wrong = [
        f"{chapter.path}: {name}: {sentence}"
        for chapter in found
        for name, line in chapter.lines.items()
        for carriers in _carriers(line)
        for sentence in wrong_names(carriers)
    ]
    if wrong:
        raise CoverageError("\n".join(wrong))


def _carriers(line: Requirement) -> tuple[Carriers, ...]:
    if line.carried_by is not None:
        return (line.carried_by,)
    return (Carriers(fields=line.reads),) if line.reads else ()


def _totals(found: Sequence[Chapter]) -> str:
    rows = [[chapter.title, *_counts(chapter.lines.values())] for chapter in found]
    every = [line for chapter in found for line in chapter.lines.values()]
    return table(["Chapter", *(reach.value for reach in Reach), "All"], [*rows, ["**All**", *_counts(every)]])


def _counts(lines: Iterable[Requirement]) -> list[str]:
    counted = Counter(line.reach for line in lines)
    return [*(str(counted[reach]) for reach in Reach), str(counted.total())]


def _lines(chapter: Chapter) -> str:
    rows = [[name, line.says, line.reach.value, _by(line), line.words] for name, line in chapter.lines.items()]
    return table(["Line", "What is asked for", "", "Carried by", "What to know"], rows)


def _by(line: Requirement) -> str:
    if line.carried_by is None:
        return f"reads {links('fields', line.reads)}" if line.reads else ""
    said = ((kind, getattr(line.carried_by, kind)) for kind in _KINDS)
    return "; ".join(links(kind, names) for kind, names in said if names)


def _unasked(found: Sequence[Chapter]) -> list[str]:
    lines = [line.carried_by for chapter in found for line in chapter.lines.values() if line.carried_by is not None]
    fields = unasked_fields({field for each in lines for field in each.fields})
    rules = {rule.id for rule in RULES} - {rule for each in lines for rule in each.rules}
    leaves = sum(routes().values())
    asked = f"Of {leaves} fields, {len(fields)} are named by no line:" if fields else f"All {leaves} fields are named."
    others = (
        f"Of {len(RULES)} rules, {len(rules)} are named by no line; most of those say how YAML, files and layers fit "
        "together, whatever they hold. [All rules](../rules/README.md)."
    )
    return ["## What no line asks for", asked, "\n".join(f"- {code(route)}" for route in fields), others]


def unasked_fields(named: set[str]) -> list[str]:
    """Return the fields that none of these routes names; the name of a map alone stands for none of its fields."""
    return [
        route
        for route, is_leaf in routes().items()
        if is_leaf and not any(matches(pattern, route) for pattern in named)
    ]
