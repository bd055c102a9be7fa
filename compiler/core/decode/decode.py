"""Judges one file's values against the shape of the settings and takes out what cannot stay.

A value that is wrong is reported and left out, so that the rest of the tree can still be judged;
the entry it belongs to is named in `Decoding.broken`, and nothing is concluded from its absence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from compiler.core.decode import rules
from compiler.core.decode.body import Refused
from compiler.core.decode.decoding import DROP, Decoding
from compiler.core.decode.leaf import judge_leaf, kind_of, quoted, says, shown
from compiler.core.decode.meant import bounds, choices, meant, written
from compiler.core.decode.repairs import quoting, renaming, rewriting, truth_of
from compiler.core.decode.secret import judge_secrets, secret_reference
from compiler.core.diagnostic import Rule
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.place import Place, Route, dotted
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants
from schemas.strings import key_matches

_LAYERS: Final = {
    Scope.PLATFORM: "the platform's layer",
    Scope.TENANT: "a tenant's layer",
    Scope.EVENT: "an event's layer",
}


def decode(decoding: Decoding, value: dict[str, Any]) -> dict[str, Any]:
    """Return the file's settings as a tree from the layer's root, without what was wrong."""
    for key in reversed(decoding.source.mount):
        value = {key: value}
    clean: dict[str, Any] = {}
    for name, inside in value.items():
        section = SECTIONS.get(name)
        if section is None:
            what, fix = f"`{name}` is not a section of the settings.", did_you_mean(name, SECTIONS)
            if name == "events":
                fix = "Each event has a folder of its own: tenants/<tenant>/events/<event>/event.yaml."
            elif decoding.is_own_folder(name) and nearest(name, SECTIONS) is None:
                fix = f"If it is an event, move it to events/{name}/."
            repair = renaming(decoding.source, (name,), SECTIONS, value)
            decoding.report(rules.UNKNOWN_KEY, (name,), what, fix, of_key=True, repair=repair)
            continue
        if decoding.scope not in section.owners:
            owners = " or ".join(_LAYERS[scope] for scope in sorted(section.owners))
            what = f"`{name}` may be said by {owners} only: {section.why}."
            decoding.report(rules.WRONG_LAYER, (name,), what, f"Move it to {owners}.", of_key=True)
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
    fix = f"Write `{route[-1]}:` and its settings indented below it, each as `key: value`."
    # The value is not shown: a provider's `config` could hold a secret.
    what = f"Here stands {kind_of(value)}."
    return decoding.report(rules.WRONG_KIND, route, what, fix, of_key=type(value) is list)


def _record(decoding: Decoding, fields: Mapping[str, Field], value: Any, route: Route, of: str = "") -> Any:
    if type(value) is not dict:
        return _not_a_map(decoding, value, route)
    clean = {}
    for key, inside in value.items():
        field_ = fields.get(key)
        if field_ is None:
            what = f"`{dotted(route)}`{of} has no setting `{key}`."
            fix, repair = did_you_mean(key, fields), renaming(decoding.source, (*route, key), fields, value)
            decoding.report(rules.UNKNOWN_KEY, (*route, key), what, fix, of_key=True, repair=repair)
        elif field_.only is not None and field_.only is not decoding.scope:
            what = f"`{dotted((*route, key))}` may be said by {_LAYERS[field_.only]} only."
            decoding.report(
                rules.WRONG_LAYER, (*route, key), what, "Remove it here; what is said there holds.", of_key=True
            )
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
            close = nearest(key, re.findall(r"[a-z_]+", shape.key_form.partition("one of ")[2]))
            fix = f"Did you mean `{close}`?" if close is not None else f"Write {shape.key_form}."
            decoding.report(rules.BAD_VALUE, (*route, key), what, fix, of_key=True)
            continue
        kept = _value(decoding, shape.value, inside, (*route, key))
        if kept is not DROP:
            clean[key] = kept
    return clean


def _variants(decoding: Decoding, shape: Variants, value: Any, route: Route) -> Any:
    if type(value) is not dict:
        return _not_a_map(decoding, value, route)
    chosen = value.get(shape.discriminator)
    if chosen is not None and (type(chosen) is not str or chosen not in shape.options):
        at = (*route, shape.discriminator)
        what = f"{shown(chosen)} is not a {shape.discriminator} of `{dotted(route)}`."
        rule = rules.BAD_VALUE if type(chosen) is str else rules.WRONG_KIND
        return decoding.report(rule, at, what, did_you_mean(str(chosen), shape.options), of_key=type(chosen) is list)
    if chosen is not None:
        return _record(decoding, shape.options[chosen].fields, value, route, of=f" of {shape.discriminator} {chosen}")
    fields: dict[str, Field] = {}
    for option in shape.options.values():
        for name, field_ in option.fields.items():
            if name not in fields or not _fits(fields[name], value.get(name)):
                fields[name] = field_
    return _record(decoding, fields, value, route)


def _fits(field_: Field, value: Any) -> bool:
    """Tell whether a value may stand in a field of one variant, while the file does not say which variant it is."""
    return not isinstance(field_.shape, Leaf) or value is None or judge_leaf(field_.shape, value) is None


def _leaf(decoding: Decoding, leaf: Leaf, value: Any, route: Route) -> Any:
    if leaf.kind == "secret":
        return secret_reference(decoding, value, route)
    if type(value) is dict:
        if leaf.is_body and value.keys() == {"file"} and type(value["file"]) is str:
            return _body(decoding, leaf, value["file"], route)
        if value.keys() == {"secret"}:
            what = f"`{dotted(route)}` is not a secret; it is shown as it stands."
            return decoding.report(rules.SECRET_MISPLACED, route, what, f"Write {leaf.form}.")
        return decoding.report(rules.WRONG_KIND, route, says(value), f"Write {leaf.form}.", of_key=True)
    if leaf.kind == "text" and type(value) in (int, float, bool):
        return _unquoted(decoding, value, route, leaf)
    wrong = judge_leaf(leaf, value)
    if wrong is None:
        return value
    rule, at, what = wrong
    if rule is rules.NUMBER_FOR_TEXT:
        return _unquoted(decoding, value[at[0]], (*route, *at))
    of_key = rule is rules.WRONG_KIND and type(value) is list
    repair = rewriting(decoding.source, route, leaf, value) if rule is rules.WRONG_KIND else None
    fix = _advice(leaf, value, at) if rule is rules.BAD_VALUE else _fix(leaf, rule, value)
    return decoding.report(rule, (*route, *at), what, fix, of_key=of_key, repair=repair)


def _unquoted(decoding: Decoding, value: Any, route: Route, leaf: Leaf | None = None) -> Any:
    as_text = quoted(decoding.places(), decoding.source, route)
    what = f"{as_text[1:-1]} is read as {kind_of(value)}."
    if leaf is not None and judge_leaf(leaf, as_text[1:-1]) is not None:
        proposal = meant(leaf, as_text[1:-1], None)
        if proposal is not None:  # quotes alone would be wrong again
            return decoding.report(rules.NUMBER_FOR_TEXT, route, what, f"Did you mean {written(proposal)}?")
    repair = quoting(decoding.source, route)
    return decoding.report(rules.NUMBER_FOR_TEXT, route, what, f"Put it in quotes: {as_text}", repair=repair)


def _advice(leaf: Leaf, value: Any, at: Route) -> str:
    position = next((part for part in at if isinstance(part, int)), None)
    proposal = meant(leaf, value, position)
    if proposal is not None and proposal in choices(leaf, value):
        return f"Did you mean `{proposal}`?"
    due = f"Write {leaf.form}{bounds(leaf, value) if leaf.kind == 'number' else ''}."
    return f"Did you mean {written(proposal)}? {due}" if proposal is not None else due


def _fix(leaf: Leaf, rule: Rule, value: Any) -> str:
    if rule is rules.WRONG_KIND and type(value) is str:
        if leaf.kind == "list":
            return f"Write {leaf.form}; a list has brackets: [{value}]"
        if leaf.kind == "number" and value.isdecimal():
            return f"Write {leaf.form}, without quotes."
        truth = truth_of(value) if leaf.kind == "flag" else None
        if truth is not None:
            return f"Write `{truth}`."
    return f"Write {leaf.form}."


def _body(decoding: Decoding, leaf: Leaf, name: str, route: Route) -> Any:
    text = decoding.bodies.read(decoding.source, name)
    if isinstance(text, Refused):
        if text.at is None:
            return decoding.report(text.rule, route, text.what, text.fix)
        return decoding.report_at(text.at, text.rule, route, text.what, text.fix)
    wrong = judge_leaf(leaf, text)
    if wrong is None:
        return text
    rule, _, what = wrong
    path = decoding.bodies.path(decoding.source, name)
    return decoding.report_at(Place(path), rule, route, what, "Write the message into it.")
