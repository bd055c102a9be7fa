"""Diagnostics as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compiler.core.diagnostic import Diagnostic, Severity
from compiler.core.place import Place
from compiler.render.paint import Paint
from compiler.render.safe import visible, without_secrets

LineReader = Callable[[Place], str | None]
"""Gives the text of the line a place is in."""

_WIDTH = 100


def render_text(diagnostics: Sequence[Diagnostic], line_of: LineReader, paint: Paint) -> str:
    """Return every diagnostic with its line, and a last line that counts them."""
    blocks = [_block(diagnostic, line_of, paint) for diagnostic in diagnostics]
    return "\n".join([*blocks, summary(diagnostics, paint)]) + "\n"


def summary(diagnostics: Sequence[Diagnostic], paint: Paint) -> str:
    """Return how many errors and warnings there are, in words."""
    errors = sum(1 for diagnostic in diagnostics if diagnostic.is_error)
    warnings = len(diagnostics) - errors
    if not diagnostics:
        return paint.green("No findings.")
    parts = [count(errors, "error")] if errors else []
    parts += [count(warnings, "warning")] if warnings else []
    return (paint.red if errors else paint.yellow)(f"{' and '.join(parts)}.")


def count(number: int, word: str, words: str = "") -> str:
    """Return a number with its word: `1 event`, `3 events`, `2,000 entries`."""
    return f"{number:,} {word if number == 1 else words or f'{word}s'}"


def _block(diagnostic: Diagnostic, line_of: LineReader, paint: Paint) -> str:
    colour = paint.red if diagnostic.severity is Severity.ERROR else paint.yellow
    head = colour(f"{diagnostic.severity.value}[{diagnostic.rule.id}]")
    lines = [
        f"{head} {paint.bold(diagnostic.rule.summary)}",
        f"  {paint.faint('at')}   {visible(str(diagnostic.place))}",
    ]
    lines += _excerpt(diagnostic, line_of, paint)
    lines.append(f"  {visible(diagnostic.what)} {paint.faint(diagnostic.rule.why)}")
    lines.append(f"  {paint.green('fix')}  {visible(diagnostic.fix)}")
    lines += [f"  {paint.faint('see')}  {visible(str(place))} ({words})" for words, place in diagnostic.related]
    lines += [f"  {paint.faint('for')}  {words}" for words in _reach(diagnostic)]
    return "\n".join(lines) + "\n"


def _excerpt(diagnostic: Diagnostic, line_of: LineReader, paint: Paint) -> list[str]:
    place = diagnostic.place
    line = None if diagnostic.rule.hides_source or diagnostic.is_hidden else line_of(place)
    if line is None or not line.strip():
        return []
    start = max(0, place.column - _WIDTH + 20)
    shown = without_secrets(line.rstrip()[start : start + _WIDTH])
    number = str(place.line)
    caret = " " * len(visible(shown[: place.column - 1 - start])) + colour_of(diagnostic, paint)("^")
    gap = " " * len(number)
    return [f"  {paint.faint(f'{number} |')} {visible(shown)}", f"  {paint.faint(f'{gap} |')} {caret}"]


def colour_of(diagnostic: Diagnostic, paint: Paint) -> Callable[[str], str]:
    """Return the colour of a diagnostic's severity."""
    return paint.red if diagnostic.severity is Severity.ERROR else paint.yellow


def _named(diagnostic: Diagnostic) -> str:
    more = diagnostic.events - len(diagnostic.event_names)
    return ", ".join(diagnostic.event_names) + (f" and {more} more" if more else "")


def _reach(diagnostic: Diagnostic) -> list[str]:
    words = []
    in_an_event = "/events/" in diagnostic.place.file
    if diagnostic.events > 1 or (diagnostic.events == 1 and not in_an_event):
        words.append(f"{count(diagnostic.events, 'event')} below this line: {_named(diagnostic)}")
    if diagnostic.environments:
        words.append(f"environment {', '.join(diagnostic.environments)}")
    return words
