"""Edits of the example, each with the class it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from applier.core.risk.judged import worst
from tests.risk.overlay import Overlay, compiled, example, example_of, judged

EDITS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "edits.yaml").read_text(encoding="utf-8"))
TENANT = "rosewood"


def edited(edits: list[dict[str, Any]]) -> dict[str, bytes | None]:
    """The files that differ, after one edit after the other."""
    files: dict[str, bytes | None] = {}
    for edit in edits:
        path = re.sub(r"^E/", f"tenants/{TENANT}/events/", re.sub(r"^T/", f"tenants/{TENANT}/", edit["file"]))
        if edit.get("gone"):
            files[path] = None
        elif "write" in edit:
            files[path] = edit["write"].encode()
        else:
            text = (files.get(path) or example().read(path)).decode()
            assert edit.get("replace", "") in text, f"{path} does not say {edit['replace']!r} any more"
            text = text.replace(edit["replace"], edit["by"], 1) if "replace" in edit else text + edit["add"]
            files[path] = text.encode()
    return files


@pytest.mark.parametrize("case", EDITS, ids=[case["does"] for case in EDITS])
def test_an_edit_has_its_class(case: dict[str, Any]) -> None:
    """What an edit does to guests, and not where it stands, gives it its class."""
    tenant, given = case.get("tenant", TENANT), case.get("given", [])
    base = compiled(Overlay(example(), edited(given)), tenant) if given else example_of(tenant)
    head = compiled(Overlay(example(), edited([*given, *case["edits"]])), tenant)
    found = judged(base, head)
    causes = [(cause.risk.word, ".".join(cause.route), cause.why) for each in found for cause in each.causes]
    assert worst(found).word == case["risk"], causes
    assert case.get("because", "") in [why for _, _, why in causes] + [""], causes


def test_there_are_sixty() -> None:
    """The matrix is as long as it says, and names every class."""
    assert len(EDITS) >= 60
    assert {case["risk"] for case in EDITS} >= {
        *("none", "cosmetic", "content", "delivery", "credential", "sender", "compliance", "destructive")
    }
