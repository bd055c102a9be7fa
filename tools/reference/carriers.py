"""What there is to carry a line: fields, rules, types of provider, verbs, tables and files, each with its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click
from sqlalchemy import create_engine, inspect

from applier.adapters.schema import migrate
from cli.main import VERBS, banns
from compiler.core.nearest import did_you_mean
from compiler.core.rules.registry import RULES
from schemas.catalogue import provider_channels, provider_fields, provider_types
from schemas.registry import SECTIONS
from schemas.shape import Collection, Record, Shape, Variants
from schemas.values.pattern import matches
from tools.reference.markdown import code
from tools.reference.requirement import Carriers

_ROOT = Path(__file__).parents[2]


@cache
def routes() -> dict[str, bool]:
    """Return every route there is, with `*` for each name people choose; true where nothing stands below it."""
    return {route: leaf for section in SECTIONS.values() for route, leaf in _below(section.shape, section.name)}


def _below(shape: Shape, route: str) -> Iterator[tuple[str, bool]]:
    inner: list[tuple[str, Shape]]
    match shape:
        case Collection(value=value):
            inner = [("*", value)]
        case Record(fields=fields):
            inner = [(name, field.shape) for name, field in fields.items()]
        case Variants(options=options):
            inner = [(name, field.shape) for option in options.values() for name, field in option.fields.items()]
        case _:
            inner = []
    yield route, not inner
    for key, value in inner:
        yield from _below(value, f"{route}.{key}")


@cache
def _types() -> frozenset[str]:
    forms = {f"{kind}.{channel}" for kind in provider_types() for channel in provider_channels(kind)}
    fields = {f"{form}.{'.'.join(each.route)}" for form in forms for each in provider_fields(*form.split("."))}
    return frozenset({*provider_types(), *forms, *fields})


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs, alone and with each of their options."""
    found = set(VERBS)
    for verb in VERBS:
        command = banns.get_command(click.Context(banns), verb)
        for parameter in command.params if command is not None else ():
            found |= {f"{verb} {option}" for option in parameter.opts if option.startswith("--")}
    return frozenset(found)


@cache
def _tables() -> frozenset[str]:
    """Return tables and views with their columns, as a database that was just made has them."""
    with create_engine("sqlite://").begin() as connection:
        migrate(connection)
        there = inspect(connection)
        names = [*there.get_table_names(), *there.get_view_names()]
        columns = {f"{name}.{column['name']}" for name in names for column in there.get_columns(name)}
    return frozenset({*names, *columns})


def _known(wanted: str, there: frozenset[str] | dict[str, bool], what: str) -> str | None:
    return None if wanted in there else f"there is no {what} `{wanted}`. {did_you_mean(wanted, there)}"


def _field(route: str) -> str | None:
    if any(matches(route, each) for each in routes()):
        return None
    return _known(route, routes(), "field")


def _rule(name: str) -> str | None:
    return _known(name, frozenset(rule.id for rule in RULES), "rule")


def _file(path: str) -> str | None:
    return None if (_ROOT / path).exists() else f"there is no file `{path}`."


_LOOK: dict[str, Callable[[str], str | None]] = {
    "fields": _field,
    "rules": _rule,
    "types": lambda name: _known(name, _types(), "type of provider or field of one"),
    "verbs": lambda name: _known(name, _verbs(), "verb"),
    "tables": lambda name: _known(name, _tables(), "table or column"),
    "files": _file,
}
_PAGES: dict[str, Callable[[str], str]] = {
    "fields": lambda route: f"settings/{route.split('.')[0]}.md" if route != "**" else "ownership.md",
    "rules": lambda name: f"../rules/{name}.md",
    "types": lambda name: f"providers/{name.split('.')[0]}.md",
    "verbs": lambda name: f"command.md#banns-{name.split(' ', maxsplit=1)[0]}",
    "files": lambda path: f"../../{path}",
}


def wrong_names(carriers: Carriers) -> Iterator[str]:
    """Yield a sentence for every name that stands for nothing."""
    for kind, look in _LOOK.items():
        names: tuple[str, ...] = getattr(carriers, kind)
        yield from (said for name in names if (said := look(name)) is not None)


def links(kind: str, names: tuple[str, ...]) -> str:
    """Return the names, each leading to its page where it has one."""
    page = _PAGES.get(kind)
    shown = (f"banns {name}" if kind == "verbs" else name for name in names)
    linked = (f"[{code(text)}]({page(name)})" if page else code(text) for text, name in zip(shown, names, strict=True))
    return ", ".join(linked)
