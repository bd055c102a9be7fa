"""Environments as people meet them: compared with each other, explained as layers, with events left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Banns

EVENT = Path("configs/environments/staging/tenants/rosewood/events/giulia-tom")


@pytest.mark.usefixtures("repository")
def test_two_environments_are_compared_by_what_guests_would_get(banns: Banns) -> None:
    """A plan from one environment to another of the same tree shows exactly what differs, and needs no database."""
    ran = banns("plan", "--env", "staging", "--from", "environment:none", "--format", "json")
    assert ran.code == 0, ran.err
    changed = {f"{change['scope']}:{change['entry']}" for change in json.loads(ran.out)["changes"]}
    assert "platform:settings.sandbox" in changed
    assert "rosewood:providers.brevo-email" in changed
    assert not any(":templates." in address or ":compliance." in address for address in changed)
    assert not Path("banns.db").exists()


@pytest.mark.usefixtures("repository")
def test_an_environment_is_the_same_as_itself(banns: Banns) -> None:
    """Compared with itself an environment has no changes."""
    ran = banns("plan", "--env", "staging", "--from", "environment:staging", "--exit-code")
    assert ran.code == 0, ran.out


@pytest.mark.usefixtures("repository")
def test_an_unknown_environment_ends_the_run(banns: Banns) -> None:
    """An environment that there is not is named, with those that there are."""
    ran = banns("plan", "--from", "environment:stagin")
    assert ran.code == 2
    assert "There is no environment `stagin`. There is: staging." in ran.err


@pytest.mark.usefixtures("repository")
def test_an_event_can_be_left_out_of_an_environment(banns: Banns) -> None:
    """`enabled: false` keeps an event out of that environment's snapshot and in all others; it is still explained."""
    EVENT.mkdir(parents=True)
    (EVENT / "event.yaml").write_text("schema: event/v1\n\nevent:\n  enabled: false\n", encoding="utf-8")
    assert banns("check", "--strict").code == 0
    ran = banns("plan", "--env", "staging", "--from", "environment:none", "--format", "json")
    lost = {change["entry"] for change in json.loads(ran.out)["changes"] if change["kind"] == "lose"}
    assert "event" in lost
    said = banns("explain", "rosewood/giulia-tom:event.enabled", "--env", "staging")
    assert "event@staging" in said.out
    assert said.code == 0


@pytest.mark.usefixtures("repository")
def test_explain_shows_an_environment_as_a_layer_of_its_own(banns: Banns) -> None:
    """What an environment says over a tenant stands as its own layer, with its line, above the tenant's."""
    said = banns("explain", "rosewood:providers.brevo-email.config.from.email", "--env", "staging")
    assert "tenant@staging" in said.out
    assert "configs/environments/staging/tenants/rosewood/providers/brevo-email.yaml:" in said.out
    assert "configs/tenants/rosewood/providers/brevo-email.yaml:" in said.out
