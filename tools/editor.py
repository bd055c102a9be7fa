"""The editor's settings: which schema describes which file of the configuration."""

from __future__ import annotations

import json

from compiler.core.layer.layout import ROOT_FILES
from schemas.published.places import file_places
from schemas.scope import Scope

SETTINGS = ".vscode/settings.json"
_LAYERS = {Scope.PLATFORM: "platform", Scope.TENANT: "tenants/*", Scope.EVENT: "tenants/*/events/*"}
_BESIDE = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "files.trimTrailingWhitespace": True,
    "files.associations": {"*.mjml": "html"},
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    "yaml.yamlVersion": "1.2",
    "yaml.validate": True,
    "yaml.hover": True,
    "yaml.completion": True,
    "yaml.format.enable": True,
    "yaml.format.bracketSpacing": False,
    "yaml.format.printWidth": 120,
    "yaml.format.proseWrap": "preserve",
    "yaml.format.singleQuote": True,
}


def editor_settings() -> dict[str, str]:
    """Return the text of the settings file, by its path."""
    settings = {**_BESIDE, "yaml.schemas": {f"./schemas/json/{name}.json": globs for name, globs in mapping().items()}}
    return {SETTINGS: json.dumps(settings, ensure_ascii=False, indent=2) + "\n"}


def mapping() -> dict[str, list[str]]:
    """Return, for each schema, the files it describes: those of the layers, and what environments change in them."""
    found: dict[str, list[str]] = {}
    for scope, folder in _LAYERS.items():
        found[f"patch/{scope.word}"] = _globs(f"{folder}/{ROOT_FILES[scope]}")
        for place in file_places(scope):
            found[f"patch/{scope.word}.{place.name}"] = _globs(f"{folder}/{place.glob()}")
    # What an environment changes has no tests of its own.
    found["test/file"] = [f"configs/{folder}/tests/*.yaml" for folder in _LAYERS.values()]
    return found


def _globs(path: str) -> list[str]:
    return [f"configs/{path}", f"configs/environments/*/{path}"]
