"""Diagnostics as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import orjson

from compiler.core.diagnostic import Diagnostic, Rule
from compiler.core.place import Place
from compiler.render.rule import page_of

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(diagnostics: Sequence[Diagnostic], rules: Sequence[Rule], version: str) -> str:
    """Return one SARIF log with every rule there is and every diagnostic."""
    index = {rule.id: position for position, rule in enumerate(rules)}
    driver = {
        "name": "banns",
        "version": version,
        "informationUri": "https://github.com/banns/banns",
        "rules": [_rule(rule) for rule in rules],
    }
    results = [_result(diagnostic, index) for diagnostic in diagnostics]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return orjson.dumps(log, option=orjson.OPT_INDENT_2).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "helpUri": page_of(rule),
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(diagnostic: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule.id,
        "ruleIndex": index[diagnostic.rule.id],
        "level": diagnostic.severity.value,
        "message": {"text": f"{diagnostic.what} {diagnostic.fix}"},
        "locations": [_location(diagnostic.place)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {**_location(place), "message": {"text": words}} for words, place in diagnostic.related
        ]
    return result


def _location(place: Place) -> dict[str, Any]:
    uri = quote(place.file.encode("utf-8", "surrogateescape"), safe="/")
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
