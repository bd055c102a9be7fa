"""The page that holds what was asked for against what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.reference.carriers import routes
from tools.reference.coverage import PAGE, check, coverage_pages, unasked_fields
from tools.reference.requirement import Chapter, CoverageError, Reach, Requirement, chapters

# Counted by hand in the requirements of the product and in the facts it builds on, which are no part of the
# repository. A number changes only when those texts do.
COUNTS = {
    "prd-1-1-r": 4,
    "prd-1-2-r": 4,
    "prd-1-3-r": 4,
    "prd-2-1-r": 5,
    "prd-2-2-r": 4,
    "prd-2-3-r": 4,
    "prd-3-1-r": 4,
    "prd-3-2-r": 4,
    "prd-1-1-s": 8,
    "prd-1-2-s": 8,
    "prd-1-3-s": 12,
    "prd-2-1-s": 15,
    "prd-2-2-s": 8,
    "prd-2-3-s": 8,
    "prd-3-1-s": 8,
    "prd-3-2-s": 8,
    "prd-1-1-a": 5,
    "prd-1-2-a": 5,
    "prd-1-3-a": 5,
    "prd-2-1-a": 6,
    "prd-2-2-a": 4,
    "prd-2-3-a": 4,
    "prd-3-1-a": 4,
    "prd-3-2-a": 4,
    "prd-principle-": 6,
    "prd-api-(providers|templates|campaigns|analytics)-": 19,
    "prd-db-providers-": 13,
    "prd-db-templates-": 17,
    "prd-db-campaigns-": 12,
    "prd-db-index-": 4,
    "prd-metric-": 12,
    "prd-deploy-": 12,
    "prd-risk-": 8,
    "dom-2a-(gmail|smtp|outlook|brevo|sendgrid|mailgun|ses|postmark|resend)$": 9,
    "dom-2b-(?!secrets)": 9,
    "dom-2c-(?!timeout|vector)": 7,
    "dom-4-c": 20,
    "dom-7b-(?!common|timing)": 10,
}
_ROOT = Path(__file__).parents[2]
_NAMES = tuple(name for chapter in chapters() for name in chapter.lines)


@pytest.mark.parametrize(("prefix", "count"), COUNTS.items(), ids=list(COUNTS))
def test_every_line_that_is_asked_for_is_there(prefix: str, count: int) -> None:
    """Requirements (r), steps (s), acceptance (a), columns, endpoints, numbers, rows of facts: none is left out."""
    assert len([name for name in _NAMES if re.match(prefix, name)]) == count


def test_every_name_is_looked_up() -> None:
    """Each field, rule, type, verb, column and file on the page is there, or the page is not made."""
    assert list(coverage_pages()) == [PAGE]


def test_every_category_of_the_example_has_its_line() -> None:
    """The ten categories and the compliance messages: none more, none less."""
    text = (_ROOT / "configs/platform/catalogue/categories.yaml").read_text(encoding="utf-8")
    categories = set(re.findall(r"^([a-z_]+):$", text, flags=re.MULTILINE))
    others = {"catalogue", "unknown", "conditional", "variants"}
    assert {name.removeprefix("dom-7a-") for name in _NAMES if name.startswith("dom-7a-")} - others == categories


@pytest.mark.parametrize(
    ("carriers", "sentence"),
    [
        (
            {"fields": ("providers.*.prioriti",)},
            "there is no field `providers.*.prioriti`. Did you mean `providers.*.priority`?",
        ),
        ({"rules": ("policy-waivers",)}, "there is no rule `policy-waivers`. Did you mean `policy-waiver`?"),
        (
            {"types": ("twilio.sms.from_number",)},
            "there is no type of provider or field of one `twilio.sms.from_number`. Did you mean `twilio.sms.from`?",
        ),
        ({"verbs": ("check --secret",)}, "there is no verb `check --secret`. Did you mean `check --secrets`?"),
        (
            {"tables": ("config_live.boddy",)},
            "there is no table or column `config_live.boddy`. Did you mean `config_live.body`?",
        ),
        ({"files": ("configs/nowhere",)}, "there is no file `configs/nowhere`."),
    ],
    ids=["field", "rule", "type", "verb", "column", "file"],
)
def test_a_name_that_is_not_there_stops_the_page(carriers: dict[str, tuple[str, ...]], sentence: str) -> None:
    """The message says where it stands, what it is and what may be meant."""
    line = Requirement.model_validate({"says": "Something.", "carried_by": carriers})
    chapter = Chapter(path="docs/coverage/01.yaml", title="One", lines={"prd-x": line})
    with pytest.raises(CoverageError) as raised:
        check([chapter])
    assert str(raised.value) == f"docs/coverage/01.yaml: prd-x: {sentence}"


def test_what_is_read_is_looked_up_too() -> None:
    """A line that no setting carries still names the settings that are read for it."""
    line = Requirement(says="Something.", not_yet="Later.", reads=("settings.channel",))
    with pytest.raises(CoverageError, match=r"there is no field `settings\.channel`"):
        check([Chapter(path="docs/coverage/01.yaml", title="One", lines={"prd-x": line})])


def test_an_id_stands_once(tmp_path: Path) -> None:
    """Whoever refers to a line by its id means one line."""
    for name in ("01.yaml", "02.yaml"):
        (tmp_path / name).write_text("chapter: C\nlines:\n  prd-x: {says: S., not_yet: Later.}\n", encoding="utf-8")
    with pytest.raises(CoverageError) as raised:
        chapters(tmp_path)
    assert str(raised.value) == "docs/coverage/02.yaml: prd-x stands in docs/coverage/01.yaml too."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{says: S.}", "prd-x: Value error, one of carried_by, not_yet and not_a_setting."),
        (
            "{says: S., not_yet: Later., missing: Much.}",
            "prd-x: Value error, left and missing stand beside carried_by only.",
        ),
        ("{says: S., carried_by: {}}", "prd-x.carried_by: Value error, carried_by names nothing."),
        ("{says: S., not_yes: Later.}", "prd-x.not_yes: Extra inputs are not permitted."),
    ],
    ids=["no-answer", "missing-alone", "nothing", "misspelt"],
)
def test_a_line_has_one_answer(tmp_path: Path, line: str, sentence: str) -> None:
    """What carries it, or why nothing does; never both, never neither."""
    (tmp_path / "01.yaml").write_text(f"chapter: C\nlines:\n  prd-x: {line}\n", encoding="utf-8")
    with pytest.raises(CoverageError) as raised:
        chapters(tmp_path)
    assert str(raised.value) == f"docs/coverage/01.yaml: {sentence}"


def test_how_far_a_line_is_carried() -> None:
    """What is missing outweighs what is left to others."""
    said = {"says": "S.", "carried_by": {"fields": ("brand",)}}
    reaches = [
        Requirement.model_validate({**said, **more}).reach
        for more in ({}, {"left": "L."}, {"missing": "M."}, {"left": "L.", "missing": "M."})
    ]
    assert reaches == [Reach.CARRIED, Reach.SAID, Reach.PARTLY, Reach.PARTLY]


def test_a_map_does_not_stand_for_its_fields() -> None:
    """`settings.sandbox` names none of the fields in it, `settings.sandbox.**` all."""
    inside = {route for route in routes() if route.startswith("settings.sandbox.")}
    assert inside <= set(unasked_fields({"settings.sandbox"}))
    assert inside.isdisjoint(unasked_fields({"settings.sandbox.**"}))


def test_few_fields_are_asked_for_by_nobody() -> None:
    """A setting that answers to no requirement needs a reason; the page lists them."""
    named = {
        field
        for chapter in chapters()
        for line in chapter.lines.values()
        if line.carried_by is not None
        for field in line.carried_by.fields
    }
    assert len(unasked_fields(named)) <= len(routes()) // 20
