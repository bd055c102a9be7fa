"""Writes down a bug for whoever mends it: what was run, where it broke; no password, no setting."""

from __future__ import annotations

import os
import platform
import re
import tempfile
import traceback
from importlib.metadata import version

from compiler.core.secrets.conceal import concealer
from compiler.core.secrets.scan import scan

_PASSWORD = re.compile(r"(://[^/:@\s]+:)[^@\s]+@")
_PARAMETER = re.compile(r"([?&;][^=&;\s]*(?:pass|secret|token|key)[^=&;\s]*=)[^&;\s]*", re.IGNORECASE)


def write_report(bug: Exception, arguments: list[str]) -> str:
    """Write the report to a file of its own in the temporary folder and return its path."""
    trace = "".join(traceback.format_exception(bug))
    text = (
        f"banns {version('banns')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n"
        f"banns {' '.join(arguments)}\n\n{trace}"
    )
    handle, path = tempfile.mkstemp(prefix="banns-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(_harmless(text))
    return path


def _harmless(text: str) -> str:
    text = _PARAMETER.sub(r"\1…", _PASSWORD.sub(r"\1…@", text))
    keys = concealer(scan(text.encode("utf-8", "replace")))
    return keys.sub("…", text) if keys is not None else text
