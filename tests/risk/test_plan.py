"""`banns plan --approvals` says how risky it is and who has to agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Banns, edit


@pytest.mark.usefixtures("repository")
def test_a_plan_says_who_has_to_agree(banns: Banns) -> None:
    """After the plan itself, which stays as it is, stands the section about agreement."""
    edit("configs/tenants/rosewood/brand.yaml", "primary: '#7A1F3D'", "primary: '#35524A'")
    plain = banns("plan", "--from", "main")
    asked = banns("plan", "--from", "main", "--approvals", "--exit-code")
    assert (plain.code, asked.code) == (0, 20)
    assert asked.out == plain.out + (
        "\nNeeds the agreement of:\n"
        "  tenant_admin (@chiara-rosewood or @marco-rosewood), or super_admin (2 of @banns-example/platform)\n"
        "    1 cosmetic: rosewood:brand.primary\n"
        "Risk: cosmetic (2 cosmetic).\n"
    )
    assert "### Needs the agreement of" in banns("plan", "--from", "main", "--approvals", "--format", "markdown").out


@pytest.mark.usefixtures("repository")
def test_a_plan_from_a_database_says_it_too(banns: Banns) -> None:
    """An empty database has no roles: those that arrive decide, and nobody is asked twice."""
    asked = banns("plan", "--approvals")
    assert asked.code == 0
    assert "Needs the agreement of:" in asked.out
    assert "by the roles as they are" not in asked.out
    assert not Path("banns.db").exists()


@pytest.mark.usefixtures("repository")
def test_without_changes_nobody_is_asked(banns: Banns) -> None:
    """No changes, no section."""
    assert banns("plan", "--from", "main", "--approvals").out == banns("plan", "--from", "main").out


@pytest.mark.usefixtures("repository")
def test_programs_read_the_plan_without_it(banns: Banns) -> None:
    """The section is for people: the document for programs has a format of its own."""
    refused = banns("plan", "--approvals", "--format", "json")
    assert refused.code == 2
    assert "--approvals is for text and markdown." in refused.err
