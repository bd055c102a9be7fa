"""A template with the layouts around it: what a guest reads of them, and where each word of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from messages.template.read import read
from messages.template.words import Word
from messages.texts import bodies, texts

_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A word of a message: the template or the layout it stands in, and where."""

    entry: Resolved
    route: Route
    word: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A template and its layouts, the nearest first."""

    template: Resolved
    frames: tuple[Resolved, ...]

    @property
    def category(self) -> str:
        """Its category."""
        return self.template.name.split(".")[1]

    @property
    def channel(self) -> str:
        """Its channel."""
        return self.template.name.split(".")[2]

    @property
    def locale(self) -> str:
        """Its locale."""
        return self.template.name.split(".")[3]

    @property
    def is_readable(self) -> bool:
        """Whether every text of it is as it should be; what is not is found elsewhere."""
        return not any(read(text).problems for entry in self._entries for _, text in texts(entry.value))

    @property
    def _entries(self) -> tuple[Resolved, ...]:
        return (self.template, *self.frames)

    def uses(self) -> Iterator[Use]:
        """Yield every word of it, lines and layouts included."""
        for entry in self._entries:
            for route, text in texts(entry.value):
                if entry is self.template or route[0] in self.template.value:
                    yield from (Use(entry=entry, route=route, word=word) for word in read(text).words)

    def written(self) -> Mapping[str, tuple[Route, frozenset[str]]]:
        """Return for each body the route it begins at, and the variables whose values a guest reads in it."""
        found: dict[str, tuple[Route, frozenset[str]]] = {}
        for body, routes in bodies(self.template.value):
            own = [text for route, text in texts(self.template.value) if route in routes]
            around = [frame.value[body] for frame in self.frames if body in frame.value]
            readings = [read(text) for text in own + around]
            written = (word.path for reading in readings for word in reading.words if word.is_written)
            anew = (word.path for reading in readings for word in reading.own)  # found elsewhere
            words = frozenset((*written, *anew))
            found[body] = (routes[0] if len(routes) == 1 else (body,), words)
        return found


def messages(view: View) -> tuple[Message, ...]:
    """Return every message of a view whose layouts are there, once for all that say nothing about them."""
    return view.derived(_messages, "templates", "layouts")


def _messages(view: View) -> tuple[Message, ...]:
    layouts = {name.split(".")[1]: entry for name, entry in view.section("layouts").items()}
    return tuple(
        Message(template=template, frames=frames)
        for template in view.section("templates").values()
        if (frames := _frames(template, layouts)) is not None
    )


def _frames(template: Resolved, layouts: Mapping[str, Resolved]) -> tuple[Resolved, ...] | None:
    """Return the layouts around a template; None where one is not there, or they stand in each other."""
    found: list[Resolved] = []
    name = template.value.get("layout")
    while name is not None:
        if name not in layouts or len(found) == _DEEPEST:
            return None
        found.append(layouts[name])
        name = layouts[name].value.get("within")
    return tuple(found)
