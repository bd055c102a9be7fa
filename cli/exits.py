"""How a run can end: the exit codes, and the one exception that carries one of them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; each is a promise to scripts and never changes its meaning."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    CHANGES = 20
    REFUSED = 21
    STALE = 22
    LOCKED = 23
    DRIFT = 24
    UNAVAILABLE = 25
    HELD = 26
    BUG = 70


class Ended(Exception):  # noqa: N818 - an end, not a bug
    """The run ends here: what was not done, and what to do next."""

    def __init__(self, code: Exit, words: str, next_step: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.next_step = next_step
