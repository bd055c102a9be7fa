"""Each workflow is valid, pinned, has the least permissions, and runs only what exists."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli.main import banns
from tests.workflows.reading import PATHS, ROOT, Workflow, commands, workflow

NAMES = [path.stem for path in PATHS]
BINARIES = Path(sys.executable).parent
TARGETS = frozenset(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
_HEADER_TOOLS = frozenset({"printf", "base64", "tr"})
_READS_HISTORY = re.compile(r"--rev|--base|--from")


@pytest.fixture(params=NAMES)
def each(request: pytest.FixtureRequest) -> Workflow:
    """Return each workflow in turn."""
    return workflow(request.param)


def test_the_three_workflows_are_there() -> None:
    """There are three: for every change, for changes of settings, and for merged ones."""
    assert NAMES == ["apply", "ci", "review"]


def test_every_workflow_has_the_form_github_asks_for() -> None:
    """The published schema of workflows finds nothing wrong in any of them."""
    done = _run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, PATHS))
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing_even_when_it_is_pedantic(tmp_path: Path) -> None:
    """The security audit is silent about ours, and not because it is asleep: it finds what is planted."""
    audit = ("zizmor", "--offline", "--quiet", "--persona=pedantic", "--format=json")
    assert json.loads(_run(*audit, str(ROOT / ".github")).stdout) == []
    planted = re.sub(r"@[0-9a-f]{40} # v[\d.]+", "@v5", workflow("ci").text)
    (tmp_path / "planted.yml").write_text(planted, encoding="utf-8")
    found = json.loads(_run(*audit, str(tmp_path / "planted.yml")).stdout)
    assert "unpinned-uses" in {finding["ident"] for finding in found}


def test_every_action_is_pinned_to_a_commit_and_says_its_version(each: Workflow) -> None:
    """An action is named by a full commit, which cannot be moved, with the version a person would know it by."""
    lines = [line for line in each.text.splitlines() if re.match(r"\s*(- )?uses:", line)]
    assert len(lines) == sum(bool(step.uses) for step in each.steps) > 0
    for line in lines:
        assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_nothing_is_permitted_that_is_not_needed(each: Workflow) -> None:
    """A workflow may do nothing, each job of it may read the repository, and a checkout leaves no token behind."""
    assert each.tree["permissions"] == {}
    for job in each.jobs.values():
        assert job["permissions"] == {"contents": "read"}
    for step in each.steps:
        if step.uses.startswith("actions/checkout@"):
            assert step.inputs["persist-credentials"] == "false"


def test_every_job_ends_and_has_its_turn(each: Workflow) -> None:
    """A job has a name and a time by which it ends, and a workflow a group in which it takes turns."""
    assert each.tree["concurrency"].keys() == {"group", "cancel-in-progress"}
    for job in each.jobs.values():
        assert job["name"]
        assert 0 < int(job["timeout-minutes"]) <= 60


def test_steps_run_make_targets_banns_verbs_and_git_fetch_only(each: Workflow) -> None:
    """Every command a step runs is one of ours, and what it asks of it exists."""
    seen = list(each.commands())
    assert seen
    for words in seen:
        _check(words)


@pytest.mark.parametrize(
    "wrong",
    [
        "make chekc",
        ".venv/bin/banns chekc",
        ".venv/bin/banns check --bsae main",
        ".venv/bin/banns plan --format pdf",
        ".venv/bin/banns apply >> elsewhere",
        "git checkout main",
        "git -c alias.fetch=!sh push",
        "curl https://example.com",
    ],
)
def test_a_command_that_does_not_exist_is_noticed(wrong: str) -> None:
    """The check above notices a misspelt target, verb or option, and any other program."""
    (words,) = commands(wrong)
    with pytest.raises((AssertionError, click.UsageError)):
        _check(words)


def test_no_expression_is_pasted_into_a_script(each: Workflow) -> None:
    """What comes from an event reaches a script through its environment, where it is never read as shell."""
    assert not [step.run for step in each.steps if "${{" in step.run]


def test_whoever_reads_a_revision_has_the_whole_history(each: Workflow) -> None:
    """A job that names revisions checks out all of them: a shallow clone cannot tell which came first."""
    for key in each.jobs:
        steps = [step for step in each.steps if step.job == key]
        if any(_READS_HISTORY.search(step.run) for step in steps):
            depths = [step.inputs["fetch-depth"] for step in steps if step.uses.startswith("actions/checkout@")]
            assert depths == ["0"]


def test_ci_answers_changes_and_groups_on_their_way_into_main() -> None:
    """The checks run for pull requests, for merge groups and on main, and are the ones of `make check`."""
    ci = workflow("ci")
    assert ci.tree["on"] == {"push": {"branches": ["main"]}, "pull_request": "", "merge_group": ""}
    assert ("make", "check") in set(ci.commands())


def test_the_review_never_checks_out_or_runs_what_is_proposed() -> None:
    """It is triggered without secrets, checks the base out, and reads the proposal through git objects only."""
    review = workflow("review")
    assert review.tree["on"] == {"pull_request": {"paths": ["configs/**"]}}
    assert "secrets." not in review.text
    assert not re.search(r"head_ref|head\.(sha|ref|repo)", review.text)
    (job,) = review.jobs.values()
    base = "${{ github.event.pull_request.base.sha }}"
    assert job["env"] == {"BASE": "refs/remotes/proposed/merge^1", "HEAD": "refs/remotes/proposed/merge"}
    assert [step.inputs["ref"] for step in review.steps if step.uses] == [base]
    for words in review.commands():
        if words[0] == ".venv/bin/banns":
            assert words[words.index("--rev") + 1] == "$HEAD"
        else:
            assert words == ("make", "install") or words[0] in _HEADER_TOOLS or "fetch" in words, words


def test_the_review_says_what_would_change_even_where_the_check_complains() -> None:
    """The plan goes to the summary, and is not left out because a finding ended the step before."""
    (_, *plans) = [step for step in workflow("review").steps if "banns" in step.run and "install" not in step.run]
    steps = workflow("review").jobs["review"]["steps"]
    for plan in plans:
        assert plan.run.endswith('>> "$GITHUB_STEP_SUMMARY"')
        assert next(step for step in steps if step.get("name") == plan.name)["if"] == "${{ !cancelled() }}"
    assert ["--env staging" in plan.run for plan in plans] == [False, True]


def test_applies_take_turns_and_staging_goes_first() -> None:
    """An apply is never cancelled while it runs, production waits for staging, and each has a secret of its own."""
    apply = workflow("apply")
    assert apply.tree["on"] == {"push": {"branches": ["main"], "paths": ["configs/**"]}}
    assert apply.tree["concurrency"] == {"group": "apply", "cancel-in-progress": "false"}
    assert {key: job["environment"] for key, job in apply.jobs.items()} == {
        "staging": "staging",
        "production": "production",
    }
    assert apply.jobs["production"]["needs"] == "staging"
    for step in apply.steps:
        secret = {"BANNS_DATABASE_URL": "${{ secrets.BANNS_DATABASE_URL }}"}
        assert step.env == (secret if "banns apply" in step.run else {})
    applies = [words for words in apply.commands() if words[1:2] == ("apply",)]
    assert [words[words.index("--rev") + 1] for words in applies] == ["$GITHUB_SHA"] * 2
    assert ["--env" in words for words in applies] == [True, False]


def _check(words: tuple[str, ...]) -> None:
    """Fail where a command is none of ours, or asks for something that is not there."""
    match words:
        case ("make", *targets):
            assert targets, words
            assert set(targets) <= TARGETS, words
        case (".venv/bin/banns", verb, *rest):
            if ">>" in rest:
                place = rest.index(">>")
                assert rest[place + 1 :] == ["$GITHUB_STEP_SUMMARY"], words
                rest = rest[:place]
            _parse(verb, rest)
        case ("git", "-c", setting, "fetch", *_):
            assert setting == "http.extraheader=$header", words
        case (program, *_):
            assert program in _HEADER_TOOLS, words
        case _:
            pytest.fail("an empty command")


def _parse(verb: str, arguments: list[str]) -> None:
    """Let click read the arguments of a verb without running it. Raises click.UsageError."""
    with click.Context(banns) as context:
        command = banns.get_command(context, verb)
        assert command is not None, verb
        command.make_context(verb, arguments, parent=context)


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BINARIES / program, *arguments], capture_output=True, text=True, check=False, timeout=60)
