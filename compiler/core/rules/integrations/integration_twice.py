"""One address is told once about one happening."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found, layer_of, listed
from compiler.core.rules.view import View

INTEGRATION_TWICE = Rule(
    id="integration-twice",
    severity=Severity.WARNING,
    summary="An address is told the same twice",
    why="The two calls have different ids, so the other side counts the happening twice.",
)


def in_use(view: View, kind: str) -> list[Resolved]:
    """Return the integrations of a type that are not switched off, by name."""
    entries = view.section("integrations")
    return [
        entries[name]
        for name in sorted(entries)
        if entries[name].value.get("type") == kind and entries[name].value.get("enabled") is not False
    ]


def in_order(one: Resolved, other: Resolved, route: Route) -> tuple[Resolved, Resolved]:
    """Return two integrations, the one whose value a deeper layer said last."""
    return (other, one) if layer_of(one, route) > layer_of(other, route) else (one, other)


def _run(view: View) -> Iterator[Finding]:
    told: dict[tuple[str, str], Resolved] = {}
    for webhook in in_use(view, "webhook"):
        url, twice, other = _plain(webhook.value.get("url", "")), [], webhook
        for event in dict.fromkeys(webhook.value.get("events", ())):
            earlier = told.setdefault((url, event), webhook)
            if earlier is not webhook:
                twice.append(event)
                other = earlier
        if twice:
            earlier, later = in_order(other, webhook, ("events",))
            name = earlier.name.split(".")[1]
            what = f"`{name}` tells this address about {listed(twice)} already."
            fix = "Take these events out of one of the two, or give them an address each."
            related = ((f"`{name}` calls it here", view.spot(earlier, ("url",))),)
            yield found(INTEGRATION_TWICE, view, later, ("events",), what, fix, related=related)


def _plain(url: str) -> str:
    """Return an address as the server sees it: the host knows no case, a last slash alone says nothing."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.lower()}{slash if path else ''}{path}"


CHECK = ViewCheck(rules=(INTEGRATION_TWICE,), reads=frozenset({"integrations"}), run=_run)
