"""The rules a file of tests can break; a wrong test would pass or fail for a reason nobody meant."""

from __future__ import annotations

from compiler.core.diagnostic import Rule

TEST_FORM = Rule(
    id="test-form",
    summary="A test is not written as tests are",
    why="What it is meant to hold could only be guessed.",
)
TEST_INCOMPLETE = Rule(
    id="test-incomplete",
    summary="A test does not say what it expects",
    why="A test that cannot fail would look like one that passes.",
)
TEST_NAMES_NOTHING = Rule(
    id="test-names-nothing",
    summary="A test names something that there is not",
    why="It could never pass, or would pass for ever because nothing is there.",
)
