"""Reviews as versioned JSON: nothing is folded, and each side of a value has its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from applier.core.cause import Cause
from applier.core.fields import ABSENT
from applier.core.review.groups import Group, groups_of
from applier.core.review.leaves import LeafChange
from applier.core.review.review import Origin, Review
from compiler.core.place import Place, dotted
from compiler.core.snapshot import ScopeKey

FORMAT = "banns.diff/v1"


def diff_json(reviews: Sequence[Review]) -> str:
    """Return the reviews of all environments as one document."""
    first = reviews[0]
    document = {
        "format": FORMAT,
        "base": first.base.name,
        "head": first.head.name,
        "environments": [_review(each) for each in reviews],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def _review(review: Review) -> dict[str, Any]:
    readers = {reader for cause in review.causes for reader in cause.readers}
    return {
        "environment": review.environment,
        "plan": review.plan.digest,
        "summary": {
            "edits": len(review.causes),
            "tenants": len({reader.tenant for reader in readers if reader.tenant}),
            "events": sum(1 for reader in readers if reader.event),
            "values": sum(cause.values for cause in review.causes),
        },
        "unavailable": [
            {"tenant": each.tenant or "platform", "base": not each.in_base, "head": not each.in_head}
            for each in review.unavailable
        ],
        "causes": [_cause(review, cause) for cause in review.causes],
    }


def _cause(review: Review, cause: Cause) -> dict[str, Any]:
    edit, readers = cause.edit, cause.readers
    told: dict[str, Any] = {
        "layer": str(edit.layer),
        "route": dotted(edit.route),
        "place": _place(review.place(edit)),
        "place_before": _place(review.place_before(edit)),
    }
    # A layer that comes or goes as a whole is its files; what it says is told with its consequences.
    if edit.route:
        told |= _values(edit.before, edit.after)
    return told | {
        "tenants": len({reader.tenant for reader in readers if reader.tenant}),
        "events": sum(1 for reader in readers if reader.event),
        "events_with_another_value": sum(1 for reader in cause.seeing if reader.event),
        "values": cause.values,
        "effects": [_group(review, group) for group in groups_of(cause)],
        "not_affected": [
            {"why": each.why.value, "events": [str(event) for event in each.events]} for each in review.untouched(cause)
        ],
    }


def _group(review: Review, group: Group) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": group.kind, "entry": group.entry}
    if group.origin is not None:
        told["origin"] = str(group.origin)
    return told | {
        "readers": [str(reader) for reader in group.readers],
        "events": len(group.events),
        "fields": [_leaf(review, leaf, group.readers) for leaf in group.leaves],
    }


def _leaf(review: Review, leaf: LeafChange, readers: tuple[ScopeKey, ...]) -> dict[str, Any]:
    origins: dict[tuple[Origin | None, Origin | None], None] = {}
    for reader in readers:
        origins[review.origins(leaf, reader)] = None
    sources = [{"base": _origin(base), "head": _origin(head)} for base, head in origins]
    return {"route": dotted(leaf.route), **_values(leaf.before, leaf.after), "sources": sources}


def _values(before: Any, after: Any) -> dict[str, Any]:
    sides = {"before": before, "after": after}
    return {side: value for side, value in sides.items() if value is not ABSENT}


def _origin(origin: Origin | None) -> dict[str, Any] | None:
    return {"layer": str(origin.layer), "place": _place(origin.place)} if origin is not None else None


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "line": place.line, "column": place.column}
