"""An expression is checked against the fields of the entries it judges, before it judges any."""

from __future__ import annotations

from typing import Any

import pytest

from compiler.core.policies.expression import Expression, Failure, Wrong, compile_expression, run
from compiler.core.policies.reading import project
from compiler.core.policies.target import Target, read_target
from compiler.core.policies.variables import kinds_of_variables

RIGHT = (
    ("providers", "entry.type != 'whatsapp_webjs'"),
    ("providers", "has(entry.processor) && entry.processor.region in ['eu', 'uk']"),
    ("providers", "entry['priority'] < 500"),
    ("providers", "entry.config.from.email.endsWith('@rosewood.example')"),
    ("providers", "name[0] == 'gmail' && scope.tenant == 'rosewood' && scope.event == ''"),
    ("providers", "event.guests.countries.exists(c, c == 'IN')"),
    ("providers", "settings.channels.all(c, c != 'sms' || entry.channel == c)"),
    ("providers", "entry.config.all(key, key.size() > 1)"),
    ("templates.*.sms.*", "entry.text.matches('(?i)^[a-z]')"),
    ("templates.*.*.*", "!has(entry.subject) || entry.subject.size() < 60"),
    ("campaigns", "entry.schedule.type == 'fixed' || entry.schedule.offset.startsWith('-')"),
    ("compliance.quiet_hours", "entry.enabled"),
    ("compliance.opt_out", "entry.keywords.all(l, entry.keywords[l].exists(word, word == 'STOP'))"),
    ("event", "entry.guests.expected + 10 > 20 && entry.guests.countries.size() < 5"),
    ("settings.sms_segments", "entry <= 2"),
)
WRONG = (
    ("providers", "entry.typ == 'x'", (1, 6), "there is no field `typ`."),
    ("providers", "has(entry.procesor)", (1, 4), "there is no field `procesor`."),
    ("providers", "entry.processor.region.foo == 1", (1, 23), "there is no field `foo`."),
    ("providers", "entry.id == 'x'", (1, 6), "there is no field `id`."),
    ("providers", "entry.priority == 'x'", (1, 16), "`==` does not go with a whole number and a text."),
    ("providers", "name[0] == 1", (1, 9), "`==` does not go with a text and a whole number."),
    (
        "providers",
        "'é' == 'é' && settings.channels.all(c, c > 1)",
        (1, 42),
        "`>` does not go with a text and a whole number.",
    ),
    (
        "providers",
        "event.guests.countries.exists(c,\n c == 1)",
        (2, 4),
        "`==` does not go with a text and a whole number.",
    ),
    ("providers", "providers.all(p, providers[p].typ == 'x')", (1, 30), "there is no field `typ`."),
    ("providers", "policies.size() == 0", (1, 1), "there is no `policies`."),
    ("templates.*.sms.*", "entry.subject == ''", (1, 6), "there is no field `subject`."),
    ("providers", "entry.enabled &&", (1, 17), "it ends too early."),
    ("providers", "entry.channel", (0, 0), "it is not a question with the answer true or false."),
    ("settings.sms_segments", "entry.size() > 1", (1, 11), "`size` does not take a whole number."),
)
ENTRY = {"type": "twilio", "channel": "sms", "priority": 20, "config": {"from": "+39055"}, "title": "Texts"}


def _compile(applies_to: str, source: str, *, is_message: bool = False) -> Expression | Wrong:
    target = read_target(applies_to)
    assert isinstance(target, Target)
    return compile_expression(source, kinds_of_variables(target.kinds), is_message=is_message)


def _run(source: str, **values: Any) -> Any:
    found = _compile("providers", source)
    assert isinstance(found, Expression), found
    return run(
        found, {name: project(value, found.reads[name]) for name, value in values.items() if name in found.reads}
    )


@pytest.mark.parametrize(("applies_to", "source"), RIGHT)
def test_an_expression_over_fields_there_are_is_accepted(applies_to: str, source: str) -> None:
    """Fields, their types, loops over lists and maps, and every section by its name can be used."""
    assert isinstance(_compile(applies_to, source), Expression)


@pytest.mark.parametrize(("applies_to", "source", "place", "what"), WRONG)
def test_what_does_not_fit_the_entries_is_found_at_its_place(
    applies_to: str, source: str, place: tuple[int, int], what: str
) -> None:
    """A field there is not, a comparison of two kinds, a lack of a question: each with line, column and words."""
    found = _compile(applies_to, source)
    assert isinstance(found, Wrong)
    assert (found.line, found.column) == place
    assert found.what == what
    assert found.fix


def test_only_what_is_read_is_handed_over() -> None:
    """A field that is only asked for with has() is not read, and neither is anything else."""
    found = _compile("providers", "has(entry.title) && entry.priority > 1 && has(entry.processor.region)")
    assert isinstance(found, Expression)
    assert project(ENTRY, found.reads["entry"]) == {"title": "Texts", "priority": 20}
    whole = _compile("providers", "has(entry.config) && entry.config.all(k, k != 'x')")
    assert isinstance(whole, Expression)
    assert project(ENTRY, whole.reads["entry"]) == {"config": {"from": "+39055"}}


def test_verdicts() -> None:
    """A question is answered over the values of an entry."""
    assert _run("entry.type == 'twilio' && entry.config.from.startsWith('+39')", entry=ENTRY) is True
    assert _run("entry.priority < 5", entry=ENTRY) is False
    assert _run("name[0].matches('^tw')", name=["twilio-sms"]) is True
    assert _run("!has(entry.processor) || entry.processor.region == 'eu'", entry=ENTRY) is True


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("entry.processor.region == 'eu'", "reads `processor`, which not every entry has"),
        ("entry.config.to == 'x'", "reads `to`, which not every entry has"),
        ("entry.config.from > 1", "`>` does not go with a text and a whole number"),
        ("name[7] == 'x'", "cannot be judged: Index error: index=7 size=1"),
        ("entry.priority / 0 == 1", "cannot be judged: divide by zero"),
    ],
)
def test_what_cannot_be_judged_is_a_failure_in_words(source: str, words: str) -> None:
    """A read of what an entry does not have, or of another kind, ends in a failure and not in an exception."""
    found = _run(source, entry=ENTRY, name=["twilio-sms"])
    assert isinstance(found, Failure)
    assert found.what == words


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("entry.config.auth_token", "it may hold a secret."),
        ("entry.processor", "it is a map or a list, not a text or a number."),
        ("entry.prority", "there is no field `prority`."),
    ],
)
def test_a_message_quotes_single_values_that_are_no_secrets(source: str, what: str) -> None:
    """What may hold a secret, a map, or no field at all cannot be quoted."""
    found = _compile("providers", source, is_message=True)
    assert isinstance(found, Wrong)
    assert found.what == what
