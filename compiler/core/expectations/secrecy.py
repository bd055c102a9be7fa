"""Takes what looks like a secret out of everything a run of tests says."""

from __future__ import annotations

from dataclasses import replace

from compiler.core.expectations.outcome import CaseRun, Unmet
from compiler.core.secrets.conceal import concealer
from compiler.core.secrets.scan import Leak
from compiler.core.secrets.scanned import ScannedTree


def leaks_in(seen: ScannedTree) -> tuple[tuple[str, Leak], ...]:
    """Return what may be a secret in the files that have been read, with the file of each."""
    return tuple((path, leak) for path, leaks in sorted(seen.leaks.items()) for leak in leaks)


def concealed(cases: tuple[CaseRun, ...], seen: ScannedTree) -> tuple[CaseRun, ...]:
    """Return the cases without any of these texts."""
    leaks = leaks_in(seen)
    pattern = concealer(leak for _, leak in leaks)
    if pattern is None:
        return cases
    lines = {(f"{seen.label}/{path}", line) for path, leak in leaks for line in range(leak.line, leak.last_line + 1)}

    def clean(unmet: Unmet) -> Unmet:
        shown = tuple(replace(line, text=pattern.sub("…", line.text)) for line in unmet.lines)
        is_hidden = (unmet.place.file, unmet.place.line) in lines
        return replace(unmet, what=pattern.sub("…", unmet.what), lines=shown, is_hidden=is_hidden)

    return tuple(replace(case, unmet=tuple(map(clean, case.unmet))) for case in cases)
