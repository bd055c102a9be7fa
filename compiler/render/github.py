"""Diagnostics as GitHub workflow commands, which become annotations at file and line."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.core.diagnostic import Diagnostic
from compiler.render.safe import as_text


def render_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one workflow command for each diagnostic; nothing from a file can begin a command of its own."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties = (
        f"file={_property(place.file)},line={place.line},col={place.column},title={_property(diagnostic.rule.summary)}"
    )
    message = f"{diagnostic.what} {diagnostic.fix} [{diagnostic.rule.id}]"
    return f"::{diagnostic.severity.value} {properties}::{_message(message)}\n"


def _message(text: str) -> str:
    # The escapes GitHub's toolkit uses for the text of a command.
    return as_text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
