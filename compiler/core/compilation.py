"""What a compile gives back."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.core.diagnostic import Diagnostic
from compiler.core.secrets.references import Used
from compiler.core.secrets.scan import Leak
from compiler.core.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Compilation:
    """A snapshot of what could be compiled, and everything there is to say about the text."""

    snapshot: Snapshot
    """Only what compiled: scopes of a broken tenant are not in it, which never means they are removed."""
    diagnostics: tuple[Diagnostic, ...]
    not_compiled: tuple[str, ...]
    """Tenants with errors; every tenant, and `platform`, where the platform's layer has one."""
    secrets: tuple[Used, ...] = ()
    """The references to secrets that are in force."""
    hidden: tuple[tuple[str, Leak], ...] = ()
    """By path: texts that look like secrets and that no output may repeat."""

    @property
    def is_whole(self) -> bool:
        """Whether everything compiled, so that the snapshot may be applied."""
        return not self.not_compiled
