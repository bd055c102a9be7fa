"""The first message points at the edited line and says what to write; one cause is one finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.breaks.breaking import Break, answers, breaks, broken, described
from tests.breaks.conftest import Seen
from tests.goldens import Golden

BREAKS = breaks()
GOLDEN = Path(__file__).parent / "golden"


def test_the_example_is_right_before_it_is_broken(configs: Path, look: Callable[[], Seen]) -> None:
    """Nothing is found in the copy as it is: whatever is found below comes from the break."""
    assert configs.is_dir()
    assert look().plain.endswith("No findings.\n")


@pytest.mark.parametrize("made", BREAKS, ids=lambda made: made.name)
def test_a_break_is_answered(made: Break, configs: Path, look: Callable[[], Seen], golden: Golden) -> None:
    """Where to look, what to write and how much is wrong are as the edit has it, in exactly the golden's words."""
    with broken(configs, made) as place:
        seen = look()
    golden(GOLDEN / f"{made.name}.txt", seen.plain)
    golden(GOLDEN / f"{made.name}.ansi", seen.coloured)
    told = "\n".join(described(found) for found in seen.diagnostics)
    assert seen.diagnostics, "nothing was found"
    first = seen.diagnostics[0]
    assert f"{first.place.file}:{first.place.line}" == place, told
    assert answers(first.fix, made.says), f"{made.says!r} is not in: {told}"
    assert len(seen.diagnostics) == made.findings, told


def test_there_are_enough_breaks_and_no_golden_is_left_over() -> None:
    """At least forty-five, each with a name of its own, each with two golden texts and no other golden beside them."""
    names = [made.name for made in BREAKS]
    assert len(names) == len(set(names)) >= 45
    assert {file.name for file in GOLDEN.iterdir()} == {f"{name}{end}" for name in names for end in (".txt", ".ansi")}
