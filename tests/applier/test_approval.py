"""A WhatsApp template with other content is another template, which Meta has to approve: the plan says so."""

from __future__ import annotations

import json

from applier.service import bodies_of, merged, plan_json, plan_markdown, plan_text
from compiler.core.snapshot import Snapshot
from tests.applier.test_effect import between
from tests.applier.trees import entry, tree

NAME = "templates.invitation.whatsapp.it"
ONE, OTHER = {"body": "Cari ospiti, vi aspettiamo."}, {"body": "Cari ospiti, vi aspettiamo presto."}
TENANT = {"tenant": {"name": "R"}}
EVENT = {"event": {"name": "A"}}


def _plans(base: Snapshot, head: Snapshot) -> tuple[str, str, dict[str, object]]:
    plan, bodies = between(base, head), merged(bodies_of(head), bodies_of(base))
    return plan_text(plan, bodies), plan_markdown(plan, bodies), json.loads(plan_json(plan, bodies))


def test_a_changed_content_needs_approval_under_a_new_name() -> None:
    """Text, markdown and JSON name the template that Meta is asked to approve."""
    base = tree({"rosewood": TENANT | {NAME: ONE}, "rosewood/anna-ben": EVENT})
    head = tree({"rosewood": TENANT | {NAME: OTHER}, "rosewood/anna-ben": EVENT})
    text, markdown, wire = _plans(base, head)
    changes = wire["changes"]
    assert isinstance(changes, list)
    name = changes[0]["needs_approval_by_meta"]
    assert name.startswith("rosewood_invitation_it_")
    assert f"needs approval by Meta as {name}" in text
    assert "needs approval by Meta as" in markdown
    assert name.replace("_", "\\_") in markdown


def test_a_new_template_needs_approval() -> None:
    """So does one that was not there, on its own or in an event that is new."""
    base = tree({"rosewood": TENANT})
    head = tree({"rosewood": TENANT | {NAME: ONE}, "rosewood/anna-ben": EVENT | {NAME: OTHER}})
    text, _, _ = _plans(base, head)
    assert "needs approval by Meta as rosewood_invitation_it_" in text
    assert "1 WhatsApp template needs approval by Meta: rosewood_anna_ben_invitation_it_" in text


def test_what_meta_knows_needs_no_approval() -> None:
    """Going back to the tenant's template, or another layer saying the same, asks Meta for nothing."""
    base = tree({"rosewood": TENANT | {NAME: ONE}, "rosewood/anna-ben": EVENT | {NAME: OTHER}})
    head = tree({"rosewood": TENANT | {NAME: ONE}, "rosewood/anna-ben": EVENT})
    text, _, _ = _plans(base, head)
    assert "approval" not in text


def test_other_channels_need_no_approval() -> None:
    """Meta has no say in an SMS."""
    name = NAME.replace("whatsapp", "sms")
    text, _, _ = _plans(tree({"rosewood": TENANT}), tree({"rosewood": TENANT | {name: ONE}}))
    assert "approval" not in text


def test_a_moved_template_is_another_one() -> None:
    """The name comes from the address: under another one it is new to Meta, though not a letter has changed."""
    base = tree({"rosewood": TENANT, "rosewood/anna-ben": EVENT | {NAME: ONE}})
    moved = {"templates.thank_you.whatsapp.it": entry(ONE, moved=(f"rosewood/anna-ben:{NAME}",))}
    head = tree({"rosewood": TENANT, "rosewood/anna-ben": EVENT | moved})
    text, _, _ = _plans(base, head)
    assert "needs approval by Meta as rosewood_anna_ben_thank_you_it_" in text
