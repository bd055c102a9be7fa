"""Messages are for events that there are, and for the same ones in every language."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View
from messages.when import unmet

WHEN_UNMET = Rule(
    id="when-unmet",
    summary="An event writes a message that is not for it",
    why="It would never be sent.",
)
WHEN_DIFFERS = Rule(
    id="when-differs",
    summary="A message is for other events in one language than in another",
    why="Of two guests at one event one would get it and the other would not.",
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    when = template.value.get("when")
    event = view.find("event") if view.key.event else None
    reason = unmet(when, event.value) if event is not None else None
    if reason is not None and event is not None and not view.is_broken("event", "templates"):
        at_kind = reason == "kind"
        said = event.value.get("kind") if at_kind else None
        what = (
            f"It is for events of kind {' or '.join((when or {})['kind'])}, and this one is of kind {said}."
            if at_kind
            else f"It asks for `{reason}`, which is otherwise here."
        )
        route = ("when", *reason.split("."))
        yield found(
            WHEN_UNMET, view, template, route, what, "Change `when`, or remove the message here.",
            related=((f"`event.{reason}` is said here", view.spot(event, tuple(reason.split(".")))),),
        )  # fmt: skip
    yield from _differs(view, template)


def _differs(view: View, template: Resolved) -> Iterator[Finding]:
    if view.is_broken("templates"):
        return
    _, category, channel, locale = template.name.split(".")
    when = template.value.get("when")
    prefix = f"templates.{category}.{channel}."
    for name, other in sorted(view.section("templates").items()):
        if not name.startswith(prefix) or name == template.name or other.value.get("when") == when:
            continue
        here, there = _level(template), _level(other)
        if (here, locale) > (there, name.removeprefix(prefix)):
            with_when = when is not None
            theirs = other.value.get("when")
            what = f"`{name}` has {'none' if theirs is None else 'another one' if with_when else 'one'}."
            yield found(
                WHEN_DIFFERS,
                view,
                template,
                ("when",) if with_when else (),
                f"`{template.name}` has {'a `when`' if with_when else 'no `when`'}; {what}",
                "Write the same `when` in every language.",
                of_key=True,
                related=((f"`{name}` is here", view.spot(other, of_key=True)),),
            )
            return


def _level(template: Resolved) -> int:
    return origin_at(template.origins, ("when",) if "when" in template.value else ())


CHECK = EntryCheck(rules=(WHEN_UNMET, WHEN_DIFFERS), section="templates", run=_run)
