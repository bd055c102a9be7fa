"""A layout has a frame for every body that stands in it, and together they are one document."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.layouts.layout_reference import layout_named
from compiler.core.rules.view import View

LAYOUT_FRAME = Rule(
    id="layout-frame",
    summary="A message does not fit the layout it names",
    why="It would go out without its frame, or as a document inside a document that no mail client can show.",
)
_DOCUMENT = "<mjml"
Related = tuple[tuple[str, Spot | Place], ...]
_BODIES = ("mjml", "html", "text")


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts", "templates"):
        return
    layouts = {name.split(".")[1]: entry for name, entry in view.section("layouts").items()}
    for entry in (*layouts.values(), *view.section("templates").values()):
        named = layout_named(entry)
        if named[1] in layouts:
            yield from _bodies(view, entry, named, layouts)


def _bodies(view: View, entry: Resolved, named: tuple[str, str], layouts: dict[str, Resolved]) -> Iterator[Finding]:
    field, name = named
    for body in _BODIES:
        if body not in entry.value or body in layouts[name].value:
            continue
        what = f"`{name}` has no frame for {body}, and {body} is written here."
        fix = (
            "Write the body in MJML." if body == "html" else f"Add {body} to `layouts.{name}`, or name another layout."
        )
        yield _finding(view, entry, (field,), what, fix, (("the layout is here", view.spot(layouts[name])),))
    if field == "layout" and "mjml" in entry.value:
        frames = _around(name, layouts)
        if "within" in frames[-1].value:
            return  # what stands around it is not there, or stands in itself: that is found elsewhere
        if any("mjml" not in frame.value for frame in frames):
            return
        documents = [frame for frame in frames if _DOCUMENT in frame.value.get("mjml", "")]
        if documents and _DOCUMENT in entry.value["mjml"]:
            what = f"It begins a document with <mjml>, and so does `{documents[0].name}` around it."
            fix = "Keep only what stands inside: the sections between <mj-body> and </mj-body>."
            yield _finding(
                view, entry, ("mjml",), what, fix, (("the frame is here", view.spot(documents[0], ("mjml",))),)
            )
        elif not documents and _DOCUMENT not in entry.value["mjml"]:
            what = f"Neither it nor `{frames[-1].name}` begins a document with <mjml>."
            fix = "Put <mjml>, <mj-head> and <mj-body> into the layout."
            yield _finding(view, entry, (field,), what, fix, (("the layout is here", view.spot(frames[-1])),))


def _around(name: str, layouts: dict[str, Resolved]) -> list[Resolved]:
    """Return a layout and those it stands in, the innermost first, up to where one is lacking or comes again."""
    found: dict[str, Resolved] = {}
    while name in layouts and name not in found:
        found[name] = layouts[name]
        name = layouts[name].value.get("within", "")
    return list(found.values())


def _finding(view: View, entry: Resolved, route: Route, what: str, fix: str, related: Related) -> Finding:
    at, subject = view.spot(entry, route), view.subject(entry, route)
    return Finding(rule=LAYOUT_FRAME, at=at, what=what, fix=fix, related=related, subject=subject)


CHECK = ViewCheck(rules=(LAYOUT_FRAME,), reads=frozenset({"layouts", "templates"}), run=_run)
