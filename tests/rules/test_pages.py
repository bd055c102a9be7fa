"""Every rule has a page, with what breaks it, what is right, and where it is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from compiler.core.diagnostic import Rule
from compiler.core.rules.registry import RULES
from compiler.render.example import examples
from compiler.render.paint import Paint
from compiler.render.rule import render_rule
from tests.cli.running import Banns
from tests.rejects.cases import BASE, HERE
from tools.reference.rules import FOLDER, rules_pages
from tools.reference.topics import by_topic

_MENDED = sorted(HERE.glob("*/*/mended"))
_ELSEWHERE = re.compile(
    r"\b(laws?|lawful(ly)?|GDPR|ePrivacy|PECR|TCPA|CAN-SPAM|CASL|RFC|YAML|JSON|UTF-8|IANA|BCP|ISO|CSV|MJML"
    r"|Meta|WhatsApp|Twilio|Vonage|Brevo|SendGrid|Mailgun|Gmail|Yahoo|Google|Microsoft|Outlook|Amazon|carriers?)\b"
)
"""Words that say that a rule follows somebody else's."""
_OURS = {"environment-reach", "file-name", "key-form", "root-not-a-map", "schema-line", "stray-settings"}
"""Rules that name such a word and are nevertheless of our own making."""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return every page as it would be made now."""
    return rules_pages()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_shows_both_examples(rule: Rule, pages: dict[str, str]) -> None:
    """What is wrong, exactly what is printed, what is right, and how to mend it stand on every page."""
    text = pages[f"{FOLDER}/{rule.id}.md"]
    parts = [text.index(f"\n## {head}\n") for head in ("Wrong", "Right", "How to mend it")]
    assert parts == sorted(parts)
    assert f"[{rule.id}]" in text[parts[0] : parts[1]]
    assert rule.why in text
    example = examples()[rule.id]
    assert example.bad
    assert example.good
    assert all(excerpt.text for excerpt in (*example.bad, *example.good))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_terminal_shows_the_same(rule: Rule) -> None:
    """`banns rule ID` holds every line of the example, and the address of every source."""
    shown = render_rule(rule, examples()[rule.id], Paint())
    for excerpt in (*examples()[rule.id].bad, *examples()[rule.id].good):
        assert all(line.strip() in shown for line in (excerpt.file, *excerpt.text.split("\n")))
    assert all(source.url in shown for source in rule.sources)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_who_follows_somebody_says_whom(rule: Rule) -> None:
    """A rule whose words name a law, a standard or a vendor has a source; each is a public page."""
    if _ELSEWHERE.search(f"{rule.summary} {rule.why}") and rule.id not in _OURS:
        assert rule.sources, f"{rule.id} names {_ELSEWHERE.search(f'{rule.summary} {rule.why}')}"
    for source in rule.sources:
        assert re.fullmatch(r"https://[^\s]+", source.url)
        assert source.title


def test_the_index_names_every_rule_once(pages: dict[str, str]) -> None:
    """Each rule stands under one topic, and its link leads to a page that there is."""
    index = pages[f"{FOLDER}/README.md"]
    links = re.findall(r"\]\(([a-z0-9-]+\.md)\)", index)
    assert sorted(links) == sorted(f"{rule.id}.md" for rule in RULES)
    assert {f"{FOLDER}/{link}" for link in links} < pages.keys()
    assert sum(len(rules) for rules in by_topic().values()) == len(RULES)


@pytest.mark.parametrize("mended", _MENDED, ids=lambda folder: folder.relative_to(HERE).as_posix())
def test_what_is_shown_as_right_is_right(
    mended: Path, banns: Banns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad tree that was mended passes, even strictly."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, tmp_path / "configs")
    shutil.copytree(mended / "configs", tmp_path / "configs", dirs_exist_ok=True)
    ended = banns("check", "--strict")
    assert ended.out.endswith("No findings.\n"), ended.out


def test_a_rule_has_at_most_one_mended_tree() -> None:
    """Which example a page shows is not left to chance."""
    assert len({folder.parent.parent for folder in _MENDED}) == len(_MENDED)
