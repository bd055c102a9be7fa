"""A provider's `config` has the fields that its type and channel ask for, and no secret in plain sight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import orjson

from compiler.core.canonical import canonical
from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.floor import Wrong
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.place import dotted
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View
from schemas.catalogue import ConfigError, config_errors, provider_channels, provider_types
from schemas.values.secret import REFERENCE_FORM

PROVIDER_CONFIG = Rule(
    id="provider-config",
    summary="A provider's config is not what its type asks for",
    why="The account could not be used, and that would show when the first message is sent.",
    hides_source=True,
)
SECRET_LITERAL = Rule(
    id="secret-literal",
    summary="A secret is written into the settings",
    why="Whoever can read the repository could use it, and history keeps it for ever.",
    hides_source=True,
)


def _run(view: View, provider: Resolved) -> Iterator[Finding]:
    kind, channel, config = (provider.value.get(name) for name in ("type", "channel", "config"))
    if kind not in provider_types() or channel not in provider_channels(kind) or type(config) is not dict:
        return
    if any(said.entry.name == provider.name and said.complaint.wrong is Wrong.CLASH for said in view.scope.complaints):
        return
    for error in _without_echoes(_judge(kind, channel, canonical(config))):
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
            fix = f"Write {REFERENCE_FORM}, and change the secret at the provider: this one is known now."
            what = f"`{name}` holds something other than a reference."
            return Finding(
                rule=SECRET_LITERAL,
                at=view.spot(provider, route),
                what=what,
                fix=fix,
                subject=view.subject(provider, route),
            )
        case _:
            at = view.spot(provider, route)
            what = f"`{name}` does not have the right form."
            fix = f"Write {error.form}."
            if not name:
                at = view.spot(provider, ("config",), of_key=True)
                what = f"The fields of `config` do not fit together for {kind}."
            elif error.kind == "quotes":
                what, fix = f"`{name}` is read as a number or truth value.", f"Put it in quotes. Due is {error.form}."
    return Finding(rule=PROVIDER_CONFIG, at=at, what=what, fix=fix, subject=view.subject(provider, route))


CHECK = EntryCheck(rules=(PROVIDER_CONFIG, SECRET_LITERAL), section="providers", run=_run)
