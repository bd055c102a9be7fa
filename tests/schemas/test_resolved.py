"""The reader's schemas hold for every entry that the example resolves to."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import orjson
import pytest

from compiler.core.snapshot import Snapshot
from compiler.service import compile_environment, open_folder
from schemas.published.entries import EntryKind, entry_kinds
from tests.schemas.judging import ROOT, published, strict_judge

_KINDS = tuple(entry_kinds())


@cache
def snapshot_of(environment: str) -> Snapshot:
    """Return the compiled example."""
    compilation = compile_environment(open_folder(ROOT / "configs"), environment)
    assert compilation.is_whole
    return compilation.snapshot


def _kind(name: str) -> EntryKind:
    (found,) = [kind for kind in _KINDS if re.search(kind.pattern, name)]
    return found


@pytest.mark.parametrize("environment", ["", "staging"])
def test_every_resolved_entry_is_as_published(environment: str) -> None:
    """Each entry is of exactly one kind, whose schema accepts it and knows all of its keys."""
    for key, entries in snapshot_of(environment).scopes.items():
        for name, entry in entries.items():
            if entry.content is not None:
                wrong = list(strict_judge(f"resolved/{_kind(name).name}").iter_errors(orjson.loads(entry.content)))
                assert not wrong, f"{key}:{name}: {wrong[0].message}"


def test_the_example_has_most_kinds() -> None:
    """The law above is about something: only few kinds have no entry in the example."""
    names = {name for entries in snapshot_of("staging").scopes.values() for name in entries}
    unseen = {kind.name for kind in _KINDS} - {_kind(name).name for name in names}
    assert unseen <= {"settings.send_rate", "settings.tone", "settings.link_tracking", "settings.open_tracking"}


def test_nothing_resolved_is_null() -> None:
    """No resolved form allows a null, names a file, or holds what stays with a layer."""
    for kind in _KINDS:
        text = orjson.dumps(published(f"resolved/{kind.name}")).decode()
        assert '"null"' not in text
        assert '"moved"' not in text


_REFUSED: list[tuple[str, Any]] = [
    ("brand", {"name": "Rosewood"}),
    ("platform", {"name": "example", "operator": "Example Ltd", "operators": "a key that no model has"}),
    ("settings.channels", ["fax"]),
    ("settings.locale", None),
    ("providers", {"type": "twilio", "channel": "sms", "priority": 10, "config": {}}),
    ("providers", {"type": "twilio", "channel": "sms", "priority": 10}),
    ("templates.sms", {"text": {"file": "sms.txt"}}),
    ("templates.whatsapp", {"category": "marketing", "language": "en", "body": "x", "header": {"type": "video"}}),
]


@pytest.mark.parametrize(("name", "value"), _REFUSED, ids=str)
def test_what_is_not_whole_is_refused(name: str, value: Any) -> None:
    """A resolved entry has what is demanded, in the form that is demanded."""
    assert not strict_judge(f"resolved/{name}").is_valid(value)


def test_what_is_due_later_is_required_there_only() -> None:
    """A campaign of a tenant may lack its schedule; one that is read in an event may not."""
    campaigns = published("resolved/campaigns")
    assert "schedule" not in campaigns["required"]
    assert "schedule" in campaigns["$defs"]["event"]["required"]
