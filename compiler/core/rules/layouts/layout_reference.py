"""Layouts that are named are there, and none stands in itself."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.circle import circle_words, circles
from compiler.core.rules.shared.dangling import Kind, Named, dangling
from compiler.core.rules.view import View

LAYOUT_UNKNOWN = Rule(
    id="layout-unknown",
    summary="There is no such layout",
    why="The message would go out without its frame: no head, no legal foot.",
)
LAYOUT_CIRCLE = Rule(
    id="layout-circle",
    summary="Layouts stand in each other",
    why="A message in them would never end.",
)
_KIND = Kind(section="layouts", word="layout", rule=LAYOUT_UNKNOWN)


def layout_named(resolved: Resolved) -> tuple[str, str]:
    """Return the field in which a template or a layout names the layout around it, and the name; '' for none."""
    field = "within" if resolved.name.startswith("layouts.") else "layout"
    return field, resolved.value.get(field, "")


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts"):
        return
    yield from dangling(view, _KIND, _read)
    layouts, _ = _read(view)
    graph = {name: [entry.value["within"]] if "within" in entry.value else [] for name, entry in layouts.items()}
    for circle in circles(graph):
        yield _circle(view, [layouts[name] for name in circle], circle)


def _read(view: View) -> tuple[dict[str, Resolved], list[Named]]:
    layouts = {name.split(".")[1]: entry for name, entry in view.section("layouts").items()}
    named: list[Named] = [
        (name, entry, (field,))
        for entry in (*layouts.values(), *view.section("templates").values())
        for field, name in (layout_named(entry),)
        if name
    ]
    return layouts, named


def _circle(view: View, entries: list[Resolved], circle: tuple[str, ...]) -> Finding:
    # The deepest layer closed it; among lines of one layer the last is as likely as any.
    last = max(entries, key=lambda entry: origin_at(entry.origins, ("within",)))
    return Finding(
        rule=LAYOUT_CIRCLE,
        at=view.spot(last, ("within",)),
        what=circle_words(circle, "stands in"),
        fix="One of them stands in none: take its `within` out.",
        related=tuple(
            (f"`{entry.value['within']}` is named here", view.spot(entry, ("within",)))
            for entry in entries
            if entry is not last
        ),
        subject=view.subject(last, ("within",)),
    )


CHECK = ViewCheck(rules=(LAYOUT_UNKNOWN, LAYOUT_CIRCLE), reads=frozenset({"layouts", "templates"}), run=_run)
