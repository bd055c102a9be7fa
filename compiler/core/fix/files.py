"""From what a check found to what is to be written: each repair goes to the file that says its route."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from compiler.core.diagnostic import Diagnostic
from compiler.core.fix.mend import Asked, Change, Left, Mended, mend
from compiler.core.fix.repair import BeginWith, Reform, RemoveRepeat, RenameFile, Repair
from compiler.core.fix.spans import Value, find_pair, read_spans
from compiler.core.place import Route, Spot
from compiler.core.tree import Tree, Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A file that gets another name."""

    path: str
    to: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """All repairs of a tree, ready to be shown or written."""

    files: tuple[Mended, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is repaired, file by file and from top to bottom."""
        found = [change for file in self.files for change in file.changes]
        return tuple(sorted([*found, *(each.change for each in self.renamed)], key=lambda change: change.at))


@dataclass(slots=True)
class _Gathering:
    tree: Tree
    hidden: frozenset[tuple[str, int]]
    """Files and lines that must not be shown: somebody found what may be a secret there."""
    by_file: dict[str, list[Asked]] = field(default_factory=dict)
    renamed: list[Renamed] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    raw: dict[str, bytes] = field(default_factory=dict)
    roots: dict[str, Value | None] = field(default_factory=dict)


def mend_tree(tree: Tree, diagnostics: Sequence[Diagnostic]) -> Mending:
    """Make every repair that diagnostics of this tree offer; nothing is written."""
    hidden = {(found.place.file, found.place.line) for found in diagnostics if found.rule.hides_source}
    gathering = _Gathering(tree, frozenset(hidden))
    names = {file.path.lower() for file in tree.files()}
    for diagnostic in diagnostics:
        if diagnostic.repair is not None:
            _gather(gathering, diagnostic, diagnostic.repair, names)
    mended = [mend(path, gathering.raw[path], asked, tree.label) for path, asked in sorted(gathering.by_file.items())]
    left = [*gathering.left, *(left for file in mended for left in file.left)]
    return Mending(
        files=tuple(file for file in mended if file.before != file.after),
        renamed=tuple(sorted(gathering.renamed, key=lambda each: each.path)),
        left=tuple(sorted(left, key=lambda each: (each.at, each.rule))),
    )


def _gather(gathering: _Gathering, diagnostic: Diagnostic, repair: Repair, names: set[str]) -> None:
    if isinstance(repair, RenameFile):
        _rename(gathering, diagnostic, repair, names)
        return
    found = _file_of(gathering, repair)
    if found is None:
        why = "the line that says it could not be found; mend it by hand."
        gathering.left.append(Left(rule=diagnostic.rule.id, at=diagnostic.place, why=why))
        return
    path, route = found
    asked = Asked(
        rule=diagnostic.rule.id,
        at=diagnostic.place,
        repair=repair,
        route=route,
        is_secret=(diagnostic.place.file, diagnostic.place.line) in gathering.hidden,
    )
    gathering.by_file.setdefault(path, []).append(asked)


def _rename(gathering: _Gathering, diagnostic: Diagnostic, repair: RenameFile, names: set[str]) -> None:
    path = repair.at.file
    folder, slash, name = path.rpartition("/")
    to = f"{folder}{slash}{repair.to}"
    if to.lower() in names:
        why = f"{repair.to} is there already."
        gathering.left.append(Left(rule=diagnostic.rule.id, at=diagnostic.place, why=why))
        return
    names.add(to.lower())
    change = Change(rule=diagnostic.rule.id, at=diagnostic.place, before=name, after=repair.to)
    gathering.renamed.append(Renamed(path=path, to=to, change=change))


def _file_of(gathering: _Gathering, repair: Repair) -> tuple[str, Route] | None:
    """Return the file that says what is to be repaired, and the route in it."""
    if isinstance(repair, (BeginWith, Reform, RemoveRepeat, RenameFile)):
        return (repair.at.file, ()) if _text(gathering, repair.at.file) is not None else None
    return _saying(repair.at, lambda path: _root(gathering, path))


def _saying(spot: Spot, root_of: Callable[[str], Value | None]) -> tuple[str, Route] | None:
    for source in spot.sources:
        depth = len(source.mount)
        if spot.route[:depth] != source.mount or len(spot.route) == depth:
            continue
        root, route = root_of(source.path), spot.route[depth:]
        if root is not None and find_pair(root, route) is not None:
            return source.path, route
    return None


def _root(gathering: _Gathering, path: str) -> Value | None:
    if path not in gathering.roots:
        text = _text(gathering, path)
        gathering.roots[path] = read_spans(text.removeprefix("\ufeff")) if text is not None else None
    return gathering.roots[path]


def _text(gathering: _Gathering, path: str) -> str | None:
    try:
        raw = gathering.raw.setdefault(path, gathering.tree.read(path))
        return raw.decode("utf-8")
    except (Unreadable, UnicodeDecodeError):
        return None
