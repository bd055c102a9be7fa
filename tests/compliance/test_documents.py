"""Rules of law rest on documents of the platform, and quote them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from compiler.core.diagnostic import Rule
from compiler.core.rules import compliance
from compiler.core.rules.compliance.law import Law
from compiler.core.rules.registry import RULES
from compiler.core.syntax.compose import compose

CONFIGS = Path(__file__).resolve().parents[2] / "configs"
_FILE = CONFIGS / "platform" / "compliance" / "sources.yaml"
LAWS = sorted(
    {source for rule in RULES for source in rule.sources if isinstance(source, Law)}, key=lambda law: law.title
)


def _documents() -> dict[str, dict[str, object]]:
    found = compose(_FILE.read_bytes(), "sources.yaml").value
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.title)
def test_every_law_a_rule_names_has_a_document(law: Law) -> None:
    """The platform keeps each with a source, a day since when it holds, a jurisdiction and an owner."""
    said = _documents()[law.document]
    assert {"title", "url", "jurisdiction", "since", "owner", "fact"} <= said.keys()


@pytest.mark.parametrize("name", sorted(_documents()))
def test_no_document_is_in_force_before_it_is(name: str) -> None:
    """Its days are days, and it does not end before it begins."""
    said = _documents()[name]
    assert str(said["since"]) <= str(said.get("until", "9999-12-31"))


def test_ten_documents_at_least_have_a_rule() -> None:
    """Documents are not there for show."""
    assert len({law.document for law in LAWS}) >= 10


def _rules_of_law() -> list[Rule]:
    modules = [import_module(f"{compliance.__name__}.{found.name}") for found in iter_modules(compliance.__path__)]
    rules = {value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    own = [rule for rule in rules if any(isinstance(source, Law) for source in rule.sources)]
    return sorted(own, key=lambda rule: rule.id)


def test_a_finding_quotes_the_document() -> None:
    """Each rule of law has a tree whose expected text names the clause, its day and its owner."""
    rejects = CONFIGS.parent / "tests" / "rejects"
    for rule in _rules_of_law():
        texts = [file.read_text(encoding="utf-8") for file in (rejects / rule.id).glob("*/expected.txt")]
        assert any("in force since" in text and "; ask " in text for text in texts), rule.id
