"""Each field of an integration can hold the attribute that goes into it, and no other goes into the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View
from schemas.values.guest import ReplyState

INTEGRATION_FIELD = Rule(
    id="integration-field",
    summary="A field of an integration does not fit what goes into it",
    why="The other system would refuse the guest, or keep something that means nothing.",
)
KINDS: Mapping[str, tuple[str, ...]] = {
    "name": ("text",),
    "email": ("text",),
    "phone": ("text",),
    "locale": ("text", "choice"),
    "country": ("text", "choice"),
    "timezone": ("text", "choice"),
    "tags": ("list", "text"),
    "reply": ("choice", "text"),
    "party_size": ("number", "text"),
    "plus_one": ("flag", "number", "choice"),
    "diet": ("text", "choice", "list"),
    "accessibility": ("text", "choice", "list"),
    "stay": ("text", "choice", "flag"),
    "travel": ("text", "choice", "flag"),
}
"""Kinds of field that can hold an attribute."""
_Wrong = tuple[tuple[str, ...], bool, str, str]


def _run(view: View, integration: Resolved) -> Iterator[Finding]:
    theirs: dict[str, str] = {}
    for attribute, field in sorted(integration.value.get("fields", {}).items()):
        for route, of_key, what, fix in _wrong(integration, attribute, field, theirs):
            at = ("fields", attribute, *route)
            yield found(INTEGRATION_FIELD, view, integration, at, what, fix, of_key=of_key)
        theirs.setdefault(field.get("theirs", "").lower(), attribute)


def _wrong(
    integration: Resolved, attribute: str, field: Mapping[str, Any], theirs: Mapping[str, str]
) -> Iterator[_Wrong]:
    kinds, kind = KINDS[attribute], field.get("kind")
    if kind not in kinds:
        yield ("kind",), False, f"`{attribute}` does not fit into a {kind}.", f"Write {' or '.join(kinds)}."
    other = theirs.get(field.get("theirs", "").lower())
    if other is not None:
        yield ("theirs",), False, f"`{other}` goes into `{field['theirs']}` already.", "Name a field for each."
    if integration.value.get("type") == "marketing" and field.get("direction", "out") != "out":
        what = f"A marketing platform is told of `{attribute}`; it is not asked."
        yield ("direction",), False, what, "Take `direction` out; a CRM is what both sides write to."
    values = field.get("values")
    if values is None:
        return
    if attribute != "reply":
        yield ("values",), True, f"`values` translates answers, and `{attribute}` is none.", "Take `values` out."
        return
    lacking = [state for state in get_args(ReplyState) if state not in values]
    if lacking:
        what = f"`values` does not say the word over there for {listed(lacking)}."
        yield ("values",), True, what, "Add each, or take `values` out where both sides use the same words."
    if len(set(values.values())) < len(values):
        what = "Two answers have one word there, and could not be told apart on the way back."
        if field.get("direction", integration.value.get("direction")) != "out":
            yield ("values",), True, what, "Give each answer its own word, or write `direction: out`."


CHECK = EntryCheck(rules=(INTEGRATION_FIELD,), section="integrations", run=_run)
