# ruff: noqa: E501 (what a terminal shows stands here as it is)
"""The command: what a reviewer reads, and what it says where it cannot compare."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from applier.render.diff_pieces import Quoted, as_markdown, as_text
from compiler.core.rules.judge import Judge
from tests.applier.random_trees import texts
from tests.cli.running import Banns, commit, edit, git

BRAND = "configs/tenants/rosewood/brand.yaml"
HOURS = "configs/tenants/rosewood/compliance.yaml"
LUCA = "configs/tenants/rosewood/events/luca-marie/settings.yaml"


@pytest.mark.usefixtures("repository")
def test_a_review_reads_like_this(banns: Banns) -> None:
    """Each edited line with its counts, who sees it, who does not, and the lines of both sides."""
    edit(BRAND, "'#7A1F3D'", "'#35524A'")
    edit(HOURS, "09:00-20:00", "10:00-19:00")
    edit(LUCA, "tone: formal\n", "")
    found = banns("diff", "--exit-code")
    assert found.code == 20
    assert (
        found.out
        == """\
From main to configs.

3 edits; 4 of 12 events see a difference, in 1 tenant.

~ configs/tenants/rosewood/brand.yaml:5  brand.primary #7A1F3D -> #35524A: 2 events; 2 events with a value of their own and not affected
    2 events (giulia-tom, sofia-james)
    keep their own: anna-ben, luca-marie, the first of them at configs/tenants/rosewood/events/anna-ben/event.yaml:46

~ configs/tenants/rosewood/compliance.yaml:8  compliance.quiet_hours.send_window "09:00-20:00" -> "10:00-19:00": 4 events
    3 events (anna-ben, giulia-tom, sofia-james)
    1 event (luca-marie): "10:00-19:30" -> "10:00-19:00", before from configs/tenants/rosewood/events/luca-marie/compliance.yaml:2

~ configs/tenants/rosewood/events/luca-marie/settings.yaml:3  settings.tone formal -> (none)
    formal -> friendly, now from configs/platform/settings.yaml:8

In staging: the same.
"""
    )


@pytest.mark.usefixtures("repository")
def test_the_same_tree_has_no_changes(banns: Banns) -> None:
    """Nothing edited is 'No changes', and comments are nothing."""
    edit(BRAND, "# Burgundy", "# Deep burgundy")
    found = banns("diff", "--exit-code", "--env", "")
    assert (found.code, found.out) == (0, "From main to configs.\n\nNo changes.\n")


@pytest.mark.usefixtures("repository")
def test_one_tenant_can_be_asked_for(banns: Banns) -> None:
    """With --tenant, the other tenants' edits are not told; an unknown one is refused."""
    edit(BRAND, "'#7A1F3D'", "'#35524A'")
    edit("configs/tenants/summit-labs/brand.yaml", "'#1B3BEB'", "'#1B3BEC'")
    found = banns("diff", "--tenant", "summit-labs", "--env", "")
    assert "summit-labs/brand.yaml:" in found.out
    assert "1 of 4 events sees a difference" in found.out
    assert "rosewood" not in found.out
    wrong = banns("diff", "--tenant", "rosewod")
    assert wrong.code == 2
    assert "Did you mean `rosewood`?" in wrong.err


@pytest.mark.usefixtures("repository")
def test_both_sides_have_their_lines_in_json(banns: Banns) -> None:
    """Two commits: every value carries the line of the base and the line of the head, and the counts."""
    edit(BRAND, "# Burgundy", "# A new first line\n# Burgundy")
    edit(BRAND, "'#7A1F3D'", "'#35524A'")
    commit("Green")
    found = json.loads(banns("diff", "HEAD~1", "HEAD", "--env", "staging", "--format", "json").out)
    assert (found["format"], found["base"], found["head"]) == ("banns.diff/v1", "HEAD~1", "HEAD")
    (environment,) = found["environments"]
    (cause,) = environment["causes"]
    assert (cause["place_before"]["line"], cause["place"]["line"], cause["events"]) == (5, 6, 2)
    (source,) = cause["effects"][0]["fields"][0]["sources"]
    assert (source["base"]["place"]["line"], source["head"]["place"]["line"]) == (5, 6)
    assert cause["not_affected"] == [{"why": "own", "events": ["rosewood/anna-ben", "rosewood/luca-marie"]}]


