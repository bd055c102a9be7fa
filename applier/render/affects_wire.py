"""Who sees what a line says, as versioned JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from applier.core.fields import ABSENT
from applier.core.review.affects import Affected, Standing
from compiler.core.place import Place, dotted

FORMAT = "banns.affects/v1"


def affects_json(found: Sequence[Affected], not_compiled: Sequence[str]) -> str:
    """Return every value with every event below it, and the tenants that could not be looked at."""
    document = {
        "format": FORMAT,
        "values": [_value(each) for each in found],
        "not_compiled": list(not_compiled),
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def _value(each: Affected) -> dict[str, Any]:
    return {
        "layer": str(each.layer),
        "route": dotted(each.route),
        "value": each.value,
        "place": _place(each.place),
        "events": [_standing(standing) for standing in each.standings],
    }


def _standing(standing: Standing) -> dict[str, Any]:
    told: dict[str, Any] = {"event": str(standing.event), "stands": standing.stand.value}
    if standing.value is not ABSENT:
        told["value"] = standing.value
    return told | ({"place": _place(standing.place)} if standing.place is not None else {})


def _place(place: Place | None) -> dict[str, Any] | None:
    return {"file": place.file, "line": place.line} if place is not None else None
