"""The longest HTML an e-mail can have: every variable at its greatest length, every condition the longer way.

The brand's own values do not matter to the size, so stand-ins are taken, and an event in other colours costs
nothing. Each distinct message is put together once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from compiler.core.rules.messages.email_bodies import Mail
from compiler.core.rules.view import View
from messages.contract import Variable, brand_paths, variable
from messages.email.html import inlined, whole
from messages.email.mjml import BadMarkup, html_of
from messages.template.longest import Bounds, TooLong, longest
from messages.template.read import read

_BRAND = {"brand.logo.width": "600", "brand.corners": "square"}
_COLOUR = "#7A1F3D"


@dataclass(frozen=True, slots=True)
class Broken:
    """Markup that cannot be turned into HTML, in the words of what tried."""

    words: str


def worst_html(view: View, mail: Mail) -> str | Broken | None:
    """Return the longest HTML; None where the template's own bounds are the matter, which is found elsewhere."""
    values = longest_of(view, mail)
    bodies = tuple(body.text for body in mail.parts(mail.markup))
    used = {word.path for body in bodies for word in read(body).words}
    return _worst(bodies, tuple(sorted((path, values[path]) for path in used if path in values)), mail.markup)


def longest_of(view: View, mail: Mail) -> Mapping[str, str]:
    """Return the longest value of everything a template may name, with the variables of its own."""
    values, own = view.derived(_longest_values, "catalogue"), mail.template.value.get("variables")
    return values if not own else {**values, **{name: each.longest for name, each in _own(own).items()}}


def variables_of(view: View, mail: Mail) -> Mapping[str, Variable]:
    """Return every variable a template may name: the catalogue's and its own."""
    own = mail.template.value.get("variables")
    return variables(view) if not own else {**variables(view), **_own(own)}


def _own(described: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Variable]:
    return {name: variable(name, value) for name, value in described.items()}


def variables(view: View) -> Mapping[str, Variable]:
    """Return every variable that the catalogue describes."""
    return view.derived(_variables, "catalogue")


def _variables(view: View) -> Mapping[str, Variable]:
    prefix = "catalogue.variables."
    return {
        name.removeprefix(prefix): variable(name.removeprefix(prefix), entry.value)
        for name, entry in view.section("catalogue").items()
        if name.startswith(prefix)
    }


def _longest_values(view: View) -> Mapping[str, str]:
    colours = ("primary", "accent", "background", "surface", "text", "on_primary")
    brand = {path: "M" * length for path, length in brand_paths().items()}
    brand |= {f"brand.{name}": _COLOUR for name in colours} | _BRAND
    frame = {"subject": "M" * 78, "preheader": "M" * 130, "locale": "en", "direction": "ltr"}
    return {name: each.longest for name, each in variables(view).items()} | brand | frame


@lru_cache(maxsize=8192)
def _worst(bodies: tuple[str, ...], values: tuple[tuple[str, str], ...], markup: str) -> str | Broken | None:
    content = ""
    for body in bodies:
        tree = read(body).tree
        if tree is None:
            return None
        try:
            bounds = Bounds(values={**dict(values), "content": content})
            content = longest(tree, bounds) if "{" in body else body
        except TooLong:
            return None
    try:
        if markup == "html":
            return inlined(whole(content, locale="en", title="M" * 78, preheader="M" * 130))
        return html_of(content)
    except (BadMarkup, ValueError) as wrong:
        return Broken(str(wrong).rstrip("."))
