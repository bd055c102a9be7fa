"""What people and machines read: exact texts, and nothing that a value could smuggle in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applier.core.fields import ABSENT, FieldChange, field_changes
from applier.core.receipt import Receipt
from applier.core.release import Release
from applier.render.safe import code_span
from applier.render.values import WIDTH, shown, shown_pair
from applier.service import bodies_of, merged, plan_json, plan_markdown, plan_text, receipt_json, receipt_text
from compiler.core.snapshot import Snapshot
from tests.applier.random_trees import hostile, trees
from tests.applier.test_effect import between
from tests.applier.trees import entry, tree, warrant

BRAND = {"primary": "#7A1F3D", "accent": "#C9A66B"}
EVENT = {"name": "A"}


def _base() -> Snapshot:
    return tree(
        {
            "platform": {"compliance.quiet_hours": {"from": "21:00"}},
            "rosewood": {"tenant": {"name": "R"}, "brand": BRAND, "providers.twilio": {"priority": 10}},
            "rosewood/anna-ben": {"event": EVENT},
            "rosewood/giulia-tom": {"event": EVENT, "brand": BRAND | {"primary": "#123456"}},
            "rosewood/luca-marie": {"event": EVENT, "brand": BRAND | {"accent": "#000000"}},
            "rosewood/zoe-max": {"event": EVENT, "brand": BRAND},
        }
    )


def _head() -> Snapshot:
    brand = BRAND | {"primary": "#8A1F3D"}
    moved = entry({"priority": 20, "fallback": True}, moved=("rosewood:providers.twilio",))
    return tree(
        {
            "platform": {"compliance.quiet_hours": {"from": "20:00"}},
            "rosewood": {"tenant": {"name": "R"}, "brand": brand, "providers.twilio-sms": moved},
            "rosewood/anna-ben": {"event": EVENT},
            "rosewood/giulia-tom": {"event": EVENT, "brand": BRAND | {"primary": "#123456"}},
            "rosewood/luca-marie": {"event": EVENT, "brand": brand | {"accent": "#000000"}},
            "rosewood/new-pair": {"event": EVENT, "brand": brand, "templates.invitation.sms.it": {"text": "Ciao"}},
            "summit": {"tenant": {"name": "S"}, "brand": BRAND},
            "summit/conference": {"event": EVENT},
        }
    )


def _text(base: Snapshot, head: Snapshot) -> str:
    return plan_text(between(base, head), merged(bodies_of(head), bodies_of(base)))


def test_a_plan_reads_like_this() -> None:
    """The whole text of a plan with every kind of paragraph in it."""
    expected = """\
From base to head:

~ platform: compliance.quiet_hours — from "21:00" -> "20:00", reaches 3 events (rosewood/anna-ben, rosewood/giulia-tom, rosewood/luca-marie)
~ rosewood: brand — primary #7A1F3D -> #8A1F3D, reaches 2 events (anna-ben, luca-marie); giulia-tom keeps its own
> rosewood: providers.twilio-sms, moved from rosewood:providers.twilio, reaches 3 events (anna-ben, giulia-tom, luca-marie)
    fallback  (none) -> true
    priority  10 -> 20
+ rosewood/new-pair: new event (brand, 1 template)
- rosewood/zoe-max: event retires (brand)
+ summit: new tenant (brand; 1 event: conference)
"""  # noqa: E501
    assert _text(_base(), _head()).startswith(expected)
    assert "12 entries to write, 6 events affected. Plan " in _text(_base(), _head())


def test_a_part_of_a_change_is_told_with_the_whole() -> None:
    """An event that says one of two changed fields itself is reached in part, and has no paragraph of its own."""
    own = BRAND | {"primary": "#000000"}
    base = tree({"rosewood": {"tenant": 1, "brand": BRAND}, "rosewood/anna-ben": {"event": 1, "brand": own}})
    both, one = {"primary": "#111111", "accent": "#222222"}, {"primary": "#000000", "accent": "#222222"}
    head = tree({"rosewood": {"tenant": 1, "brand": both}, "rosewood/anna-ben": {"event": 1, "brand": one}})
    expected = """\
~ rosewood: brand, reaches no event; in part 1 event (anna-ben)
    accent   #C9A66B -> #222222
    primary  #7A1F3D -> #111111
