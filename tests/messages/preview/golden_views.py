"""The effective views in tests/messages/golden, read with the product's own reader of YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compiler.core.syntax.compose import compose
from messages.preview.gallery import Gallery
from messages.service import sample_guest, slots

FOLDER = Path(__file__).resolve().parents[1] / "golden"
_DEPTHS = {"settings": 2, "compliance": 2, "layouts": 2, "catalogue": 3, "templates": 4}
CASES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/view.yaml")))


def view(case: str) -> dict[str, Any]:
    """Return the entries of a case."""
    composed = compose((FOLDER / case / "view.yaml").read_bytes(), "view.yaml")
    assert composed.value is not None, composed.findings
    assert not composed.findings
    return dict(_entries(composed.value, ()))


def _entries(value: dict[str, Any], route: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the entries in nested maps: settings lie two keys deep, templates four."""
    for key, inside in value.items():
        here = (*route, key)
        if len(here) == _DEPTHS.get(here[0], 1):
            yield ".".join(here), inside
        else:
            yield from _entries(inside, here)


def gallery(case: str) -> Gallery:
    """Return the gallery of a case."""
    entries = view(case)
    guest = sample_guest(entries)
    return Gallery(
        address=f"golden/{case}",
        event=entries["event"]["name"],
        sender=entries["brand"]["name"],
        guest=guest.name,
        slots=tuple(slots(entries, guest)),
    )
