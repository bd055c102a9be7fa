"""Plans and receipts for machines: JSON of a stated version, apart from the inner types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

import orjson

from applier.core.address import Address
from applier.core.change import Change, Effective, Gain, Lose, Move, Reattribute, Seen
from applier.core.fields import ABSENT, FieldChange, field_changes
from applier.core.inventory import AtCommit, AtRelease, Bodies, ContentKey, Nothing, Side
from applier.core.plan import Plan
from applier.core.receipt import Receipt
from applier.core.release import moment
from applier.render.approval import approvals

PLAN = "banns.plan/v1"
RECEIPT = "banns.receipt/v1"


def plan_json(plan: Plan, bodies: Bodies) -> str:
    """Return the effective changes, each with its fields and the events that see it."""
    differing = [each for each in plan.effective if isinstance(each, Change | Move)]
    keys = {key for each in differing for key in (each.before.body, each.after.body)}
    texts, pending = bodies(frozenset(keys)) if keys else {}, approvals(plan)
    return _written(
        {
            "format": PLAN,
            "digest": plan.digest,
            "environment": plan.environment,
            "base": _side(plan.base),
            "head": _side(plan.head),
            "summary": {"entries": len(plan.stored), "changes": len(plan.effective), "events": len(plan.events)},
            "changes": [_change(change, texts) | _approval(change, pending) for change in plan.effective],
        }
    )


def receipt_json(receipt: Receipt) -> str:
    """Return what was done; `release` is null where nothing was."""
    release = receipt.release
    told = None
    if release is not None:
        warrant = release.warrant
        told = {
            "number": release.number,
            "hash": release.hash,
            "parent": release.parent,
            "repository": warrant.binding.repository,
            "environment": warrant.binding.environment,
            "commit": warrant.commit,
            "who": warrant.who,
            "at": moment(warrant.at),
            "approvals": warrant.approvals,
        }
    counts = {"opened": receipt.opened, "closed": receipt.closed, "contents": receipt.contents}
    return _written(
        {"format": RECEIPT, "plan": receipt.plan, "release": told, "versions": counts, "events": receipt.events}
    )


def _written(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n"


def _side(side: Side) -> dict[str, Any]:
    match side:
        case Nothing():
            return {"kind": "nothing"}
        case AtRelease(number=number):
            return {"kind": "release", "number": number}
        case AtCommit(name=name):
            return {"kind": "tree", "name": name}
        case _:
            assert_never(side)


def _change(change: Effective, texts: Mapping[ContentKey, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": _kind(change),
        "scope": str(change.reach.cause),
        "entry": change.name,
        "events": [str(event) for event in change.reach.events],
        "keep_their_own": [str(scope) for scope in change.reach.kept],
    }
    match change:
        case Gain(after=after):
            return told | {"after": _seen(after)}
        case Lose(before=before):
            return told | {"before": _seen(before)}
        case Change(before=before, after=after) | Reattribute(before=before, after=after):
            return told | {"before": _seen(before), "after": _seen(after), "fields": _fields(before, after, texts)}
        case Move(origin=origin, before=before, after=after):
            sides = {"before": _seen(before), "after": _seen(after), "fields": _fields(before, after, texts)}
            return told | {"origin": str(origin)} | sides
        case _:
            assert_never(change)


def _approval(change: Effective, pending: Mapping[Address, str]) -> dict[str, str]:
    """Return the name under which Meta is asked to approve what readers see; nothing where nobody is asked."""
    name = pending.get(Address(change.after.place, change.name)) if isinstance(change, Gain | Change | Move) else None
    return {"needs_approval_by_meta": name} if name is not None else {}


def _kind(change: Effective) -> str:
    return type(change).__name__.lower()


def _seen(seen: Seen) -> dict[str, str]:
    return {"scope": str(seen.place), "content": seen.content, "layers": seen.layers}


def _fields(before: Seen, after: Seen, texts: Mapping[ContentKey, bytes]) -> list[dict[str, Any]]:
    old, new = texts.get(before.body), texts.get(after.body)
    if old is None or new is None:
        return []
    return [_field(field) for field in field_changes(orjson.loads(old), orjson.loads(new))]


def _field(field: FieldChange) -> dict[str, Any]:
    told: dict[str, Any] = {"path": field.path}
    if field.before is not ABSENT:
        told["before"] = field.before
    if field.after is not ABSENT:
        told["after"] = field.after
    return told
