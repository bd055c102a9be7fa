"""Looks whether secrets are there, where the command runs. What they are is never read, kept or compared."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compiler.adapters.vault import Vault
from compiler.core.secrets.lookup import Wrong
from compiler.core.secrets.rules import SECRET_READABLE_BY_ALL
from compiler.core.tree import Tree, Unreadable
from schemas.values.secret import AgeReference, EnvReference, FileReference, Reference, VaultReference

_AGE = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")


@dataclass(slots=True)
class SecretStore:
    """The environment, the files, the Vault and the tree, as this process sees them."""

    environ: Mapping[str, str] = field(repr=False)
    tree: Tree
    environments: tuple[str, ...]
    """Whose folders may hold encrypted files beside the tenants' own."""
    _vault: Vault = field(init=False)

    def __post_init__(self) -> None:
        self._vault = Vault(self.environ)

    def look_up(self, reference: Reference, tenant: str) -> Wrong | None:
        """Say what is wrong with what a reference leads to; None where a secret is. Raises `StoreUnavailable`."""
        match reference:
            case EnvReference():
                return self._variable(reference)
            case FileReference():
                return _file(reference)
            case VaultReference():
                return self._entry(reference)
            case AgeReference():
                return self._encrypted(reference, tenant)

    def _variable(self, reference: EnvReference) -> Wrong | None:
        if self.environ.get(reference.name):
            return None
        how = "set, but empty" if reference.name in self.environ else "not set"
        fix = "Set it where messages are sent from and where this runs, or correct the name."
        return Wrong(what=f"The variable {reference.name} is {how} here.", fix=fix)

    def _entry(self, reference: VaultReference) -> Wrong | None:
        if self._vault.has(reference):
            return None
        fix = f"Write the field `{reference.field}` to {reference.path} in the Vault, or correct the reference."
        return Wrong(what=f"The Vault has no field `{reference.field}` at {reference.path}.", fix=fix)

    def _encrypted(self, reference: AgeReference, tenant: str) -> Wrong | None:
        owner = f"tenants/{tenant}" if tenant else "platform"
        homes = [owner, *(f"environments/{name}/{owner}" for name in self.environments)]
        listed = {file.path for file in self.tree.files() if not file.is_link}
        path = next((f"{home}/{reference.path}" for home in homes if f"{home}/{reference.path}" in listed), None)
        if path is None:
            what = f"There is no file {self.tree.label}/{owner}/{reference.path}."
            return Wrong(what=what, fix="Put the encrypted file there, or correct the path; it begins in that folder.")
        try:
            is_encrypted = self.tree.read(path).startswith(_AGE)
        except Unreadable as failure:
            return Wrong(what=f"The system says: {failure}.", fix="Make the file readable.")
        if is_encrypted:
            return None
        fix = "Encrypt it with age. If a secret stands in it as it is, change that at the provider: history keeps it."
        return Wrong(what=f"{self.tree.label}/{path} is not encrypted with age.", fix=fix)


def _file(reference: FileReference) -> Wrong | None:
    """Look at a file without opening it."""
    fix = "Put the secret there, where messages are sent from and where this runs, or correct the path."
    try:
        found = Path(reference.path).stat()
    except OSError as failure:
        return Wrong(what=f"{reference.path}: {failure.strerror or 'it cannot be looked at'}.", fix=fix)
    if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
        how = "empty" if stat.S_ISREG(found.st_mode) else "no ordinary file"
        return Wrong(what=f"{reference.path} is {how}.", fix=fix)
    if not os.access(reference.path, os.R_OK):
        return Wrong(what=f"{reference.path} cannot be read by whoever runs this.", fix="Give the service that right.")
    if found.st_mode & stat.S_IROTH:
        what = f"{reference.path} may be read by every user of the machine."
        fix = f"Take that right away: chmod o-r {reference.path}"
        return Wrong(what=what, fix=fix, rule=SECRET_READABLE_BY_ALL)
    return None