@pytest.mark.usefixtures("repository")
def test_a_tenant_whose_base_does_not_compile_is_unavailable(banns: Banns) -> None:
    """The base of one tenant is broken: that is said, its head is checked alone, and the others are compared."""
    edit(BRAND, "'#7A1F3D'", "burgundy")
    commit("Broken")
    edit(BRAND, "burgundy", "'#7A1F3D'")
    edit("configs/tenants/summit-labs/brand.yaml", "'#1B3BEB'", "'#1B3BEC'")
    found = banns("diff", "--env", "")
    assert found.code == 0
    assert "rosewood: difference unavailable. It does not compile in main. In configs it compiles:" in found.out
    assert "summit-labs/brand.yaml:" in found.out
    assert "1 of 8 events that can be compared sees a difference" in found.out
    assert "No changes" not in found.out


@pytest.mark.usefixtures("repository")
def test_a_head_with_errors_ends_with_findings(banns: Banns) -> None:
    """An error in the head is exit 1, and nothing is said to be unchanged."""
    edit(BRAND, "'#7A1F3D'", "burgundy")
    found = banns("diff", "--env", "")
    assert found.code == 1
    assert "rosewood: difference unavailable. It does not compile in configs." in found.out
    assert "No changes" not in found.out


@pytest.mark.usefixtures("repository")
def test_a_missing_base_says_what_to_do(banns: Banns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No main branch, an unrelated history and a shallow clone each have a way out."""
    origin = Path.cwd()
    commit("Second")
    git("branch", "--move", "trunk")
    none = banns("diff")
    assert none.code == 25
    assert "neither origin/main nor main is here" in none.err
    git("checkout", "--quiet", "--orphan", "main")
    commit("Unrelated")
    git("checkout", "--quiet", "trunk")
    unrelated = banns("diff")
    assert unrelated.code == 25
    assert "their histories are unrelated" in unrelated.err
    shallow = tmp_path / "shallow"
    git("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{origin}", str(shallow))
    monkeypatch.chdir(shallow)
    assert "fetch-depth: 0" in banns("diff").err


_HOSTILE = (
    "</script><img src=x onerror=alert(1)> --> ``` `` @everyone [x](javascript:1)",
    "::set-output name=x::y\n::error::z",
    "x" * 200_000,
)


@pytest.fixture
def no_rule_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of what is hostile is refused by some rule today; the review does not rely on that."""
    for name in ("entry", "views", "views_of_silent"):
        monkeypatch.setattr(Judge, name, lambda *_: [])


@pytest.mark.usefixtures("no_rule_is_asked")
@pytest.mark.parametrize("value", _HOSTILE, ids=["markup", "workflow", "long"])
@pytest.mark.usefixtures("repository")
def test_no_value_breaks_out(banns: Banns, value: str) -> None:
    """What somebody wrote is text in the terminal and a code span in Markdown, and never more."""
    body = Path("configs/tenants/rosewood/templates/invitation/email.en.txt")
    body.write_text(f"{value}\n{body.read_text(encoding='utf-8')}", encoding="utf-8")
    for output in ("text", "markdown"):
        printed = banns("diff", "--env", "", "--all", "--format", output).out
        assert "email.en.txt:1" in printed
        assert len(printed) < 3_000
        assert not any(line.lstrip().startswith("::") for line in printed.splitlines())
    assert not re.search(r"[<`@]|-->|\]\(|set-output|x{20}", _outside_code(printed))


@given(texts.filter(bool))
def test_no_text_breaks_out_of_a_line(text: str) -> None:
    """Law: whatever is quoted stays on its line, moves no cursor, and is inside its code span."""
    pieces = ("before ", Quoted(text), " after")
    shown = as_text(pieces)
    assert len(shown.splitlines()) == 1
    assert not set(shown) & {"\x1b", "\u202e", "\x07", "\r"}
    assert _outside_code(as_markdown(pieces)) == "before  after"


def _outside_code(markdown: str) -> str:
    return re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", markdown)


@pytest.mark.usefixtures("repository")
def test_all_lists_everything(banns: Banns) -> None:
    """Without --all the events of many tenants are numbers; with it every one is named."""
    edit("configs/platform/compliance.yaml", "answered_within: P1M", "answered_within: P20D")
    assert "12 events (harbour-trust 4, rosewood 4, summit-labs 4)" in banns("diff", "--env", "").out
    assert "summit-labs/plattform-forum-2027" in banns("diff", "--env", "", "--all").out


@pytest.mark.usefixtures("repository")
def test_a_new_event_is_one_cause(banns: Banns) -> None:
    """An event that arrives is one block and not its hundred values."""
    source = Path("configs/tenants/rosewood/events/giulia-tom/event.yaml")
    fresh = Path("configs/tenants/rosewood/events/rosa-leo/event.yaml")
    fresh.parent.mkdir()
    fresh.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    out = banns("diff", "--env", "").out
    assert "+ configs/tenants/rosewood/events/rosa-leo/event.yaml:1  rosewood/rosa-leo new event" in out
    assert out.count("\n") == 5
