"""Takes each rule's example from the trees that test it: the clearest bad one, its exact words, and a good one.

A bad tree with `mended/configs` beside its `configs` is the example, and `mended` shows what is right. Elsewhere the
example is the bad tree with least in it, if possible of a file that the rule's `good` tree has too.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import orjson

from compiler.render.example import FILE, Example, Excerpt, wire
from tests.rejects.builders import BUILDERS
from tests.rejects.cases import BASE, Case, cases, lay_out
from tools.reference.excerpt import changed, excerpt

_MENDED = "mended"
_HEAD = re.compile(r"^(?:error|warning)\[", re.MULTILINE)
_AT = re.compile(r"^  (?P<word>at|see)\s+configs/(?P<file>.+?):(?P<line>\d+):\d+", re.MULTILINE)
_REMOVED = ".removed"
_MOST = 3
_FEW = 8
_COMPARED = 100_000
_Shown = bytes | str
"""What a file holds, or a remark about what it is."""


def rule_examples() -> dict[str, Example]:
    """Return the example of every rule that has trees, by its id."""
    by_rule: dict[str, list[Case]] = {}
    for case in cases():
        by_rule.setdefault(case.rule, []).append(case)
    return {
        rule: _example(min(bad, key=lambda case: _clarity(case, good)), good)
        for rule, found in sorted(by_rule.items())
        if (good := next((_files(case) for case in found if case.is_good), None))
        and (bad := [case for case in found if not case.is_good and _printed(case)])
    }


def examples_file(examples: dict[str, Example]) -> dict[str, str]:
    """Return the file that ships with the command, by its path."""
    document = {
        "format": "banns.rule-examples/v1",
        "examples": {rule: wire(example) for rule, example in examples.items()},
    }
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"
    return {f"compiler/render/{FILE}": text}


def _clarity(case: Case, good: Mapping[str, _Shown]) -> tuple[bool, bool, bool, int, int, str]:
    """Order bad trees, the clearest first."""
    is_marked = (case.folder / _MENDED).is_dir()
    is_built = str(case) in BUILDERS
    files = {} if is_built else _overlay(case.folder)
    heads = len(_HEAD.findall(_printed(case)))
    return not is_marked, is_built, not files.keys() & good.keys(), heads, len(files), case.name


def _printed(case: Case) -> str:
    file = case.folder / "expected.txt"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _example(bad: Case, good: Mapping[str, _Shown]) -> Example:
    printed = _printed(bad)
    places = [(found["word"], found["file"], int(found["line"])) for found in _AT.finditer(printed)]
    wrong = _files(bad)
    for _, file, _ in (place for place in places if place[0] == "at"):
        if file not in wrong and (BASE / file).is_file():
            wrong[file] = (BASE / file).read_bytes()
    mended = bad.folder / _MENDED
    right = _overlay(mended) if mended.is_dir() else good
    near = [file for file in right if file in wrong] or list(right)[:_MOST]
    return Example(
        bad=tuple(
            _excerpt(file, shown, [line for _, at, line in places if at == file]) for file, shown in wrong.items()
        ),
        printed=printed,
        good=tuple(_excerpt(file, right[file], _mended_lines(wrong.get(file), right[file])) for file in near),
    )


def _mended_lines(wrong: _Shown | None, right: _Shown) -> list[int]:
    """Return the lines of a file that differ from the wrong one, if it is the same file with few changes."""
    if not isinstance(wrong, bytes) or not isinstance(right, bytes) or len(wrong) > _COMPARED:
        return []
    lines = changed(wrong, right)
    return lines if len(lines) <= _FEW else []


def _excerpt(file: str, shown: _Shown, edited: Iterable[int]) -> Excerpt:
    if isinstance(shown, str):
        return Excerpt(f"configs/{file}", shown)
    base = BASE / file
    lines = list(edited) or (changed(base.read_bytes(), shown) if base.is_file() else [])
    return Excerpt(f"configs/{file}", excerpt(shown, lines) or "(an empty file)")


def _files(case: Case) -> dict[str, _Shown]:
    """Return what differs from the base, by path."""
    if str(case) in BUILDERS:
        return _built(case)
    return _overlay(case.folder)


def _overlay(folder: Path) -> dict[str, _Shown]:
    """Return the files that are laid over the base."""
    overlay = folder / "configs"
    found: dict[str, _Shown] = {}
    for path in sorted(path for path in overlay.rglob("*") if path.is_file()):
        name = path.relative_to(overlay).as_posix()
        if name.endswith(_REMOVED):
            found[name.removesuffix(_REMOVED)] = "(this file is not there)"
        else:
            found[name] = path.read_bytes()
    return found


def _built(case: Case) -> dict[str, _Shown]:
    with tempfile.TemporaryDirectory() as folder:
        configs = lay_out(case, Path(folder))
        found: dict[str, _Shown] = {}
        for path in sorted(configs.rglob("*")):
            name = path.relative_to(configs).as_posix()
            if path.is_symlink():
                found[name] = f"(a link to {path.readlink().as_posix()})"
            elif path.is_file():
                if not (BASE / name).is_file() or (BASE / name).read_bytes() != path.read_bytes():
                    found[name] = path.read_bytes()
            elif not path.is_dir():
                found[name] = "(no ordinary file: it cannot be read)"
        return found
