"""How much is read: exactly as much as the limits say, and not one more."""

from __future__ import annotations

import time
from typing import Any

import pytest

from compiler.core.syntax.compose import Composed, compose
from compiler.core.syntax.limits import MAX_BYTES, MAX_DEPTH, MAX_KEY, MAX_NODES
from compiler.core.syntax.locate import read_places


def _read(text: str | bytes, within: float = 15) -> Composed:
    """Read a text; so many seconds of CPU are far more than it needs, and far less than what grows with a square."""
    raw = text.encode() if isinstance(text, str) else text
    start = time.process_time()  # what the machine does beside it does not count
    composed = compose(raw, "file.yaml")
    read_places(raw)
    assert time.process_time() - start < within
    return composed


def _rules(composed: Composed) -> list[str]:
    return [found.rule.id for found in composed.findings]


def test_a_file_of_one_mebibyte_is_read() -> None:
    """The limit itself is allowed; bytes count, not characters."""
    head, letter = "a: '", "ü"
    room = MAX_BYTES - len(head) - 2
    text = head + letter * (room // 2) + "x" * (room % 2) + "'\n"
    assert len(text.encode()) == MAX_BYTES
    assert _read(text).findings == ()


def test_a_byte_more_is_not_read() -> None:
    """One past the limit is a finding at the top of the file."""
    composed = _read("a: " + "x" * (MAX_BYTES - 3) + "\n")
    assert _rules(composed) == ["too-large"]
    assert composed.value is None


def _nested_flow(depth: int) -> str:
    return "a: " + "[" * (depth - 1) + "1" + "]" * (depth - 1) + "\n"


def _nested_block(depth: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(depth - 1)) + " " * (depth - 1) + "a: 1\n"


def _nested_alias(depth: int) -> str:
    # One map for the root, then ten levels behind an alias below the rest.
    inner = 10
    return f"x: &x {'[' * inner}1{']' * inner}\na: {'[' * (depth - 1 - inner)}*x{']' * (depth - 1 - inner)}\n"


_NESTED: dict[str, Any] = {"flow": _nested_flow, "block": _nested_block, "alias": _nested_alias}


@pytest.mark.parametrize("form", sorted(_NESTED))
def test_fifty_levels_are_read_and_one_more_is_not(form: str) -> None:
    """The root is the first level; it does not matter how the nesting is written."""
    assert _read(_NESTED[form](MAX_DEPTH)).findings == ()
    composed = _read(_NESTED[form](MAX_DEPTH + 1))
    assert _rules(composed) == ["too-deep"]
    assert composed.value is None


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[{", "}]")])
@pytest.mark.parametrize("closed", [True, False])
def test_sixty_thousand_levels_are_one_finding(opening: str, closing: str, closed: bool) -> None:
    """`yaml.load` dies of this file; here it is one finding in no time."""
    depth = 60_000
    text = "a:\n  " + opening * depth + (closing * depth if closed else "")
    composed = _read(text, within=1)
    assert composed.value is None
    assert _rules(composed) in (["too-deep"], ["yaml-syntax"])


def test_a_hundred_thousand_values_are_read_and_one_more_is_not() -> None:
    """The root and the list count as values too; keys do not."""
    room = MAX_NODES - 2
    assert _read("a: [" + "1," * room + "]\n").findings == ()
    assert _rules(_read("a: [" + "1," * (room + 1) + "]\n")) == ["too-many-nodes"]


def test_aliases_count_as_often_as_they_are_used() -> None:
    """A list of ten, said so many times that it fits exactly, and once more."""
    each = 11
    uses = (MAX_NODES - 2 - each) // each
    rest = MAX_NODES - 2 - each - uses * each
    fits = "a: &a [" + "1," * 10 + "]\nb: [" + "*a," * uses + "1," * rest + "]\n"
    assert _read(fits).findings == ()
    assert _rules(_read(fits.replace("b: [", "b: [1,"))) == ["too-many-nodes"]


def test_a_billion_laughs_are_one_finding() -> None:
    """Nine generations of ten aliases each would be a billion values."""
    lines = ["a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol,lol]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert _rules(_read("\n".join(lines) + "\n", within=1)) == ["too-many-nodes"]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: [1, *x]}\n", "a: &x\n  b:\n    c: *x\n"])
def test_a_value_inside_itself_is_one_finding(text: str) -> None:
    """Written out it would never end."""
    assert _rules(_read(text)) == ["recursive-alias"]


def test_a_key_of_sixty_four_characters_is_read_and_one_more_is_not() -> None:
    """Keys stand in addresses and in key columns of the database."""
    assert _read(f"{'k' * MAX_KEY}: 1\n").findings == ()
    assert _rules(_read(f"{'k' * (MAX_KEY + 1)}: 1\n")) == ["key-form"]


@pytest.mark.parametrize(
    "digits", ["1" * 1_000_000, "1" * 1_000_000 + ".5", "0." + "0" * 999_990 + "1", "1e" + "9" * 999_999]
)
def test_a_number_of_a_million_digits_takes_no_time(digits: str) -> None:
    """Turning digits into a number takes quadratic time, so it is not tried."""
    assert _rules(_read(f"a: {digits}\n")) == ["number-out-of-range"]


@pytest.mark.parametrize(
    "line", ["a:\n", "- null\n", "A: 1\n", "a: 1\n", "'': 1\n", "a: .inf\n", "? [a]\n: 1\n", "&a b: !t 1\n"]
)
def test_a_file_full_of_mistakes_is_read_in_no_time(line: str) -> None:
    """Every line is wrong; the file still ends, and what is said about it stays readable in number."""
    composed = _read(line * (MAX_BYTES // len(line) // 20))
    assert composed.findings
