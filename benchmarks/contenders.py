"""Who is measured: our own commands, the floor, and those peers that this machine has."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_BANNS = str(Path(sys.executable).parent / "banns")


def contenders(configs: Path, out: Path) -> tuple[dict[str, Sequence[str]], list[str]]:
    """Return commands by name, and the names of peers that are not installed."""
    commands: dict[str, Sequence[str]] = {
        "banns check": [_BANNS, "check", str(configs)],
        "banns compile": [_BANNS, "compile", str(configs), "--out", str(out)],
        "PyYAML + plain merge": [sys.executable, str(_HERE / "peers" / "plain_merge.py"), str(configs)],
    }
    pkl = shutil.which("pkl")
    if pkl is None:
        return commands, ["pkl"]
    for events in ("sparse", "whole"):
        properties = ["--property", f"configs={configs}", "--property", f"events={events}"]
        script = str(_HERE / "peers" / "merge.pkl")
        commands[f"Pkl, {events} events"] = [pkl, "eval", *properties, "--allowed-resources", "file:,prop:", script]
    return commands, []
