"""The texts an e-mail is put together from, each with the entry and the field where its author wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.place import Place, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.shared.found import Related
from compiler.core.rules.view import View
from messages.email.fault import Fault
from messages.email.source import place
from messages.template.read import read

MARKUP = ("mjml", "html")
_DEEPEST = 8
_NEEDED = frozenset({"subject", "preheader", "text"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One text: a body of a template, or a frame around it."""

    entry: Resolved
    field: str

    @property
    def text(self) -> str:
        """The text as it was written."""
        return str(self.entry.value[self.field])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """An e-mail in one locale and the layouts around it, the nearest first."""

    template: Resolved
    frames: tuple[Resolved, ...]
    category: str
    locale: str

    def parts(self, field: str) -> tuple[Body, ...]:
        """Return the texts a body is made of, the message first; empty where it has no such body."""
        around = (self.template, *self.frames)
        return tuple(Body(entry=entry, field=field) for entry in around if field in entry.value)

    @property
    def markup(self) -> str:
        """The field of its HTML: `mjml` or `html`."""
        return "mjml" if "mjml" in self.template.value else "html"


def markups(entry: Resolved) -> Iterator[Body]:
    """Yield the markup that a template or a layout says; none where its texts cannot be read."""
    for field in MARKUP:
        if field in entry.value and is_readable(entry):
            yield Body(entry=entry, field=field)


def mails(view: View) -> tuple[Mail, ...]:
    """Return every e-mail that a scope sends; none that lacks a part, or whose texts cannot be read."""
    return view.derived(_mails, "templates", "layouts")


def _mails(view: View) -> tuple[Mail, ...]:
    layouts = {name.split(".")[1]: entry for name, entry in view.section("layouts").items()}
    return tuple(
        Mail(template=entry, frames=frames, category=name.split(".")[1], locale=name.split(".")[3])
        for name, entry in view.section("templates").items()
        if name.split(".")[2] == "email" and entry.value.keys() >= _NEEDED and not entry.value.keys().isdisjoint(MARKUP)
        if (frames := _frames(entry, layouts)) is not None
        if is_readable(entry) and all(map(is_readable, frames))
    )


def _frames(template: Resolved, layouts: dict[str, Resolved]) -> tuple[Resolved, ...] | None:
    """Return the layouts around a template; None where one of them is not there, or they go round in a circle."""
    found: list[Resolved] = []
    name = template.value.get("layout")
    while name is not None:
        if name not in layouts or len(found) == _DEEPEST:
            return None
        found.append(layouts[name])
        name = layouts[name].value.get("within")
    return tuple(found)


def is_readable(entry: Resolved) -> bool:
    """Tell whether the template engine can read every text of an entry: what it cannot is found elsewhere."""
    return not any(
        any(problem.kind == "syntax" for problem in read(text).problems)
        for text in entry.value.values()
        if type(text) is str
    )


def urls(view: View) -> frozenset[str]:
    """Return the variables that hold an address."""
    return view.derived(_urls, "catalogue")


def _urls(view: View) -> frozenset[str]:
    prefix = "catalogue.variables."
    return frozenset(
        name.removeprefix(prefix)
        for name, entry in view.section("catalogue").items()
        if name.startswith(prefix) and entry.value.get("type") == "url"
    ) | {"brand.logo.url"}


def of_faults(view: View, rule: Rule, body: Body, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Yield findings at the lines of a text."""
    for fault in faults:
        found = finding(view, rule, body, fault.at, fault.what, fault.fix)
        yield (
            found if fault.is_error or rule.severity is Severity.WARNING else replace(found, severity=Severity.WARNING)
        )


def finding(  # noqa: PLR0913 - a finding has as many parts
    view: View, rule: Rule, body: Body, at: int, what: str, fix: str, *, related: Related = ()
) -> Finding:
    """Return a finding at a position of a text."""
    line, column = place(body.text, at)
    return Finding(
        rule=rule,
        at=inside(view.spot(body.entry, (body.field,)), line, column),
        what=f"In {f'line {line} of ' if chr(10) in body.text.strip() else ''}`{body.field}`: {what}",
        fix=fix,
        related=related,
        subject=view.subject(body.entry, (body.field,)),
    )


def inside(at: Spot | Place, line: int, column: int = 0) -> Spot | Place:
    """Return a position inside the text that stands at a spot."""
    return replace(at, line=line, column=column) if isinstance(at, Spot) else at


def values(view: View, name: str) -> Any:
    """Return an entry's value; an empty map where it is not there."""
    entry = view.find(name)
    return entry.value if entry is not None else {}
