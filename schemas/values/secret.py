"""References to secrets. A secret itself never stands in a setting, a snapshot or the database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeGuard

REFERENCE_PATTERN = (
    r"^(env:[A-Z][A-Z0-9_]*|file:/[^\x00-\x1f]+|vault:[A-Za-z0-9_./-]+#[A-Za-z0-9_-]+|age:[A-Za-z0-9_./-]+)$"
)
REFERENCE_FORM = "a reference such as {secret: env:ROSEWOOD_TWILIO_TOKEN}"
_WHOLE = re.compile(REFERENCE_PATTERN.replace("$", r"\Z"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvReference:
    """A variable in the environment of the service that sends."""

    name: str

    def __str__(self) -> str:
        return f"env:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReference:
    """A file on the machine of the service that sends, holding the secret and nothing else."""

    path: str
    """Absolute."""

    def __str__(self) -> str:
        return f"file:{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultReference:
    """A field of an entry in a Vault; the first part of the path is the mount."""

    path: str
    field: str

    def __str__(self) -> str:
        return f"vault:{self.path}#{self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeReference:
    """A file encrypted with age that lies in the tenant's own folder."""

    path: str
    """From the tenant's folder."""

    def __str__(self) -> str:
        return f"age:{self.path}"


Reference = EnvReference | FileReference | VaultReference | AgeReference


def parse_reference(text: str) -> Reference | None:
    """Read a reference; None where the text is none. Nothing in it may climb out of a folder."""
    if _WHOLE.search(text) is None or ".." in text:
        return None
    kind, _, rest = text.partition(":")
    match kind:
        case "env":
            return EnvReference(name=rest)
        case "file":
            return FileReference(path=rest)
        case "vault":
            path, _, field = rest.partition("#")
            return VaultReference(path=path, field=field)
        case _:
            return AgeReference(path=rest)


def is_secret(value: Any) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value is the tagged form `{secret: …}`, which merges as one value."""
    return type(value) is dict and len(value) == 1 and "secret" in value
