"""What common mail programmes do not show, of what an author wrote: after caniemail's published tests.

Only the author's own styles and elements are looked at, never what MJML makes of them, and only features
whose lack makes a message worse to read. A feature that some programme shows partly counts as shown. Styles
inside `@media` and `@supports` are extras for those that understand them, and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import orjson
import tinycss2

from messages.email.element import Element, markup_of
from messages.email.fault import Fault
from messages.email.pictures import PICTURES
from messages.email.source import VALUE, offset, readings

_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Something that can be written and is not shown everywhere."""

    title: str
    url: str
    not_in: tuple[str, ...]
    by: str
    """What tells it: property, function, selector, nesting, element, attribute or picture."""
    words: frozenset[str]
    values: frozenset[str]
    """Of a property: the values that are meant; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A feature that is used, and where first."""

    feature: Feature
    at: int


@cache
def features() -> tuple[Feature, ...]:
    """Return the features that are looked for."""
    return tuple(
        Feature(
            title=each["title"],
            url=each["url"],
            not_in=tuple(each["not_in"]),
            by=by,
            words=frozenset(each[by].split("|")),
            values=frozenset(each.get("value", "").split("|")) - {""},
        )
        for each in _data()["features"]
        for by in ("property", "function", "selector", "nesting", "element", "attribute", "picture")
        if by in each
    )


@cache
def clients() -> tuple[str, ...]:
    """Return the mail programmes that are looked at."""
    return tuple(_data()["clients"])


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = orjson.loads((files("messages.email") / "mail-clients.json").read_bytes())
    return found


@lru_cache(maxsize=4096)
def client_faults(text: str) -> tuple[Fault, ...]:
    """Return features that some mail programmes do not show, each once, where it first stands."""
    first: dict[str, Use] = {}
    for reading in readings(text):
        for use in _uses(reading):
            known = first.get(use.feature.title)
            if known is None or use.at < known.at:
                first[use.feature.title] = use
    return tuple(_fault(use) for use in sorted(first.values(), key=lambda use: use.at))


def _fault(use: Use) -> Fault:
    lacking, all_ = use.feature.not_in, clients()
    named = ", ".join(lacking[:_MOST]) + (f" and {len(lacking) - _MOST} more" if len(lacking) > _MOST else "")
    what = f"`{use.feature.title}` is not shown by {len(lacking)} of {len(all_)} common mail programmes: {named}."
    fix = f"Do without it, and see that the message reads well there: {use.feature.url}"
    return Fault(at=use.at, what=what, fix=fix, is_error=False)


def _uses(reading: str) -> Iterator[Use]:
    markup = markup_of(reading)
    for element in markup.elements:
        yield from _in_element(element)
        style = element.get("style")
        if style is not None:
            yield from _in_declarations(tinycss2.parse_declaration_list(style.value), style.value, style.value_at)
    for words in markup.words:
        if words.inside[-1:] in (("style",), ("mj-style",)):
            rules = tinycss2.parse_stylesheet(words.text, skip_comments=True, skip_whitespace=True)
            yield from _in_rules(rules, words.text, words.at)


def _in_element(element: Element) -> Iterator[Use]:
    source = element.get("src")
    ending = source.value.lower().split("?")[0].rsplit(".", 1)[-1] if source is not None else ""
    for feature in features():
        if feature.by == "element" and element.name in feature.words:
            yield Use(feature=feature, at=element.at)
        elif feature.by == "attribute" and (found := next(filter(None, map(element.get, feature.words)), None)):
            yield Use(feature=feature, at=found.at)
        elif feature.by == "picture" and source is not None and element.name in PICTURES and ending in feature.words:
            yield Use(feature=feature, at=source.value_at)


def _in_rules(rules: Sequence[Any], css: str, at: int) -> Iterator[Use]:
    for rule in rules:
        if rule.type != "qualified-rule":
            continue
        where = _offset(css, rule, at)
        selector = tinycss2.serialize(rule.prelude)
        for feature in features():
            if feature.by == "selector" and any(_pseudo(selector, word) for word in feature.words):
                yield Use(feature=feature, at=where)
        content = tinycss2.parse_blocks_contents(rule.content)
        for feature in features():
            if feature.by == "nesting" and any(each.type == "qualified-rule" for each in content):
                yield Use(feature=feature, at=where)
        yield from _in_declarations(content, css, at)


def _pseudo(selector: str, word: str) -> bool:
    begin = selector.find(word)
    end = begin + len(word)
    return begin >= 0 and (
        word.endswith("(") or not (selector[end : end + 1].isalnum() or selector[end : end + 1] == "-")
    )


def _in_declarations(content: Sequence[Any], css: str, at: int) -> Iterator[Use]:
    for each in content:
        if each.type != "declaration" or VALUE in each.name:
            continue
        value = tinycss2.serialize(each.value).strip().lower()
        used = set(_functions(each.value))
        for feature in features():
            is_named = each.lower_name in feature.words or ("--*" in feature.words and each.name.startswith("--"))
            is_meant = not feature.values or value in feature.values
            if (feature.by == "property" and is_named and is_meant) or (
                feature.by == "function" and used & feature.words
            ):
                yield Use(feature=feature, at=_offset(css, each, at))


def _functions(nodes: Sequence[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type == "function":
            yield node.lower_name
            yield from _functions(node.arguments)


def _offset(css: str, node: Any, at: int) -> int:
    return at + offset(css, node.source_line, node.source_column)
