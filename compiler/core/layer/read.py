"""Reads the files of one layer into its patch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compiler.core.decode.body import Bodies
from compiler.core.decode.decode import decode
from compiler.core.decode.decoding import Decoding
from compiler.core.diagnostic import Finding, Severity
from compiler.core.fix.repair import BeginWith
from compiler.core.layer import rules
from compiler.core.layer.layout import LayerFiles
from compiler.core.layer.patch import EntryPatch, Identity, Level, Patch
from compiler.core.layer.unite import Part, unite
from compiler.core.place import Place, Route, Source, Spot
from compiler.core.syntax.compose import compose
from compiler.core.syntax.locate import read_places, route_at
from compiler.core.tree import Tree, Unreadable
from schemas.registry import SCHEMA_VERSION, SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Record, Shape
from schemas.values.secret import Reference


def read_layer(tree: Tree, files: LayerFiles, bodies: Bodies) -> tuple[Patch, list[Finding]]:
    """Read, judge and unite the files of a layer; findings and broken routes say what was left out."""
    parts: list[Part] = []
    owned: list[Part] = []
    broken: list[Route] = list(files.misnamed)
    references: list[tuple[Route, Reference]] = []
    findings: list[Finding] = []
    if not files.environment and not any(source.mount == () for source in files.sources):
        broken.append(())  # without its root file a layer is not whole; the layout has said so
    for source in files.sources:
        decoding = _decode_file(tree, source, files.scope, bodies, findings)
        if decoding is None:
            broken.append(source.mount)
            continue
        found, value = decoding
        parts.append((source, value))
        findings += found.findings
        broken += found.broken
        references += found.references
        owned.append((source, _tree(found.owns)))
    united, clashes = unite(parts)
    kept, clashes_of_kept = unite(owned)
    clashes += clashes_of_kept
    for clash in clashes:
        broken.append(clash.at.route if isinstance(clash.at, Spot) else ())
    entries, removals = _entries(united)
    level = Level(int(files.scope) * 2 + bool(files.environment), files.environment)
    patch = Patch(
        key=files.key,
        level=level,
        sources=tuple(files.sources),
        entries=tuple(entries),
        removals=tuple(removals),
        identities=dict(_identities(kept, ())),
        tree=united,
        references=tuple(references),
        broken=tuple(broken),
    )
    return patch, [*findings, *clashes]


def _decode_file(
    tree: Tree, source: Source, scope: Scope, bodies: Bodies, findings: list[Finding]
) -> tuple[Decoding, dict[str, Any]] | None:
    try:
        raw = tree.read(source.path)
    except Unreadable as failure:
        what, fix = f"The system says: {failure}.", "Make the file readable for whoever runs banns."
        findings.append(Finding(rule=rules.UNREADABLE_FILE, at=Place(source.path), what=what, fix=fix))
        return None
    composed = compose(raw, source.path)
    findings += composed.findings
    if composed.value is None:
        return None
    value = composed.value
    if source.mount == ():
        value = _without_schema_line(value, source, scope, findings)
    decoding = Decoding(source, scope, raw, bodies)
    clean = decode(decoding, value)
    decoding.broken += _lost(raw, source, composed.findings)
    return decoding, clean


def _lost(raw: bytes, source: Source, findings: Sequence[Finding]) -> list[Route]:
    """Return the routes of what the syntax stage left out; the whole file's where one cannot be told."""
    errors = [finding for finding in findings if finding.rule.severity is Severity.ERROR]
    if not errors:
        return []
    root = read_places(raw)
    places = [finding.at for finding in errors if isinstance(finding.at, Place)]
    return [(*source.mount, *route_at(root, place)) for place in places]


def _without_schema_line(
    value: dict[str, Any], source: Source, scope: Scope, findings: list[Finding]
) -> dict[str, Any]:
    due = f"{scope.word}/{SCHEMA_VERSION}"
    said = value.get("schema")
    if said != due or next(iter(value)) != "schema":
        what = (
            "There is no schema line."
            if said is None
            else f"Here it is `{str(said)[:40]}`."
            if said != due
            else "It is not the first line of settings."
        )
        at = Spot((source,), ("schema",) if said is not None else ())
        fix = f"Begin the file with `schema: {due}`."
        # Another version or layer may be meant, and then more than this line is wrong.
        repair = BeginWith(Place(source.path), "schema", due) if said in (None, due) else None
        findings.append(Finding(rule=rules.SCHEMA_LINE, at=at, what=what, fix=fix, repair=repair))
    return {key: inside for key, inside in value.items() if key != "schema"}


def _entries(united: dict[str, Any]) -> tuple[list[EntryPatch], list[tuple[str, ...]]]:
    entries: list[EntryPatch] = []
    removals: list[tuple[str, ...]] = []
    for name, value in united.items():
        section = SECTIONS[name]
        _split(section.shape, value, (name,), section.depth, entries, removals)
    return entries, removals


def _split(
    shape: Shape,
    value: Any,
    route: tuple[str, ...],
    depth: int,
    entries: list[EntryPatch],
    removals: list[tuple[str, ...]],
) -> None:
    if depth == 0:
        entries.append(EntryPatch(".".join(route), route, shape, value))
    elif value is None:
        removals.append(route)
    else:
        for key, inside in value.items():
            below = shape.value if isinstance(shape, Collection) else _fields(shape)[key].shape
            _split(below, inside, (*route, key), depth - 1, entries, removals)


def _fields(shape: Shape) -> Any:
    if not isinstance(shape, Record):
        raise TypeError(shape)
    return shape.fields


def _tree(owns: Mapping[Route, Mapping[str, Any]]) -> dict[str, Any]:
    """Return what stays with the layer as a tree, so that files are united in it as in everything else."""
    tree: dict[str, Any] = {}
    for route, said in owns.items():
        node = tree
        for key in route:
            node = node.setdefault(str(key), {})
        node.update(said)
    return tree


def _identities(kept: Mapping[str, Any], route: tuple[str, ...]) -> Iterator[tuple[str, Identity]]:
    said = {key: value for key, value in kept.items() if not isinstance(value, dict)}
    if said:
        yield ".".join(route), Identity(id=said.get("id"), moved=tuple(said.get("moved", ())))
    for key, inside in kept.items():
        if isinstance(inside, dict):
            yield from _identities(inside, (*route, key))
