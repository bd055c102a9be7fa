"""Judges one file's values against the shape of the settings and takes out what cannot stay.

A value that is wrong is reported and left out, so that the rest of the tree can still be judged;
the entry it belongs to is named in `Decoded.broken`, and nothing is concluded from its absence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from compiler.core.decode import rules
from compiler.core.decode.body import Bodies, Refused
from compiler.core.decode.leaf import judge_leaf, kind_of, quoted
from compiler.core.decode.secret import judge_secrets
from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.place import Route, Source, Spot, dotted
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants
from schemas.strings import key_matches

DROP: Final = object()
"""Stands for a value that was reported and is left out."""


@dataclass(slots=True)
class Decoding:
    """One file while it is judged."""

    source: Source
    scope: Scope
    raw: bytes
    bodies: Bodies
    findings: list[Finding] = field(default_factory=list)
    owns: dict[Route, dict[str, Any]] = field(default_factory=dict)
    """Fields that stay with the layer (`id`, `moved`), by the route of the entry that says them."""
    broken: list[Route] = field(default_factory=list)

    def report(self, rule: Rule, route: Route, what: str, fix: str, *, of_key: bool = False) -> Any:
        """Note what is wrong at a route and return `DROP`."""
        at = Spot((self.source,), route, of_key)
        self.findings.append(Finding(rule=rule, at=at, what=what, fix=fix, subject=dotted(route)))
        self.broken.append(route)
        return DROP


def decode(decoding: Decoding, value: dict[str, Any]) -> dict[str, Any]:
    """Return the file's settings as a tree from the layer's root, without what was wrong."""
    for key in reversed(decoding.source.mount):
        value = {key: value}
    clean: dict[str, Any] = {}
    for name, inside in value.items():
        section = SECTIONS.get(name)
        if section is None:
            decoding.report(
                rules.UNKNOWN_KEY,
                (name,),
                f"`{name}` is not a section of the settings.",
                did_you_mean(name, SECTIONS),
                of_key=True,
            )
            continue
        if decoding.scope not in section.owners:
            owners = " or ".join(scope.word for scope in sorted(section.owners))
            what = f"`{name}` may be said by a {owners} layer only: {section.why}."
            decoding.report(rules.WRONG_LAYER, (name,), what, f"Move it to a {owners} layer.", of_key=True)
            continue
        kept = _value(decoding, section.shape, inside, (name,))
        if kept is not DROP:
            clean[name] = kept
    return clean


def _value(decoding: Decoding, shape: Shape, value: Any, route: Route) -> Any:
    if value is None:
        return None
    match shape:
        case Leaf():
            return _leaf(decoding, shape, value, route)
        case Record():
            return _record(decoding, shape.fields, value, route)
        case Collection():
            return _collection(decoding, shape, value, route)
        case Variants():
            return _variants(decoding, shape, value, route)
        case Free():
            return judge_secrets(decoding, value, route) if type(value) is dict else _not_a_map(decoding, value, route)


def _not_a_map(decoding: Decoding, value: Any, route: Route) -> Any:
    what = f"A map of settings is due below `{route[-1]}`, but this is {kind_of(value)}."
    return decoding.report(rules.WRONG_KIND, route, what, f"Write `{route[-1]}:` and the settings indented below it.")


def _record(decoding: Decoding, fields: Mapping[str, Field], value: Any, route: Route) -> Any:
    if type(value) is not dict:
        return _not_a_map(decoding, value, route)
    clean = {}
    for key, inside in value.items():
        field_ = fields.get(key)
        if field_ is None:
            what = f"`{dotted(route)}` has no setting `{key}`."
            decoding.report(rules.UNKNOWN_KEY, (*route, key), what, did_you_mean(key, fields), of_key=True)
        elif field_.only is not None and field_.only is not decoding.scope:
            owner = field_.only.word
            what = f"`{dotted((*route, key))}` may be said by the {owner} layer only."
            decoding.report(rules.WRONG_LAYER, (*route, key), what, "Remove it here.", of_key=True)
        elif field_.own:
            _own(decoding, field_, key, inside, route)
        else:
            kept = _value(decoding, field_.shape, inside, (*route, key))
            if kept is not DROP:
                clean[key] = kept
    return clean


def _own(decoding: Decoding, field_: Field, key: str, value: Any, route: Route) -> None:
    kept = _value(decoding, field_.shape, value, (*route, key))
    if kept is not DROP and kept is not None:
        decoding.owns.setdefault(route, {})[key] = kept


def _collection(decoding: Decoding, shape: Collection, value: Any, route: Route) -> Any:
    if type(value) is not dict:
        return _not_a_map(decoding, value, route)
    clean = {}
    for key, inside in value.items():
        if not key_matches(shape.key_pattern, key):
            what = f"`{key}` is not {shape.key_form}."
            decoding.report(rules.BAD_VALUE, (*route, key), what, f"Write {shape.key_form}.", of_key=True)
            continue
        kept = _value(decoding, shape.value, inside, (*route, key))
        if kept is not DROP:
            clean[key] = kept
    return clean


def _variants(decoding: Decoding, shape: Variants, value: Any, route: Route) -> Any:
    if type(value) is not dict:
        return _not_a_map(decoding, value, route)
    chosen = value.get(shape.discriminator)
    if chosen is not None and chosen not in shape.options:
        at = (*route, shape.discriminator)
        what = f"`{chosen}` is not a {shape.discriminator} of `{dotted(route)}`."
        return decoding.report(rules.BAD_VALUE, at, what, did_you_mean(str(chosen), shape.options))
    options = [shape.options[chosen]] if chosen is not None else list(shape.options.values())
    fields = {name: field_ for option in options for name, field_ in option.fields.items()}
    return _record(decoding, fields, value, route)


def _leaf(decoding: Decoding, leaf: Leaf, value: Any, route: Route) -> Any:
    if type(value) is dict:
        if leaf.is_body and value.keys() == {"file"} and type(value["file"]) is str:
            return _body(decoding, leaf, value["file"], route)
        if value.keys() == {"secret"}:
            what = f"`{dotted(route)}` is not a secret; it is shown as it stands."
            return decoding.report(rules.SECRET_MISPLACED, route, what, f"Write {leaf.form}.")
        what = f"{leaf.form[0].upper()}{leaf.form[1:]} is due, but this is a map."
        return decoding.report(rules.WRONG_KIND, route, what, f"Write {leaf.form}.")
    if leaf.kind == "text" and type(value) in (int, float, bool):
        written = quoted(decoding.raw, decoding.source, route)
        what = f"{written[1:-1]} is read as {kind_of(value)}; text is due: {leaf.form}."
        return decoding.report(rules.NUMBER_FOR_TEXT, route, what, f"Put it in quotes: {written}")
    wrong = judge_leaf(leaf, value)
    if wrong is None:
        return value
    rule, at, what = wrong
    return decoding.report(rule, (*route, *at), what, f"Write {leaf.form}.")


def _body(decoding: Decoding, leaf: Leaf, name: str, route: Route) -> Any:
    text = decoding.bodies.read(decoding.source, name)
    if isinstance(text, Refused):
        return decoding.report(text.rule, route, text.what, text.fix)
    wrong = judge_leaf(leaf, text)
    if wrong is None:
        return text
    rule, _, what = wrong
    return decoding.report(rule, route, f"{name}: {what}", f"Write {leaf.form}.")
