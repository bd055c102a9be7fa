"""Takes what looks like a secret out of everything that is said about the text, whichever rule says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from compiler.core.diagnostic import Diagnostic
from compiler.core.place import Place
from compiler.core.secrets.rules import SECRET_IN_TEXT
from compiler.core.secrets.scan import Leak

_SHORTEST, _BEGINNING = 6, 12
_REST = r"[A-Za-z0-9+/_=.~-]*"


def concealer(leaks: Iterable[Leak]) -> re.Pattern[str] | None:
    """Return what finds these texts, or a beginning that was cut off somewhere; None where there are none."""
    pieces = {piece for leak in leaks for piece in _pieces(leak) if len(piece) >= _SHORTEST}
    if not pieces:
        return None
    cut = {re.escape(piece[:_BEGINNING]) + _REST for piece in pieces if len(piece) > _BEGINNING + 4}
    whole = {re.escape(piece) for piece in pieces}
    # A name that is proposed instead of a wrong one may differ in its capitals.
    return re.compile("|".join(sorted(whole, key=len, reverse=True) + sorted(cut)), re.IGNORECASE)


def _pieces(leak: Leak) -> list[str]:
    if leak.is_guessable:
        return [leak.text, leak.text.rstrip("@").rpartition(":")[2]]
    words = leak.text.split()
    # In a private key of several lines the short words are those of its frame.
    return words if len(words) == 1 else [word for word in words if len(word) > _BEGINNING]


def conceal(
    diagnostics: tuple[Diagnostic, ...], hidden: tuple[tuple[str, Leak], ...], label: str
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without any of these texts, and one for each that another rule has found already."""
    if not hidden:
        return diagnostics
    pattern = concealer(leak for _, leak in hidden)
    lines = {(f"{label}/{path}", line) for path, leak in hidden for line in range(leak.line, leak.last_line + 1)}
    told = {
        (each.place.file, each.place.line)
        for each in diagnostics
        if each.rule.hides_source and each.rule is not SECRET_IN_TEXT
    }
    return tuple(
        replace(_without(pattern, each), is_hidden=(each.place.file, each.place.line) in lines)
        for each in diagnostics
        if each.rule is not SECRET_IN_TEXT or (each.place.file, each.place.line) not in told
    )


def without_told(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what looks like a secret where another rule has found it, be it in another environment."""
    found = tuple(diagnostics)
    told = {
        (each.place.file, each.place.line)
        for each in found
        if each.rule.hides_source and each.rule is not SECRET_IN_TEXT
    }
    return tuple(
        each for each in found if each.rule is not SECRET_IN_TEXT or (each.place.file, each.place.line) not in told
    )


def _without(pattern: re.Pattern[str] | None, diagnostic: Diagnostic) -> Diagnostic:
    def clean(text: str) -> str:
        return pattern.sub("…", text) if pattern is not None else text

    def at(place: Place) -> Place:
        return replace(place, file=clean(place.file))

    return replace(
        diagnostic,
        place=at(diagnostic.place),
        what=clean(diagnostic.what),
        fix=clean(diagnostic.fix),
        related=tuple((clean(words), at(place)) for words, place in diagnostic.related),
        subject=clean(diagnostic.subject),
        event_names=tuple(clean(name) for name in diagnostic.event_names),
    )
