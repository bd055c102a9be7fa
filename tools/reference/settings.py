"""A page for each section: every field with its form, its rule of descent, and who may say it from where."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.catalogue import provider_channels, provider_schema, provider_types
from schemas.published.words import descent_name, descent_sentence, due_words, form_of, rule_of, summary
from schemas.registry import SECTIONS, Section
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Record, Shape, Variants
from tools.reference.markdown import code, page, table

_HEADS = ["Field", "What it says", "Form", "Descent", "Demanded", "Who may say it"]
_LEGEND = (
    "**Descent** is how a value comes down from layer to layer: *replace* takes the deepest one, *merge* unites maps "
    "key by key, the others are floors, of which the strictest holds. **Demanded** is the scope from which a value "
    "must be there, and in every scope below it."
)


def settings_pages() -> dict[str, str]:
    """Return the pages by path."""
    return {f"docs/reference/settings/{name}.md": _page(section) for name, section in SECTIONS.items()}


def _page(section: Section) -> str:
    owners = " and ".join(scope.word for scope in sorted(section.owners))
    why = f" No other layer may say it: {section.why}." if section.why else ""
    blocks = [f"Said by layers of {owners}.{why}", _LEGEND]
    for route, shape in _maps(section.shape, section.name):
        blocks += _map(route, shape, section.owners)
    if section.name == "providers":
        blocks.append(_types())
    return page(f"`{section.name}`", *blocks)


def _maps(shape: Shape, route: str) -> Iterator[tuple[str, Record | Variants]]:
    """Yield every map with known fields, each before those inside it."""
    match shape:
        case Collection(value=value):
            yield from _maps(value, f"{route}.*")
        case Record(fields=fields):
            yield route, shape
            for name, field in fields.items():
                yield from _maps(field.shape, f"{route}.{name}")
        case Variants():
            yield route, shape
        case _:
            return


def _map(route: str, shape: Record | Variants, owners: frozenset[Scope]) -> list[str]:
    if isinstance(shape, Record):
        return [f"## {code(route)}", summary(shape), _fields(shape, owners)]
    blocks = [f"## {code(route)}", f"One of these, by its {code(shape.discriminator)}:"]
    for name, option in shape.options.items():
        blocks += [f"### {code(f'{shape.discriminator}: {name}')}", summary(option), _fields(option, owners)]
    return blocks


def _fields(record: Record, owners: frozenset[Scope]) -> str:
    return table(_HEADS, (_row(name, field, owners) for name, field in record.fields.items()))


def _row(name: str, field: Field, owners: frozenset[Scope]) -> list[str]:
    rule = rule_of(field.shape)
    descent = (
        "stays with the layer that says it"
        if field.own
        else " ".join(words for words in (f"*{descent_name(rule)}*", descent_sentence(rule)) if words)
    )
    may = owners if field.only is None else owners & {field.only}
    who = ", ".join(scope.word for scope in sorted(may))
    return [code(name), _words(field), form_of(field.shape), descent, due_words(field.due), who]


def _words(field: Field) -> str:
    if not field.examples or isinstance(field.shape, Free):
        return field.description
    return f"{field.description} Such as {code(_shown(field.examples[0]))}."


def _shown(example: object) -> str:
    match example:
        case dict():
            return "{" + ", ".join(f"{key}: {_shown(value)}" for key, value in example.items()) + "}"
        case list():
            return "[" + ", ".join(_shown(each) for each in example) + "]"
        case _:
            return str(example)


def _types() -> str:
    rows = []
    for kind in provider_types():
        schema = provider_schema(kind)
        link = f"[{code(kind)}](../providers/{kind}.md)"
        rows.append([link, ", ".join(provider_channels(kind)), schema["title"], schema["x-docs"]])
    intro = "What stands in `config` depends on `type`; `banns schema patch/provider.TYPE` prints its fields."
    heads = ["Type", "Channels", "Service", "Its own documentation"]
    return "\n\n".join(["## Types of provider", intro, table(heads, rows)])
