"""Judges resolved entries against the full models and says what is missing, and where it may be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from compiler.core.decode.leaf import say
from compiler.core.decode.rules import BAD_VALUE, UNKNOWN_KEY
from compiler.core.diagnostic import Finding
from compiler.core.merge.origins import origin_at
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.place import Place, Route, Spot, dotted
from compiler.core.resolve import rules
from compiler.core.resolve.scope import Resolved, ScopeEntries, is_named
from schemas.registry import SECTIONS, due_entries
from schemas.scope import Scope
from schemas.shape import Leaf, Record, Shape, Variants, along, below


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an entry, and what it still lacks that only becomes due in a narrower scope."""

    findings: tuple[Finding, ...] = ()
    pending: tuple[tuple[Route, Scope], ...] = ()


_RIGHT = Verdict()


def judge_entry(scope: ScopeEntries, resolved: Resolved, content: bytes) -> Verdict:
    """Judge one entry once it is merged. What is not due yet in this scope is pending, not missing."""
    try:
        resolved.shape.check(content)
    except ValidationError as wrong:
        findings: list[Finding] = []
        later: list[tuple[Route, Scope]] = []
        is_broken = scope.is_broken(resolved.name)
        for error in wrong.errors(include_url=False, include_input=True):
            lacking = _lacking(resolved.shape, error)
            if is_broken and (lacking is None or scope.is_broken(resolved.name, lacking)):
                continue  # what was left out because it was wrong is the cause of this
            if lacking is None:
                findings.append(_finding(scope, resolved, error))
            elif _is_undefined(scope, resolved, lacking):
                return Verdict((_undefined(scope, resolved),))
            elif (due := _due(resolved.shape, lacking)) > scope_of(scope):
                later.append((lacking, due))
            else:
                findings.append(missing(scope, resolved.name, lacking))
        return Verdict(tuple(findings), tuple(later))
    return _RIGHT


def _lacking(shape: Shape, error: Any) -> Route | None:
    """Return the route of a missing field, or None where something else is wrong."""
    route = _plain_route(shape, error["loc"])
    if error["type"] == "union_tag_not_found":
        return (*route, error["ctx"]["discriminator"].strip("'"))
    return route if error["type"] == "missing" else None


def _finding(scope: ScopeEntries, resolved: Resolved, error: Any) -> Finding:
    route = _plain_route(resolved.shape, error["loc"])
    entry = tuple(resolved.name.split("."))
    subject = f"{scope.key}:{dotted((*entry, *route))}"
    spot = origin_spot(scope, resolved, route)
    if error["type"] == "extra_forbidden":
        fields, kind = _fields_at(resolved.shape, route[:-1], resolved.value)
        what = f"`{dotted((*entry, *route[:-1]))}`{kind} has no setting `{route[-1]}`."
        at = replace(spot, of_key=True) if isinstance(spot, Spot) else spot
        return Finding(rule=UNKNOWN_KEY, at=at, what=what, fix=did_you_mean(str(route[-1]), fields), subject=subject)
    if error["type"] == "value_error" and type(error["input"]) is dict:
        return _contradiction(scope, resolved, route, str(error["ctx"]["error"]))
    fix = "Write a value of the right form."
    return Finding(rule=BAD_VALUE, at=spot, what=say(error), fix=fix, subject=subject)


def _contradiction(scope: ScopeEntries, resolved: Resolved, route: Route, words: str) -> Finding:
    """Return the finding for values that contradict each other.

    Words that begin with a field stand at its line; after a semicolon they say what to write.
    """
    entry = tuple(resolved.name.split("."))
    words, _, advice = words.partition("; ")
    first, _, rest = words.partition(" ")
    field: list[str | int] = []
    node = resolved.value
    for key in (*route, *first.split(".")):
        # Of several that must go together the last one is shown: it is written as what the others leave.
        field.append(next(reversed(node)) if key == "*" and type(node) is dict else key)
        node = node.get(field[-1]) if type(node) is dict else None
    subject = f"{scope.key}:{dotted((*entry, *route))}"
    if node is not None:
        at, what = origin_spot(scope, resolved, tuple(field)), f"`{first}` {rest}."
        fix = f"{advice[0].upper()}{advice[1:]}." if advice else "Change one of them."
    else:
        at = next(iter(_speakers(scope, (*entry, *route))), _root(scope))
        what, fix = f"{words[0].upper()}{words[1:]}.", advice or "Add what is lacking, or remove what is too much."
    return Finding(rule=rules.CONTRADICTION, at=at, what=what, fix=fix, subject=subject)


def missing(scope: ScopeEntries, name: str, route: Route) -> Finding:
    """Return the finding for a value that no layer says, at the line that comes nearest to saying it."""
    entry = tuple(name.split("."))
    address = dotted((*entry, *route))
    owners = SECTIONS[entry[0]].owners
    layers = [wider for wider in scope.chain() if wider.patches and scope_of(wider) in owners]
    *others, last = [_layer_words(wider) for wider in layers] or ["a layer above"]
    may = f"{', '.join(others)} or {last}" if others else last
    form = _form_at(SECTIONS[entry[0]].shape, (*entry[1:], *route))
    spots = _speakers(scope, (*entry, *route))
    return Finding(
        rule=rules.VALUE_MISSING,
        at=spots[0] if spots else _root(scope),
        what=f"`{address}` is not set.",
        fix=f"Set it in {may}{form}.",
        related=tuple(("so far said here", spot) for spot in spots[1:]),
        subject=f"{scope.key}:{address}",
    )


