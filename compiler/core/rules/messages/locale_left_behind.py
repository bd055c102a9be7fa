"""Who writes a message anew writes it anew in every language and in every part: guests read the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View
from messages.texts import FIELDS

LOCALE_LEFT_BEHIND = Rule(
    id="locale-left-behind",
    severity=Severity.WARNING,
    summary="A message is written anew in one language and not in the others",
    why="Guests of one event would be told different things, by the language they read.",
)
PART_LEFT_BEHIND = Rule(
    id="template-part-left-behind",
    severity=Severity.WARNING,
    summary="One part of an e-mail is written anew and the other is not",
    why="Who reads the plain text would be told something else than who sees the pictures.",
)
_WORDS = (*FIELDS, "header", "footer", "buttons")
_MARKUP = ("mjml", "html")


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    inherited = view.parent.find(template.name) if view.parent is not None else None
    if inherited is None or template.is_removed or view.is_broken("templates", "settings"):
        return
    changed = {field for field in _WORDS if template.value.get(field) != inherited.value.get(field)}
    if not changed:
        return
    yield from _parts(view, template, changed)
    yield from _siblings(view, template)


def _parts(view: View, template: Resolved, changed: set[str]) -> Iterator[Finding]:
    if template.name.split(".")[2] != "email":
        return
    markup, text = [field for field in _MARKUP if field in changed], "text" in changed
    if bool(markup) == text:
        return
    anew = markup[-1] if markup else "text"
    anew = next((field for field in markup if field in template.value), anew)
    left = "text" if markup else next((field for field in _MARKUP if field in template.value), "mjml")
    yield found(
        PART_LEFT_BEHIND,
        view,
        template,
        (anew,),
        f"`{anew}` is written anew here, and `{left}` is still the one of the layer above.",
        f"Write `{left}` anew as well, or take `{anew}` out.",
        of_key=True,
        related=((f"`{left}` is here", view.spot(template, (left,))),),
    )


def _siblings(view: View, template: Resolved) -> Iterator[Finding]:
    """Yield that other languages stay behind; once, for the first of those that are written anew."""
    prefix, locale = template.name.rsplit(".", 1)
    offered = view.find("settings.locales")
    siblings = {
        name.rsplit(".", 1)[1]: entry
        for name, entry in sorted(view.section("templates").items())
        if name.startswith(f"{prefix}.") and (offered is None or name.rsplit(".", 1)[1] in offered.value)
    }
    if locale not in siblings or view.parent is None:
        return
    anew = [name for name, entry in siblings.items() if _is_anew(view, entry)]
    left = [name for name in siblings if name not in anew]
    if left and anew[0] == locale:
        yield found(
            LOCALE_LEFT_BEHIND,
            view,
            template,
            (),
            f"`{prefix}` is written anew in {listed(anew)} here, and not in {listed(left)}.",
            f"Write it in {listed(left)} as well.",
            of_key=True,
            related=tuple((f"`{name}` is here", view.spot(siblings[name], of_key=True)) for name in left),
        )


def _is_anew(view: View, entry: Resolved) -> bool:
    above = view.parent.find(entry.name) if view.parent is not None else None
    return above is None or _words(above.value) != _words(entry.value)


def _words(value: Mapping[str, Any]) -> list[Any]:
    return [value.get(field) for field in _WORDS]


CHECK = EntryCheck(rules=(LOCALE_LEFT_BEHIND, PART_LEFT_BEHIND), section="templates", run=_run)
