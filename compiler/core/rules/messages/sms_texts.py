"""The text messages a scope sends, each with the layouts around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from compiler.core.place import Place, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.messages.email_bodies import inside, is_readable
from compiler.core.rules.view import View
from messages.sms.culprit import Written
from messages.template.read import read

READS = frozenset({"templates", "layouts", "catalogue", "event", "brand", "compliance", "settings", "tenant"})
_ENTRIES = ("event", "tenant", "brand", "compliance.controller", "compliance.opt_out")
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text message in one locale; the parts are the message and its layouts, the nearest first."""

    category: str
    locale: str
    parts: tuple[Resolved, ...]
    bodies: tuple[str, ...]
    paths: tuple[str, ...]
    """The variables it names, sorted."""

    @property
    def template(self) -> Resolved:
        """The message itself."""
        return self.parts[0]


def texts(view: View) -> tuple[Text, ...]:
    """Return every text message that a scope's guests can get; none that the template engine cannot read."""
    channels, locales = view.find("settings.channels"), view.find("settings.locales")
    if channels is not None and "sms" not in channels.value:
        return ()
    written = view.derived(_texts, "templates", "layouts")
    return tuple(text for text in written if locales is None or text.locale in locales.value)


def _texts(view: View) -> tuple[Text, ...]:
    layouts = {name.split(".")[1]: entry for name, entry in view.section("layouts").items()}
    found = []
    for name, entry in view.section("templates").items():
        _, category, channel, locale = name.split(".")
        if channel == "sms" and (parts := _parts(entry, layouts)) is not None:
            bodies = tuple(part.value["text"] for part in parts)
            found.append(Text(category=category, locale=locale, parts=parts, bodies=bodies, paths=_paths(bodies)))
    return tuple(found)


def _parts(template: Resolved, layouts: Mapping[str, Resolved]) -> tuple[Resolved, ...] | None:
    found, name = [template], template.value.get("layout")
    for _ in range(_DEEPEST):
        if name is None:
            kept = [part for part in found if "text" in part.value]
            return tuple(kept) if kept and kept[0] is template and all(map(is_readable, kept)) else None
        if name not in layouts:
            return None
        found.append(layouts[name])
        name = layouts[name].value.get("within")
    return None


@lru_cache(maxsize=8192)
def _paths(bodies: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word.path for body in bodies for word in read(body).words} - {"content"}))


def line_in(view: View, text: Text, written: Written) -> Spot | Place:
    """Return where a place in a text stands."""
    return inside(view.spot(text.parts[written.body], ("text",)), written.line)
