"""The colours of a brand can be read on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.found import Against, found
from compiler.core.rules.messages.email_bodies import mails
from compiler.core.rules.view import View
from messages.email.contrast import PAIRS, Pair, passing, ratio, read_colours

EMAIL_CONTRAST = Rule(
    id="email-contrast",
    summary="A colour of the brand cannot be read on another one",
    why="Guests with weaker eyes, or in the sun, cannot make out the words.",
    sources=(
        Reference(
            title="WCAG 2.2, 1.4.3 Contrast (Minimum)", url="https://www.w3.org/TR/WCAG22/#contrast-minimum"
        ),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    brand = view.find("brand")
    if brand is None or view.is_broken("brand"):
        return
    used = view.derived(_used, "templates", "layouts")
    for pair in (*PAIRS, *(Pair(front=name, behind=("surface", "background"), least=least) for name, least in used)):
        colours: Mapping[str, str] = brand.value
        front, behind = colours[pair.front], max(pair.behind, key=lambda name: ratio(colours[pair.front], colours[name]))
        measured = ratio(front, colours[behind])
        if measured < pair.least:
            nearest = passing(front, colours[behind], pair.least)
            shown = int(measured * 100) / 100
            what = f"`{pair.front}` on `{behind}` has a contrast of {shown} to 1; it takes {pair.least}."
            fix = f"Write '{nearest}', the nearest that can be read, or change `{behind}`."
            against = Against(f"`{behind}` is {colours[behind]}, said here", brand, (behind,))
            yield found(EMAIL_CONTRAST, view, brand, (pair.front,), what, fix, against=against)


def _used(view: View) -> tuple[tuple[str, float], ...]:
    """Return the colours that words are written in somewhere, each with the greatest contrast it needs."""
    least: dict[str, float] = {}
    for mail in mails(view):
        for body in mail.parts(mail.markup):
            for name, needed in read_colours(body.text):
                least[name] = max(least.get(name, 0.0), needed)
    return tuple(sorted(least.items()))


CHECK = ViewCheck(rules=(EMAIL_CONTRAST,), reads=frozenset({"brand", "templates", "layouts"}), run=_run)
