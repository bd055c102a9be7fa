"""Diagnostics for machines, as versioned JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from compiler.core.diagnostic import Diagnostic
from compiler.core.place import Place
from compiler.render.safe import as_text

FORMAT = "banns.diagnostics/v1"


def render_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one JSON document; fields may be added to this version, never changed."""
    errors = sum(1 for diagnostic in diagnostics if diagnostic.is_error)
    document = {
        "format": FORMAT,
        "errors": errors,
        "warnings": len(diagnostics) - errors,
        "diagnostics": [wire(diagnostic) for diagnostic in diagnostics],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def wire(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic as it goes over the wire."""
    return {
        "rule": diagnostic.rule.id,
        "severity": diagnostic.severity.value,
        **_place(diagnostic.place),
        "summary": diagnostic.rule.summary,
        "what": diagnostic.what,
        "why": diagnostic.rule.why,
        "fix": diagnostic.fix,
        "subject": diagnostic.subject,
        "events": diagnostic.events,
        "event_names": list(diagnostic.event_names),
        "environments": list(diagnostic.environments),
        "related": [{"words": words, **_place(place)} for words, place in diagnostic.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": as_text(place.file), "line": place.line, "column": place.column}
