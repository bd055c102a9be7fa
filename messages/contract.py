"""The contract of a category: which variables its messages may use, and what each can be at most.

It comes from the catalogue, which is data. `brand.…` may be used by every message; what there is in a
brand is what its model says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from schemas.registry import SECTIONS
from schemas.shape import Leaf, Record, Shape

Personal = Literal["none", "personal", "third_party", "special"]
Kind = Literal["text", "date", "time", "zone", "url", "number", "flag", "part", "message"]
"""What a path holds; `part` has parts of its own (`brand.logo`), `message` is a layout's `content`."""
_LENGTHS: Mapping[str, int] = {"number": 10, "flag": 5, "date": 40, "time": 10, "zone": 40, "url": 200}
"""Of variables the catalogue gives no length: what such a value can take when it is written out."""
_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A word that a message may use."""

    name: str
    type: Literal["text", "date", "time", "zone", "url", "number", "flag"]
    max_length: int
    personal: Personal
    example: str
    examples: Mapping[str, str] = field(default_factory=dict)
    """The example in other languages, by locale."""
    given_by: Literal["settings", "guest", "sending"] | None = None
    """Where its value comes from; None where the catalogue does not say."""

    def example_in(self, locale: str) -> str:
        """Return the example in a guest's language, or the one for all."""
        return self.examples.get(locale) or self.examples.get(locale.split("-", maxsplit=1)[0]) or self.example

    @property
    def longest(self) -> str:
        """A value of the greatest length; wide letters, which are one septet each."""
        if self.type == "number":
            return "0" * (self.max_length + max(0, (self.max_length - 2) // 2))  # with all the separators there can be
        return "M" * self.max_length

    def longest_in(self, locale: str) -> str:
        """Return the longest value as it is written in a locale, where CLDR writes it: a real day, a real time."""
        from messages.locale.written import longest_clock, longest_day  # noqa: PLC0415 - slow to load

        match self.type:
            case "date":
                return longest_day(locale)
            case "time":
                return longest_clock(locale)
            case _:
                return self.longest


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What the messages of one category may and must use."""

    category: str
    variables: Mapping[str, Variable]
    required: tuple[str, ...]
    """Variables every message of the category has to use, on every channel."""

    def knows(self, path: str) -> bool:
        """Tell whether a dotted path is a variable of this contract or a part of the brand."""
        return path in self.variables or path in brand_paths() or path in FRAME

    def longest(self, locale: str | None = None) -> dict[str, str]:
        """Return for each path its longest value; dates and times as a locale writes them, if one is given."""
        return {
            name: variable.longest if locale is None else variable.longest_in(locale)
            for name, variable in self.variables.items()
        } | {path: "M" * length for path, length in brand_paths().items()}

    def kind_of(self, path: str) -> Kind | None:
        """Return what a path holds; None where it is no word of this contract."""
        variable = self.variables.get(path)
        return variable.type if variable is not None else frame_kind(path)

    def with_own(self, own: Mapping[str, Any]) -> Contract:
        """Return the contract of a template that describes variables of its own."""
        if not own:
            return self
        return replace(
            self, variables={**self.variables, **{name: variable(name, value) for name, value in own.items()}}
        )


FRAME = frozenset({"content", "subject", "preheader", "locale", "direction"})
"""What a layout may use beside the variables: the message inside it, its first lines, its locale, `ltr` or `rtl`."""


def frame_kind(path: str) -> Kind | None:
    """Return what a path holds that every message may use: a part of the brand, or a word of a layout."""
    if path in FRAME:
        return "message" if path == "content" else "text"
    return _brand_kinds().get(path)


def words_in(part: str) -> frozenset[str]:
    """Return the words beside variables that a text knows: `layout`, a body of an e-mail, or another text ('')."""
    match part:
        case "layout":
            return FRAME
        case "mjml" | "html" | "text":
            return FRAME - {"content"}
        case _:
            return FRAME - {"content", "subject", "preheader"}


def contract_of(category: str, entries: Mapping[str, Any]) -> Contract | None:
    """Return the contract of a category from the catalogue's entries by name; None where there is no such category."""
    found = entries.get(f"catalogue.categories.{category}")
    if found is None:
        return None
    prefix = "catalogue.variables."
    own = {*found.get("requires", ()), *found.get("variables", ())}
    described = {name.removeprefix(prefix): value for name, value in entries.items() if name.startswith(prefix)}
    variables = {name: variable(name, value) for name, value in described.items() if name in own or value.get("common")}
    return Contract(category=category, variables=variables, required=tuple(found.get("requires", ())))


def variable(name: str, value: Mapping[str, Any]) -> Variable:
    """Return a variable as the catalogue, or a template, describes it."""
    kind = value["type"]
    return Variable(
        name=name,
        type=kind,
        max_length=value.get("max_length", _LENGTHS.get(kind, _TEXT)),
        personal=value["personal"],
        example=value["example"],
        examples=value.get("examples", {}),
        given_by=value.get("given_by"),
    )


@lru_cache(maxsize=1)
def brand_paths() -> Mapping[str, int]:
    """Return every path in a brand (`brand.logo.url`) and the most characters its value can have."""
    found: dict[str, int] = {}
    _paths(SECTIONS["brand"].shape, "brand", found)
    return found


@lru_cache(maxsize=1)
def _brand_kinds() -> Mapping[str, Kind]:
    found: dict[str, Kind] = {}
    _kinds(SECTIONS["brand"].shape, "brand", found)
    return found


def _kinds(shape: Shape, path: str, found: dict[str, Kind]) -> None:
    if isinstance(shape, Leaf):
        found[path] = "number" if shape.kind == "number" else "text"
    elif isinstance(shape, Record):
        found[path] = "part"
        for name, field in shape.fields.items():
            _kinds(field.shape, f"{path}.{name}", found)


def _paths(shape: Shape, path: str, found: dict[str, int]) -> None:
    if isinstance(shape, Leaf):
        found[path] = _most(shape)
    elif isinstance(shape, Record):
        found[path] = 0
        for name, field in shape.fields.items():
            _paths(field.shape, f"{path}.{name}", found)


def _most(leaf: Leaf) -> int:
    schema = leaf.check.adapter.json_schema()
    if leaf.kind == "number":
        return 6
    return int(schema.get("maxLength", max((len(choice) for choice in leaf.choices), default=_TEXT)))
