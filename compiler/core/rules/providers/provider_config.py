"""A provider's `config` has the fields that its type and channel ask for, and no secret in plain sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from compiler.core.canonical import canonical
from compiler.core.decode.rules import SECRET_LITERAL, SECRET_REFERENCE
from compiler.core.diagnostic import Finding, Rule
from compiler.core.fix.repair import Quote, Rename
from compiler.core.merge.floor import Wrong
from compiler.core.merge.origins import origin_at
from compiler.core.nearest import did_you_mean, nearest, surely
from compiler.core.place import Place, Route, Spot, dotted
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View
from schemas.catalogue import ConfigError, config_errors, provider_channels, provider_types
from schemas.values.secret import REFERENCE_FORM, parse_reference

PROVIDER_CONFIG = Rule(
    id="provider-config",
    summary="A provider's config is not what its type asks for",
    why="The account could not be used, and that would show when the first message is sent.",
    hides_source=True,
    repairs="Puts a number in quotes, and writes the right name of a field where one is very like it.",
)


def _run(view: View, provider: Resolved) -> Iterator[Finding]:
    kind, channel, config = (provider.value.get(name) for name in ("type", "channel", "config"))
    if kind not in provider_types() or channel not in provider_channels(kind) or type(config) is not dict:
        return
    if any(said.entry.name == provider.name and said.complaint.wrong is Wrong.CLASH for said in view.scope.complaints):
        return
    errors = _judge(kind, channel, canonical(config))
    foreign = [str(error.route[-1]) for error in errors if error.kind == "unknown" and len(error.route) == 1]
    if len(foreign) > 1 and 2 * len(foreign) > len(config):
        yield _of_another_type(view, provider, kind, foreign)
        return
    for error in _without_echoes(errors):
        yield _finding(view, provider, kind, error)


@lru_cache(maxsize=4096)
def _judge(kind: str, channel: str, config: bytes) -> tuple[ConfigError, ...]:
    """Judge each distinct config once; many events share an account."""
    return tuple(config_errors(kind, channel, orjson.loads(config)))


def _without_echoes(errors: tuple[ConfigError, ...]) -> Iterator[ConfigError]:
    """Leave out what another one explains: the name that a misspelt one meant, the form of a number for text."""
    meant: set[tuple[str | int | None, ...]] = {
        (*error.route[:-1], nearest(str(error.route[-1]), error.known)) for error in errors if error.kind == "unknown"
    }
    unquoted = {error.route for error in errors if error.kind == "quotes"}
    for error in errors:
        is_echo = error.route in meant if error.kind == "missing" else error.kind == "form" and error.route in unquoted
        if not is_echo:
            yield error


def _of_another_type(view: View, provider: Resolved, kind: str, foreign: list[str]) -> Finding:
    """Return the one finding for fields that are another service's: what is wrong is the type, or all of them."""
    channel, config = provider.value["channel"], canonical(provider.value["config"])
    meant = [
        f"`{other}`"
        for other in provider_types()
        if channel in provider_channels(other)
        and not any(error.kind in ("unknown", "missing") for error in _judge(other, channel, config))
    ]
    wanted = sorted({str(error.route[0]) for error in _judge(kind, channel, b"{}") if error.kind == "missing"})
    fix = f"Write the fields of {kind}, such as {', '.join(wanted)}." if wanted else f"Write the fields of {kind}."
    return Finding(
        rule=PROVIDER_CONFIG,
        at=view.spot(provider, ("type",)),
        what=f"Most fields of `config` are unknown to {kind}, `{min(foreign)}` among them.",
        fix=f"Did you mean {' or '.join(meant)}? Otherwise {fix[0].lower()}{fix[1:]}" if meant else fix,
        subject=view.subject(provider, ("type",)),
    )


def _last_of(provider: Resolved, form: str) -> Route:
    """Return the field to show where several do not go together: of those that are told, the one written last."""
    config = provider.value["config"]
    told = [name for name in config if name in re.findall(r"\w+", form)]
    deepest = max((_depth(provider, name) for name in told), default=0)
    return ("config", *[name for name in told if _depth(provider, name) == deepest][-1:])


def _depth(provider: Resolved, name: str) -> int:
    """Return how deep the layer is that says a field, environments apart: they change what another one wrote."""
    return origin_at(provider.origins, ("config", name)) // 2


def _finding(view: View, provider: Resolved, kind: str, error: ConfigError) -> Finding:
    route = ("config", *error.route)
    name = dotted(error.route)
    match error.kind:
        case "missing":
            above = ("config", *error.route[:-1])
            at = view.spot(provider, above, of_key=True)
            what, fix = (
                f"A {kind} provider needs `{name}`.",
                f"Add `{error.route[-1]}:` to `{dotted(above)}`: {error.form}.",
            )
        case "unknown":
            at = view.spot(provider, route, of_key=True)
            what = f"A {kind} provider has no field `{name}`."
            fix = did_you_mean(str(error.route[-1]), error.known)
        case "literal":
            return _literal(view, provider, route, name)
        case _:
            at = view.spot(provider, route)
            what = f"`{name}` does not have the right form."
            fix = f"Write {error.form}."
            if not name:
                at = view.spot(provider, _last_of(provider, error.form), of_key=True)
                what = f"The fields of `config` do not fit together for {kind}."
            elif error.kind == "quotes":
                what, fix = f"`{name}` is read as a number or truth value.", f"Put it in quotes. Due is {error.form}."
    repair, subject = _repair(provider, error, at), view.subject(provider, route)
    return Finding(rule=PROVIDER_CONFIG, at=at, what=what, fix=fix, subject=subject, repair=repair)


def _literal(view: View, provider: Resolved, route: Route, name: str) -> Finding:
    """Return the finding for a secret, or for a reference to one that stands there as a mere text."""
    said: Any = provider.value
    for key in route:
        said = said[key]
    rule, what = SECRET_LITERAL, f"`{name}` holds something other than a reference."
    fix = f"Write {REFERENCE_FORM}, and change the secret at the provider: this one is known now."
    if type(said) is str and parse_reference(said) is not None:
        rule, what = SECRET_REFERENCE, f"`{name}` holds a reference that is not marked as one."
        fix = f"Write braces and `secret:` around it, and it is {REFERENCE_FORM}."
    return Finding(rule=rule, at=view.spot(provider, route), what=what, fix=fix, subject=view.subject(provider, route))


def _repair(provider: Resolved, error: ConfigError, at: Spot | Place) -> Quote | Rename | None:
    """Return what can only be meant: quotes around a number, or the one name that a misspelt one is like."""
    if not isinstance(at, Spot):
        return None
    if error.kind == "quotes" and error.route:
        return Quote(at)
    if error.kind != "unknown":
        return None
    inside: Any = provider.value["config"]
    for key in error.route[:-1]:
        inside = inside[key]
    meant = surely(str(error.route[-1]), error.known)
    return Rename(at, meant) if meant is not None and meant not in inside else None


CHECK = EntryCheck(rules=(PROVIDER_CONFIG,), section="providers", run=_run)
