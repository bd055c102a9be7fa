"""The colours of a brand can be read on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import mails
from compiler.core.rules.shared.found import Against, found, layer_of
from compiler.core.rules.view import View
from messages.email.contrast import PAIRS, Pair, passing, ratio, read_colours

EMAIL_CONTRAST = Rule(
    id="email-contrast",
    summary="A colour of the brand cannot be read on another one",
    why="Guests with weaker eyes, or in the sun, cannot make out the words.",
    sources=(
        Reference(title="WCAG 2.2, 1.4.3 Contrast (Minimum)", url="https://www.w3.org/TR/WCAG22/#contrast-minimum"),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    brand = view.find("brand")
    if brand is None or view.is_broken("brand"):
        return
    used = view.derived(_used, "templates", "layouts")
    written = (Pair(colour=name, on=("surface", "background"), least=least, on_all=False) for name, least in used)
    for pair in (*PAIRS, *written):
        colours: Mapping[str, str] = brand.value
        if not {pair.colour, *pair.on} <= colours.keys():
            continue  # a colour that nobody says is found elsewhere
        measured = {name: ratio(colours[pair.colour], colours[name]) for name in pair.on}
        other = (min if pair.on_all else max)(pair.on, key=measured.__getitem__)
        if measured[other] < pair.least:
            yield _finding(view, brand, pair, other, measured[other])


def _finding(view: View, brand: Resolved, pair: Pair, other: str, measured: float) -> Finding:
    """Return a finding at the line that was written last, with the nearest colour to write there."""
    name = pair.colour if layer_of(brand, (pair.colour,)) >= layer_of(brand, (other,)) else other
    beside = other if name == pair.colour else pair.colour
    nearest = passing(brand.value[name], brand.value[beside], pair.least)
    what = f"`{name}` and `{beside}` have a contrast of {int(measured * 100) / 100} to 1; it takes {pair.least}."
    fix = f"Write '{nearest}', the nearest that can be read, or change `{beside}`."
    against = Against(f"`{beside}` is {brand.value[beside]}, said here", brand, (beside,))
    return found(EMAIL_CONTRAST, view, brand, (name,), what, fix, against=against)


def _used(view: View) -> tuple[tuple[str, float], ...]:
    """Return the colours that words are written in somewhere, each with the greatest contrast it needs."""
    least: dict[str, float] = {}
    for mail in mails(view):
        for body in mail.parts(mail.markup):
            for name, needed in read_colours(body.text):
                least[name] = max(least.get(name, 0.0), needed)
    return tuple(sorted(least.items()))


CHECK = ViewCheck(
    needs_sound=True, rules=(EMAIL_CONTRAST,), reads=frozenset({"brand", "templates", "layouts"}), run=_run
)