"""
    assert expected in _text(base, head)


def test_no_changes_are_called_that() -> None:
    """An empty plan is one sentence, in every form."""
    base = _base()
    assert _text(base, base) == "No changes: base already says what head says.\n"
    assert "No changes" in plan_markdown(between(base, base), bodies_of(base))
    assert json.loads(plan_json(between(base, base), bodies_of(base)))["changes"] == []


def test_where_a_value_comes_from_is_said() -> None:
    """An event that takes or leaves its own value is told so, also where the value is the same."""
    own = tree({"rosewood": {"tenant": 1, "brand": 1}, "rosewood/a": {"event": 1, "brand": entry(2, "event")}})
    same = tree({"rosewood": {"tenant": 1, "brand": 1}, "rosewood/a": {"event": 1, "brand": entry(1, "event")}})
    none = tree({"rosewood": {"tenant": 1, "brand": 1}, "rosewood/a": {"event": 1}})
    assert "~ rosewood/a: brand — value 1 -> 2, its own instead of rosewood's\n" in _text(none, own)
    assert "~ rosewood/a: brand — value 2 -> 1, back to rosewood's\n" in _text(own, none)
    assert "= rosewood/a: brand, the same value, back to rosewood's\n" in _text(same, none)


def test_colour_only_where_asked_for() -> None:
    """Escape sequences are our own, and only in colour."""
    plan, bodies = between(_base(), _head()), merged(bodies_of(_head()), bodies_of(_base()))
    assert "\x1b" not in plan_text(plan, bodies)
    assert "\x1b[32m+ summit" in plan_text(plan, bodies, colour=True)


@given(before=hostile, after=hostile)
def test_no_value_reaches_a_terminal_raw(before: object, after: object) -> None:
    """Law: whatever values hold, the text has no control and no direction-changing characters but its own newlines."""
    base = tree({"rosewood": {"tenant": {"x": before}}})
    head = tree({"rosewood": {"tenant": {"x": after}}})
    text = _text(base, head)
    hidden = [char for char in text if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0)]
    assert not hidden
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert all(line == "" or line[0] in "FN~ 01" for line in text.splitlines())


@given(st.text())
def test_a_code_span_ends_where_it_should(text: str) -> None:
    """Law: no text can close the code span it stands in, nor begin a new line."""
    span = code_span(text)
    fence = span[: len(span) - len(span.lstrip("`"))]
    assert "\n" not in span
    assert span.endswith(fence)
    assert fence not in span[len(fence) : -len(fence)] or not fence


def test_markdown_shows_values_as_code() -> None:
    """A value that is markup stands in a code span, where it is none."""
    base = tree({"rosewood": {"tenant": {"name": "x"}}})
    head = tree({"rosewood": {"tenant": {"name": "</details> @everyone `![x](http://evil)` | #1\n## Approved"}}})
    told = plan_markdown(between(base, head), merged(bodies_of(head), bodies_of(base)))
    assert '``"</details> @everyone `![x](http://evil)` | #1\\n## Approved"``' in told.replace("`` ", "``").replace(
        " ``", "``"
    )
    assert "\n## Approved" not in told


def test_a_long_plan_fits_into_a_comment() -> None:
    """Markdown beyond what a comment takes is cut, with how much is left out."""
    base = tree({f"t{number}": {"tenant": 1, "brand": {"primary": number}} for number in range(2000)})
    head = tree({f"t{number}": {"tenant": 1, "brand": {"primary": -number - 1}} for number in range(2000)})
    told = plan_markdown(between(base, head), merged(bodies_of(head), bodies_of(base)))
    assert len(told) < 65_536
    assert "lines more: `banns plan` shows them all." in told


@given(base=trees(), head=trees())
def test_every_plan_can_be_told(base: Snapshot, head: Snapshot) -> None:
    """Law: no plan fails to render, and JSON keeps one change for each effective change."""
    plan, bodies = between(base, head), merged(bodies_of(head), bodies_of(base))
    assert plan_text(plan, bodies)
    assert plan_markdown(plan, bodies)
    told = json.loads(plan_json(plan, bodies))
    assert (told["format"], told["digest"], len(told["changes"])) == ("banns.plan/v1", plan.digest, len(plan.effective))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (ABSENT, "(none)"),
        ("", '""'),
        ("formal", "formal"),
        ("#7A1F3D", "#7A1F3D"),
        ("+3905512345", "+3905512345"),
        ("12", '"12"'),
        ("true", '"true"'),
        (True, "true"),
        (12, "12"),
        ({"secret": "env:TWILIO"}, '{"secret":"env:TWILIO"}'),
        ("a" * 100, "a" * 40 + "… (100 characters)"),
    ],
)
def test_values_are_short_and_cannot_be_mistaken(value: object, text: str) -> None:
    """A text that looks like something else is quoted; a long value says how long it is."""
    assert shown(value) == text


def test_two_long_texts_show_where_they_differ() -> None:
    """Of two long texts, the part around the first difference is shown."""
    old, new = "Dear guest, " * 20 + "come at noon.", "Dear guest, " * 20 + "come at eight."
    before, after = shown_pair(FieldChange(path=("text",), before=old, after=new))
    assert (before, after) == ('"… guest, come at noon."', '"… guest, come at eight."')
    assert len(before) <= WIDTH


@given(before=hostile, after=hostile)
def test_fields_rebuild_the_value(before: object, after: object) -> None:
    """Law: writing the differing fields into the old value gives the new one."""
    changes = field_changes(before, after)
    assert json.dumps(_written(before, changes), sort_keys=True) == json.dumps(after, sort_keys=True)


def _written(value: object, changes: tuple[FieldChange, ...]) -> object:
    built = json.loads(json.dumps(value))
    for change in changes:
        if not change.path:
            return change.after
        *way, last = change.path
        inner = built
        for key in way:
            inner = inner[int(key) - 1] if isinstance(inner, list) else inner[key]
        if change.after is ABSENT:
            del inner[last]
        else:
            inner[last] = change.after
    return built


def test_a_receipt_says_what_was_done() -> None:
    """The text of a receipt, and its JSON; without a release it says that nothing was written."""
    release = Release(number=7, parent="p", plan="d" * 64, warrant=warrant(commit="c" * 40))
    receipt = Receipt(release=release, plan="d" * 64, contents=1, opened=2, closed=1, events=3)
    assert receipt_text(receipt) == (
        "Release 7 of example, by ada at 2027-01-02T12:00:00.000000Z, commit cccccccccccc.\n"
        "2 versions opened, 1 closed, 1 body stored; 3 events affected.\n"
        f"Plan dddddddddddd, release hash {release.hash[:12]}.\n"
    )
    assert json.loads(receipt_json(receipt))["release"]["number"] == 7
    nothing = Receipt(release=None, plan="d")
    assert receipt_text(nothing) == "No changes: nothing was written.\n"
    assert json.loads(receipt_json(nothing))["release"] is None
