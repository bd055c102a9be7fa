"""Looks whether the secrets that are referred to are there, and ends the run where a store cannot be asked."""

from __future__ import annotations

import os
from typing import NoReturn

from cli.exits import Ended, Exit
from compiler import service
from compiler.core.diagnostic import Diagnostic
from compiler.core.tree import Tree
from compiler.render.text import count
from compiler.service import Checked


def absent_secrets(tree: Tree, checked: Checked) -> tuple[tuple[Diagnostic, ...], str]:
    """Return what is not there, and why some could not be looked for: empty where all could."""
    looked = service.look_up_secrets(tree, checked, os.environ)
    if not looked.unavailable:
        return looked.diagnostics, ""
    references = count(looked.skipped, "reference was", "references were")
    return looked.diagnostics, f"{looked.unavailable} {references} not looked for; the rest of the check is complete."


def end_without_store(words: str) -> NoReturn:
    """End the run: what could be checked has been printed."""
    raise Ended(Exit.UNAVAILABLE, words, "set VAULT_ADDR and VAULT_TOKEN, or reach the Vault, and run this again.")
