"""What the rules cost beside parsing and merging: `python -m benchmarks.rules [EVENTS]`.

One process checks the generated tree several times, and the clock is read around the parts, so both
sides of the ratio come from the same runs.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.trees import generate
from compiler import service
from compiler.core import compile as compiling
from compiler.core.rules.judge import Judge

_ROUNDS = 3
_DAY = "2026-12-01"
_PARSE_AND_MERGE = ("gather", "resolve")
_RULES = ("entry", "views", "views_of_silent")


def main() -> None:
    """Print, for a tree of so many events, the time of the rules over that of parsing and merging."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description=main.__doc__)
    parser.add_argument("events", nargs="?", type=int, default=20_000)
    events = parser.parse_args().events
    with tempfile.TemporaryDirectory(prefix="banns-bench-") as folder:
        tree = service.open_folder(generate(Path(folder), events))
        rounds = [_round(lambda: service.check(tree, today=_DAY)) for _ in range(_ROUNDS)]
    ratios = [rules / parsed for parsed, rules in rounds]
    parsed, rules = rounds[0]
    print(
        f"{events:,} events: parse and merge {parsed:.2f} s, all rules {rules:.2f} s in the first of {_ROUNDS} rounds"
    )
    print(f"rules / parse and merge: {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})")


def _round(check: Callable[[], Any]) -> tuple[float, float]:
    """Return the seconds of parsing and merging, and those of the rules, in one check."""
    spent: dict[str, float] = defaultdict(float)
    patches = [
        patch.object(compiling, name, _timed(getattr(compiling, name), spent, name)) for name in _PARSE_AND_MERGE
    ]
    patches += [patch.object(Judge, name, _timed(getattr(Judge, name), spent, name)) for name in _RULES]
    gc.disable()  # as the command does
    for each in patches:
        each.start()
    try:
        check()
    finally:
        patch.stopall()
        gc.enable()
    return sum(spent[name] for name in _PARSE_AND_MERGE), sum(spent[name] for name in _RULES)


def _timed(function: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            spent[name] += time.perf_counter() - begun

    return timed


if __name__ == "__main__":
    main()
