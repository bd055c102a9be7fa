"""Repairs as a person reads them: one line for each, or the lines of the files before and after."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from compiler.core.diagnostic import Diagnostic
from compiler.core.fix.files import Mending
from compiler.core.fix.mend import Change, Left, Mended
from compiler.core.place import Place
from compiler.render.paint import Paint
from compiler.render.safe import as_text, visible, without_secrets
from compiler.render.text import count

_SHOWN = 60


def render_repairs(changes: Sequence[Change], left: Sequence[Left], paint: Paint) -> str:
    """Return what was repaired and what was left, one line each, and a last line that counts the repairs."""
    lines = [*(_change(change, paint) for change in changes), *(_left(each, paint) for each in left)]
    return "".join(f"{line}\n" for line in [*lines, tally(changes, "Repaired")])


def tally(changes: Sequence[Change], verb: str) -> str:
    """Return how many repairs there are, in words."""
    files = {change.at.file for change in changes}
    done = f"{verb} {count(len(changes), 'place')} in {count(len(files), 'file')}."
    return done if changes else "Nothing to repair."


def render_diff(mending: Mending, label: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Return a unified diff. It is for reading: what sounds like a secret, or may be one, is not shown in it."""
    hidden = [found.place for found in diagnostics if found.rule.hides_source]
    parts = [_renamed(label, each.path, each.to) for each in mending.renamed]
    parts += ["".join(_diff(f"{label}/{file.path}", file, hidden)) for file in mending.files]
    return "".join(parts)


def _change(change: Change, paint: Paint) -> str:
    before, after = _short(change.before), _short(change.after)
    words = f"{before} → {after}" if before and after else f"added: {after}" if after else f"removed: {before}"
    return f"{paint.green('repaired')} {visible(str(change.at))}  {words}  {paint.faint(f'[{change.rule}]')}"


def _left(left: Left, paint: Paint) -> str:
    return f"{paint.yellow('left')}     {visible(str(left.at))}  {left.why}  {paint.faint(f'[{left.rule}]')}"


def _short(text: str) -> str:
    shown = visible(without_secrets(text))
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _renamed(label: str, path: str, to: str) -> str:
    return f"rename from {as_text(f'{label}/{path}')}\nrename to {as_text(f'{label}/{to}')}\n"


def _diff(path: str, file: Mended, hidden: Sequence[Place]) -> Iterator[str]:
    name = as_text(path)
    values = _values(_lines(file.before), [place.line for place in hidden if place.file == path])
    for line in difflib.unified_diff(_lines(file.before), _lines(file.after), f"{name}", f"{name}", lineterm=""):
        sign, text = (line, "") if line.startswith(("--- ", "+++ ", "@@")) else (line[0], line[1:])
        for value in values:
            text = text.replace(value, "…")
        yield f"{sign}{visible(without_secrets(text))}\n"


def _values(lines: Sequence[str], hidden: Iterable[int]) -> list[str]:
    """Return what stands in lines that are not shown, without key and quotes, the longest first."""
    standing = [lines[line - 1] for line in hidden if line <= len(lines)]
    found = {(line.partition(":")[2] or line).strip(" \r'\"") for line in standing}
    return sorted(filter(None, found), key=len, reverse=True)


def _lines(raw: bytes) -> list[str]:
    """Return the lines, each with whatever invisible end it has."""
    lines = raw.decode("utf-8").split("\n")
    return lines if lines[-1] else lines[:-1]
