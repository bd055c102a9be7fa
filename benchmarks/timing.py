"""Times whole processes, by the operating system's own account of each."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of wall clock and of CPU in user mode, MiB at its peak."""

    wall: float
    user: float
    peak: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end. Raises RuntimeError where it fails: a failure has no speed."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) != 0:
        words = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
        raise RuntimeError(f"{' '.join(command)}: {words[-2000:]}")
    if process.stderr:
        process.stderr.close()
    return Run(wall, usage.ru_utime, usage.ru_maxrss / 1024)


def interleaved(commands: dict[str, Sequence[str]], rounds: int) -> dict[str, list[Run]]:
    """Run all commands in turn, again and again, so that a drifting machine drifts for all; one warm-up first."""
    for command in commands.values():
        run(command)
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command))
    return found


def median(runs: list[Run], figure: str) -> float:
    """Return the median of one figure."""
    return float(statistics.median(getattr(each, figure) for each in runs))


def spread(runs: list[Run], figure: str) -> tuple[float, float]:
    """Return the least and the greatest of one figure."""
    values = [getattr(each, figure) for each in runs]
    return min(values), max(values)
