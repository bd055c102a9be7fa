"""What YAML allows and settings do not, and what libyaml reads otherwise than YAML 1.2 does."""

from __future__ import annotations

import pytest

from compiler.core.place import Place
from compiler.core.syntax.compose import compose


def _findings(text: str) -> list[tuple[str, int, int]]:
    found = compose(text.encode(), "file.yaml").findings
    return [(each.rule.id, each.at.line, each.at.column) for each in found if isinstance(each.at, Place)]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("line", ["b: x{}y", "b: 'x{}y'", 'b: "x{}y"', "b: |\n  x{}y", "# x{}y"])
def test_line_breaks_of_yaml_1_1_are_refused_where_they_stand(character: str, line: str) -> None:
    """Libyaml would fold them into spaces and count lines that no editor shows."""
    text = "a: 1\n" + line.format(character) + "\nc: 1\n"
    before = text[: text.index(character)]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert _findings(text) == [("unprintable-character", *place)]


@pytest.mark.parametrize("escape", ["\\N", "\\L", "\\P", "\\u2028", "\\x85"])
def test_written_as_escapes_they_are_characters_like_others(escape: str) -> None:
    """An escape is seen in the review, and no reader takes it for a line break."""
    assert _findings(f'a: "x{escape}y"\n') == []


@pytest.mark.parametrize(
    "text", ["a: [null]", "a: [~, 1]", "a:\n  - b: null", "a: [{b: {c: null}}]", "x: &x {b: ~}\na: [*x]"]
)
def test_a_null_in_a_list_is_refused_at_any_depth(text: str) -> None:
    """A list is replaced whole, so a null in it could remove nothing."""
    assert [rule for rule, _, _ in _findings(text + "\n")] == ["null-in-list"]


def test_a_null_in_a_map_below_a_list_of_lists_is_said_once() -> None:
    """The innermost list says it."""
    assert [rule for rule, _, _ in _findings("a: [[{b: null}]]\n")] == ["null-in-list"]


@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x08", "\x0b", "\x1f", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters_are_refused_where_they_stand(character: str) -> None:
    """Line and column are those of the character, also behind characters of four bytes."""
    assert _findings(f"a: 1\nb: '😀{character}'\n") == [("unprintable-character", 2, 6)]
