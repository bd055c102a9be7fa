"""Accounts of each type and channel: one that is right, and what makes it wrong, from `accounts/<type>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from compiler.core.syntax.compose import compose

_FOLDER = Path(__file__).parent / "accounts"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A right account with something wrong said over it."""

    type: str
    channel: str
    config: dict[str, Any]
    at: str
    kind: str

    def __str__(self) -> str:
        return f"{self.type}-{self.channel}-{self.at or 'together'}-{self.kind}"


@cache
def accounts(kind: str) -> dict[str, Any]:
    """Return what a type's file holds, by channel."""
    path = _FOLDER / f"{kind}.yaml"
    composed = compose(path.read_bytes(), path.name)
    assert not composed.findings, path
    assert composed.value is not None, path
    return composed.value


def account_types() -> list[str]:
    """Return the types that have a file."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


def right_accounts() -> list[tuple[str, str, dict[str, Any]]]:
    """Return type, channel and config of every right account."""
    return [(kind, channel, said["right"]) for kind in account_types() for channel, said in accounts(kind).items()]


def wrong_accounts() -> list[Wrong]:
    """Return every wrong account."""
    return [
        Wrong(kind, channel, _changed(said["right"], wrong), wrong["at"], wrong["is"])
        for kind in account_types()
        for channel, said in accounts(kind).items()
        for wrong in said["wrong"]
    ]


def _changed(right: dict[str, Any], wrong: dict[str, Any]) -> dict[str, Any]:
    below = _lacking(right, wrong["without"].split(".")) if "without" in wrong else right
    return _united(below, wrong.get("says", {}))


def _lacking(config: dict[str, Any], route: list[str]) -> dict[str, Any]:
    name, *inside = route
    if inside:
        return {**config, name: _lacking(config[name], inside)}
    return {key: value for key, value in config.items() if key != name}


def _united(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    found = dict(below)
    for name, said in above.items():
        known = below.get(name)
        found[name] = _united(known, said) if isinstance(known, dict) and isinstance(said, dict) else said
    return found
