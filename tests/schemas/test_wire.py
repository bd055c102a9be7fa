"""What commands print for machines is what is published about it."""

from __future__ import annotations

import shutil
from typing import Any

import orjson
import pytest

from compiler.core.address import parse_address, parse_scope
from compiler.core.diagnostic import Diagnostic
from compiler.core.place import Place
from compiler.core.rules.registry import RULES
from compiler.render.explanation import render_json as explanation_json
from compiler.render.json import render_json as diagnostics_json
from compiler.render.snapshot import render_view, snapshot_files
from compiler.service import explain, open_folder
from tests.cli.running import Banns, commit, edit
from tests.schemas.judging import ROOT, judge, strict_judge
from tests.schemas.test_resolved import snapshot_of


def _holds(name: str, document: str | bytes) -> None:
    """It is what is published and has no key beside; another format is refused."""
    value: Any = orjson.loads(document)
    assert not list(strict_judge(f"wire/{name}").iter_errors(value))
    assert not judge(f"wire/{name}").is_valid({**value, "format": "banns.other/v1"})


def test_snapshot_files() -> None:
    """Every file of a snapshot is as published, the manifest too."""
    for path, content in snapshot_files(snapshot_of("staging")):
        _holds("manifest" if path == "manifest.json" else "snapshot", content)


def test_views() -> None:
    """The view of every scope is as published."""
    for key in snapshot_of("").scopes:
        _holds("view", render_view(snapshot_of(""), key))


def test_an_entry_that_is_not_whole_is_refused() -> None:
    """A view is judged down to the content of its entries."""
    view = orjson.loads(render_view(snapshot_of(""), parse_scope("rosewood/anna-ben")))
    del view["entries"]["brand"]["content"]["primary"]
    assert not judge("wire/view").is_valid(view)


def test_explanations() -> None:
    """An explanation is as published, for values that are set, removed or said by nobody."""
    tree = open_folder(ROOT / "configs")
    for address in ("rosewood/anna-ben:brand", "platform:settings", "rosewood:settings.send_rate"):
        _holds("explanation", explanation_json(explain(tree, parse_address(address))))


def test_diagnostics() -> None:
    """Diagnostics of every rule are as published."""
    place = Place("configs/platform/platform.yaml", 3, 7)
    found = [
        Diagnostic(
            rule=rule,
            severity=rule.severity,
            place=place,
            what="What.",
            fix="Fix.",
            related=(("also here", place),),
            environments=("staging",),
        )
        for rule in RULES
    ]
    _holds("diagnostics", diagnostics_json(found))


@pytest.mark.usefixtures("repository")
def test_plans_and_receipts(banns: Banns) -> None:
    """Plans of every kind of change, and receipts with and without a release, are as published."""
    database = ("--format", "json", "--by", "ada")
    _holds("plan", banns("plan", "--format", "json").out)
    _holds("receipt", banns("apply", *database).out)
    _holds("receipt", banns("apply", *database).out)
    edit("configs/tenants/rosewood/brand.yaml", "#7A1F3D", "#112233")
    edit("configs/tenants/rosewood/events/anna-ben/event.yaml", "priority: 5", "priority: 7")
    shutil.rmtree("configs/tenants/rosewood/events/sofia-james")
    commit("A change, and a loss")
    _holds("plan", banns("plan", "--format", "json").out)
