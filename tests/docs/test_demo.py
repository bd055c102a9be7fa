"""`make demo` shows the main job from end to end."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.docs.test_blocks import ROOT, place, run_shown


def test_the_demo_ends_with_no_changes(tmp_path: Path) -> None:
    """It checks, compiles, applies with plan and receipt, explains a value, and has nothing left to do."""
    folder, environment = place(tmp_path)
    (folder / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "demo.sh", folder / "tools")
    shown = run_shown("sh tools/demo.sh", folder, environment)
    told = [
        "No findings.",
        "Compiled ",
        "+ rosewood: new tenant",
        "Release 1 of banns-example",
        "overridden",
        "No changes: ",
    ]
    places = [shown.index(words) for words in told]
    assert places == sorted(places)
