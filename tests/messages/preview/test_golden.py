"""Whole messages and galleries, compared with what somebody has read."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from messages.preview.failure import at
from messages.preview.gallery import gallery_files, listed, path_of
from messages.preview.plain import plain
from messages.rendered import Failure, Rendered
from tests.goldens import Golden
from tests.messages.preview.golden_views import CASES, FOLDER, gallery


@pytest.mark.parametrize("case", CASES)
def test_messages_are_what_was_read(case: str, golden: Golden) -> None:
    """Every message of a case, as text and for machines, is byte for byte what stands in its folder."""
    found = gallery(case)
    for rendered in found.shown:
        golden((FOLDER / case / path_of(rendered)).with_suffix(".txt"), _told(rendered))
    golden(FOLDER / case / "gallery.json", listed(found))


@pytest.mark.parametrize("case", CASES)
def test_pages_are_what_was_looked_at(case: str, golden: Golden) -> None:
    """The gallery's page is byte for byte what stands in its folder."""
    golden(FOLDER / case / "index.html", dict(gallery_files(gallery(case)))["index.html"].decode())


@pytest.mark.parametrize("case", CASES)
def test_two_renders_are_equal(case: str) -> None:
    """The same view gives the same files, in the same order."""
    assert list(gallery_files(gallery(case))) == list(gallery_files(gallery(case)))


def test_no_hash_seed_changes_a_byte() -> None:
    """Another process with another hash seed renders the same bytes."""
    program = (
        "import hashlib\n"
        "from tests.messages.preview.golden_views import CASES, gallery\n"
        "from messages.preview.gallery import gallery_files\n"
        "files = [file for case in CASES for file in gallery_files(gallery(case))]\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(seen) == 1


def _told(rendered: Rendered) -> str:
    if isinstance(rendered.outcome, Failure):
        return f"{at(rendered.outcome)}\n{rendered.outcome.what}\n{rendered.outcome.fix}\n"
    return plain(rendered.outcome)
