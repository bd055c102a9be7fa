"""Our MJML against the reference implementation's: whoever opens either page meets the same.

The pages were made by tools/email/reference.cjs with the version in reference/VERSION.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from messages.email.mjml import html_of
from tests.messages.email.outline import Outline, outline

DOCUMENTS = sorted((Path(__file__).parent / "reference").glob("*.mjml"))


def _both(document: Path) -> tuple[Outline, Outline]:
    theirs = document.with_suffix(".html").read_text(encoding="utf-8")
    return outline(html_of(document.read_text(encoding="utf-8"))), outline(theirs)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.stem)
def test_words_links_and_pictures_are_the_reference_s(document: Path) -> None:
    """Words, links and pictures come in the same order, with the same addresses, alt texts and widths."""
    ours, theirs = _both(document)
    assert ours.words == theirs.words
    assert ours.links == theirs.links
    assert ours.pictures == theirs.pictures


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.stem)
def test_colours_sizes_and_columns_are_the_reference_s(document: Path) -> None:
    """Colours, sizes of letters and widths of columns are the same, as often."""
    ours, theirs = _both(document)
    assert ours.colours == theirs.colours
    assert ours.fonts == theirs.fonts
    assert ours.columns == theirs.columns


def test_there_are_enough_documents() -> None:
    """Small documents for the elements, and whole e-mails of the example configuration."""
    assert len(DOCUMENTS) >= 20
