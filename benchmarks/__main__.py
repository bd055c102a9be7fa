"""`make bench`: cold check and compile of generated trees, beside their floor and their peers."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from benchmarks.contenders import contenders
from benchmarks.timing import interleaved, median, spread
from benchmarks.trees import generate

_ROUNDS = {100: 7, 2_000: 7, 20_000: 3}


def main() -> None:
    """Measure the sizes that are asked for and print a table for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(_ROUNDS), help="numbers of events")
    parser.add_argument("--rounds", type=int, default=0, help="counted runs of each command")
    arguments = parser.parse_args()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory(prefix="banns-bench-") as folder:
        for size in arguments.sizes:
            _measure(Path(folder) / str(size), size, arguments.rounds or _ROUNDS.get(size, 3))


def _measure(folder: Path, size: int, rounds: int) -> None:
    commands, absent = contenders(generate(folder, size), folder / "out")
    found = interleaved(commands, rounds)
    ours = median(found["banns compile"], "user")
    print(f"{size:,} events, medians of {rounds} interleaved runs; not installed: {', '.join(absent) or 'none'}")
    print(f"{'':24}{'wall s':>9}{'least–most':>15}{'user s':>9}{'MiB':>7}{'user / compile':>16}")
    for name, runs in found.items():
        least, most = spread(runs, "wall")
        user = median(runs, "user")
        wall, peak = median(runs, "wall"), median(runs, "peak")
        print(f"{name:24}{wall:9.2f}{f'{least:.2f}–{most:.2f}':>15}{user:9.2f}{peak:7.0f}{user / ours:16.2f}")
    print()


if __name__ == "__main__":
    main()
