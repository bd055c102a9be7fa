"""Every provider that routing names is there, is in use, carries the channel, and is named once."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.shared.removal import removed
from compiler.core.rules.view import View
from schemas.catalogue import provider_channels, provider_types

ROUTING_PROVIDER = Rule(
    id="routing-provider",
    summary="Routing names a provider that cannot be used",
    why="Messages sent that way would go nowhere.",
)
ROUTE_REPEATS = Rule(
    id="route-repeats",
    summary="A way names the same provider twice",
    why="When it fails, it would be tried again at once in place of another one.",
)


def _run(view: View) -> Iterator[Finding]:
    findings = list(_wrong(view))
    if findings and not view.is_broken("providers"):
        yield from findings


def _wrong(view: View) -> Iterator[Finding]:
    providers = {name.split(".")[1]: entry for name, entry in view.section("providers").items()}
    for name, route in view.section("routing").items():
        channel = name.split(".")[1]
        if channel == "order":
            continue
        named = route.value.get("providers", ())
        for position, provider in enumerate(named):
            here = Line(entry=route, route=("providers", position), words="routing names it here")
            found = providers.get(provider)
            if provider in named[:position]:
                yield _repeated(view, provider, here)
            elif found is None:
                yield _absent(view, provider, channel, here, providers)
            elif found.value.get("channel") != channel:
                if not _is_told(found):
                    yield _of_another_channel(view, found, channel, here)
            elif found.value.get("enabled") is False:
                yield _out_of_use(view, found, here)


def _is_told(found: Resolved) -> bool:
    """Tell whether a provider's own line says already that it carries nothing, or not what it claims to."""
    kind, channel = found.value.get("type"), found.value.get("channel")
    return channel is None or (kind in provider_types() and channel not in provider_channels(kind))


def _absent(view: View, name: str, channel: str, here: Line, providers: dict[str, Resolved]) -> Finding:
    for entry, _ in removed(view, "providers"):
        gone = Line(entry=entry, of_key=True, words="the provider is removed here")
        if entry.name == f"providers.{name}" and gone.level > here.level:
            what = f"`{name}` is removed, but `routing.{channel}` still names it."
            fix = f"Name the providers of {channel} anew in `routing.{channel}` here, or keep this one."
            return _finding(view, [gone, here], what, fix)
    fitting = [other for other, entry in providers.items() if entry.value.get("channel") == channel]
    fix = did_you_mean(name, fitting) if fitting else f"Take it out, or add a provider that carries {channel}."
    return _finding(view, [here], f"There is no provider `{name}` here.", fix)


def _of_another_channel(view: View, found: Resolved, channel: str, here: Line) -> Finding:
    said = Line(entry=found, route=("channel",), words="the provider's channel is said here")
    name = found.name.split(".")[1]
    what = f"`{name}` carries {found.value.get('channel')}, not {channel}."
    return _finding(view, [here, said], what, f"Name a provider that carries {channel}.")


def _out_of_use(view: View, found: Resolved, here: Line) -> Finding:
    off = Line(entry=found, route=("enabled",), words="the provider is put out of use here")
    name, route = found.name.split(".")[1], here.entry.name
    what = f"`{name}` is not enabled, but `{route}` names it."
    return _finding(view, [off, here], what, f"Enable it, or take it out of `{route}.providers`.")


def _repeated(view: View, name: str, here: Line) -> Finding:
    return Finding(
        rule=ROUTE_REPEATS,
        at=here.at(view),
        what=f"`{name}` stands further ahead in this list.",
        fix="Take it out here.",
        subject=here.subject(view),
    )


def _finding(view: View, lines: list[Line], what: str, fix: str) -> Finding:
    shown = narrowest(lines)
    return Finding(
        rule=ROUTING_PROVIDER,
        at=shown.at(view),
        what=what,
        fix=fix,
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


CHECK = ViewCheck(rules=(ROUTING_PROVIDER, ROUTE_REPEATS), reads=frozenset({"providers", "routing"}), run=_run)
