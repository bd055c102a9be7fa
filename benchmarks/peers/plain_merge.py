"""The floor: PyYAML's C loader and a plain merge, the tenant's part computed once. No checks, no origins.

Writes, like banns, only the sections that an event itself speaks of.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml


def main(configs: Path) -> None:
    """Merge every event of a generated tree and write JSON, one event to a line."""
    platform: dict[str, Any] = {}
    for file in sorted((configs / "platform").rglob("*.yaml")):
        platform = _merge(platform, _mounted(file.relative_to(configs / "platform"), _load(file)))
    for home in sorted((configs / "tenants").iterdir()):
        tenant = _merge(platform, _load(home / "tenant.yaml"))
        for place in sorted((home / "events").iterdir()):
            event = _load(place / "event.yaml")
            sparse = {section: tenant.get(section, {}) for section in event}
            sys.stdout.write(json.dumps(_merge(sparse, event), default=str) + "\n")


def _mounted(path: Path, value: dict[str, Any]) -> dict[str, Any]:
    for key in () if path.name == "platform.yaml" else reversed((*path.parts[:-1], path.stem)):
        value = {key: value}
    return value


def _load(file: Path) -> dict[str, Any]:
    value: dict[str, Any] = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return value


def _merge(base: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in patch.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


if __name__ == "__main__":
    main(Path(sys.argv[1]))
