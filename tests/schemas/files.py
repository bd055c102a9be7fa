"""The example's settings files, and which schemas the editor gives each."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from compiler.core.syntax.compose import compose
from tests.schemas.judging import ROOT


def settings_files() -> list[str]:
    """Return the path of every YAML file of the example."""
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "configs").rglob("*.yaml"))


@cache
def editor_mapping() -> dict[str, list[re.Pattern[str]]]:
    """Return the globs of each schema in the committed editor settings, as an editor reads them."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    return {
        path.removeprefix("./schemas/json/").removesuffix(".json"): [_glob(glob) for glob in globs]
        for path, globs in settings["yaml.schemas"].items()
    }


def schemas_of(path: str) -> list[str]:
    """Return the names of the schemas that the editor gives a file."""
    return [name for name, globs in editor_mapping().items() if any(glob.fullmatch(path) for glob in globs)]


def read(path: str) -> Any:
    """Return a settings file's value as the compiler reads it."""
    composed = compose((ROOT / path).read_bytes(), path)
    assert not composed.findings, path
    return composed.value


def _glob(glob: str) -> re.Pattern[str]:
    """A star stands for one part of a path; editors put `**/` before a relative glob."""
    return re.compile("(.*/)?" + "[^/]*".join(re.escape(part) for part in glob.split("*")))