def missing_entries(scope: ScopeEntries) -> list[Finding]:
    """Return a finding for each entry that is due here and that no layer says anything about."""
    here = scope_of(scope)
    if any(len(route) == 1 and route[0] not in SECTIONS for patch in scope.patches for route in patch.broken):
        return []  # a section that there is not may be any other one, misspelt
    return [
        missing(scope, name, ())
        for name, due in due_entries()
        if due == here and not scope.is_broken(name) and ((found := scope.find(name)) is None or found.is_removed)
    ]


def scope_of(scope: ScopeEntries) -> Scope:
    """Return which kind of scope it is."""
    return Scope.EVENT if scope.key.event else Scope.TENANT if scope.key.tenant else Scope.PLATFORM


def _layer_words(scope: ScopeEntries) -> str:
    return f"the {scope_of(scope).word} layer" + (f" ({scope.key})" if scope.key.tenant else "")


def _speakers(scope: ScopeEntries, route: Route) -> list[Spot | Place]:
    """Return where a value, or what is nearest above it in its section, is spoken of, the deepest layer first."""
    found: list[Spot | Place] = []
    for wider in scope.chain():
        for patch in reversed(wider.patches):
            depth = next((depth for depth in range(len(route), 0, -1) if patch.says(route[:depth])), 0)
            if depth >= _entry_depth(route):
                found.append(patch.spot(route[:depth], of_key=True))
    return found


def _entry_depth(route: Route) -> int:
    return 1 + SECTIONS[str(route[0])].depth


def _form_at(shape: Shape, route: Route) -> str:
    """Return `: ` and the form of a value, where there is one to say."""
    leaf = along(shape, route)
    return f": {leaf.form}" if isinstance(leaf, Leaf) else ""


def _root(scope: ScopeEntries) -> Spot | Place:
    for wider in scope.chain():
        for patch in wider.patches:
            root = next((source for source in patch.sources if source.mount == ()), None)
            if root is not None:
                return Place(root.path)
    return Place("platform/platform.yaml")


def origin_spot(scope: ScopeEntries, resolved: Resolved, route: Route) -> Spot | Place:
    """Return where the value at a route of an entry was said, in the layer that won."""
    patch = scope.patch_at(origin_at(resolved.origins, route))
    entry = tuple(resolved.name.split("."))
    return patch.spot((*entry, *route)) if patch is not None else _root(scope)


def _plain_route(shape: Shape, loc: tuple[str | int, ...]) -> Route:
    """Take the names of chosen variants out of a pydantic location."""
    route: list[str | int] = []
    here: Shape | None = shape
    for part in loc:
        if isinstance(here, Variants) and part in here.options:
            here = here.options[str(part)]
            continue
        here = below(here, part) if here is not None else None
        route.append(part)
    return tuple(route)


def _due(shape: Shape, route: Route) -> Scope:
    """Return the scope from which a missing field is demanded: the latest of those on the way to it."""
    due, here = Scope.PLATFORM, shape
    for key in route:
        if isinstance(here, Record) and key in here.fields:
            due = max(due, here.fields[str(key)].due or Scope.PLATFORM)
        inside = below(here, key)
        if inside is None:
            break
        here = inside
    return due


def _is_undefined(scope: ScopeEntries, resolved: Resolved, lacking: Route) -> bool:
    """Tell whether a named entry lacks what only a wider layer may say, and that layer says nothing of it at all."""
    if len(lacking) != 1 or not isinstance(resolved.shape, Record) or not is_named(tuple(resolved.name.split("."))):
        return False
    only = resolved.shape.fields[str(lacking[0])].only
    if only is None or only >= scope_of(scope):
        return False
    return not any(resolved.name in wider.own for wider in scope.chain() if scope_of(wider) <= only)


def _undefined(scope: ScopeEntries, resolved: Resolved) -> Finding:
    """Return the one finding for all that an entry lacks, where the widest layer that says it begins."""
    section, *keys = resolved.name.split(".")
    beside = resolved.name.removesuffix(keys[-1])
    known = [name.removeprefix(beside) for name in scope.names() if name.startswith(beside) and name != resolved.name]
    close = nearest(keys[-1], known)
    return Finding(
        rule=rules.DEFINED_ABOVE,
        at=_speakers(scope, (section, *keys))[-1],
        what=f"The platform layer has no `{resolved.name}`.",
        fix=f"Did you mean `{close}`?" if close is not None else "Have the platform describe it first.",
        subject=f"{scope.key}:{resolved.name}",
    )


def _fields_at(shape: Shape, route: Route, value: Any) -> tuple[list[str], str]:
    """Return the fields there are at a route and, where they depend on one of them, the words for that."""
    for key in route:
        value = value.get(key) if type(value) is dict else None
    found, kind = along(shape, route), ""
    if isinstance(found, Variants) and type(value) is dict:
        chosen = str(value.get(found.discriminator))
        kind = f" of {found.discriminator} {chosen}"
        found = found.options.get(chosen)
    return (list(found.fields) if isinstance(found, Record) else []), kind
