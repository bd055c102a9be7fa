"""The page that says who may write what."""

from __future__ import annotations

from schemas.published.words import due_words
from schemas.registry import SECTIONS, Section
from schemas.scope import Scope
from tools.reference.markdown import code, page, table

_WORDS = """
Each section belongs to some layers; a layer that says what is not its own gets `wrong-layer`.
Nothing crosses tenants: no reference and no file leaves a tenant's folder.
""".strip()


def ownership_pages() -> dict[str, str]:
    """Return the page by its path."""
    heads = ["Section", *(scope.word for scope in Scope), "Demanded", "An entry is", "Why nobody else"]
    rows = [_row(section) for section in SECTIONS.values()]
    return {"docs/reference/ownership.md": page("Who may say what", _WORDS, table(heads, rows), _exceptions())}


def _row(section: Section) -> list[str]:
    may = ["yes" if scope in section.owners else "–" for scope in Scope]
    name = f"[{code(section.name)}](settings/{section.name}.md)"
    return [name, *may, due_words(section.due), code(_entry(section)), section.why]


def _entry(section: Section) -> str:
    """Return what an entry's name looks like."""
    keys = {0: "", 1: ".<key>", 2: ".<kind>.<key>", 3: ".<category>.<channel>.<locale>"}
    return section.name + keys[section.depth]


def _exceptions() -> str:
    return (
        "In `templates` the platform writes compliance templates only (`platform-template`). Single fields that only "
        "one layer may set are marked on the pages of their sections."
    )
