"""Makes what is generated: JSON Schemas, the editor's settings, reference pages.

python -m tools.generate            write them, and remove those that are made no more
python -m tools.generate --check    name what is stale, write nothing, end with 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from schemas.published.documents import schema_files
from tools.editor import editor_settings
from tools.reference.command import command_pages
from tools.reference.coverage import coverage_pages
from tools.reference.ownership import ownership_pages
from tools.reference.providers import providers_pages
from tools.reference.requirement import CoverageError
from tools.reference.rules import rules_pages
from tools.reference.settings import settings_pages

_WHOLE_FOLDERS = ("schemas/json", "docs/reference/providers", "docs/reference/settings", "docs/rules")
"""Folders in which every file is made here."""


def made() -> dict[str, str]:
    """Return the text of every generated file, by its path."""
    return {
        **{f"schemas/json/{path}": text for path, text in schema_files().items()},
        **editor_settings(),
        **ownership_pages(),
        **settings_pages(),
        **providers_pages(),
        **rules_pages(),
        **command_pages(),
        **coverage_pages(),
    }


def stale(root: Path, files: dict[str, str]) -> list[str]:
    """Return the paths that are missing, different, or made no more."""
    differing = [path for path, text in files.items() if _read(root / path) != text]
    return sorted([*differing, *_left_over(root, files)])


def write(root: Path, files: dict[str, str]) -> None:
    """Write what differs and remove what is made no more."""
    for path in stale(root, files):
        if path in files:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(files[path], encoding="utf-8", newline="\n")
        else:
            (root / path).unlink()


def _left_over(root: Path, files: dict[str, str]) -> list[str]:
    there = (path for folder in _WHOLE_FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return [name for path in there if (name := path.relative_to(root).as_posix()) not in files]


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def main(arguments: list[str]) -> int:
    """Run as a program."""
    root = Path(__file__).parent.parent
    try:
        files = made()
    except CoverageError as wrong:
        sys.stderr.write(f"{wrong}\nNext: mend these lines; nothing was made.\n")
        return 1
    behind = stale(root, files)
    if arguments == ["--check"]:
        for path in behind:
            sys.stderr.write(f"{path} is stale\n")
        if behind:
            sys.stderr.write("Next: run `make generate` and commit what it changes.\n")
        return 1 if behind else 0
    if arguments:
        sys.stderr.write(f"{__doc__}")
        return 2
    write(root, files)
    sys.stdout.write(f"{len(behind)} stale files were made anew or removed; {len(files)} are generated.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
