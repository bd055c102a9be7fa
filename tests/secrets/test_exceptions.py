"""An exception lets one text through in one place, and somebody has signed for it."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from compiler.core.secrets.exception import lies_at
from tests.cli.running import Banns, commit, git
from tests.rejects.cases import BASE
from tests.secrets.fakes import KEYS

KEY = KEYS["random"]
_BRAND = Path("configs/tenants/rosewood/brand.yaml")
_EXCEPTION = Path("configs/platform/secret_exceptions/map-key.yaml")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration, now in the current folder, with a text in it that looks like a secret."""
    shutil.copytree(BASE, tmp_path / "configs")
    monkeypatch.chdir(tmp_path)
    with _BRAND.open("a") as file:
        file.write(f"sign_off: Love, {KEY}\n")
    return tmp_path


def _sign(where: str, text: str = KEY, **more: str) -> None:
    said = {
        "sha256": sha256(text.encode()).hexdigest(),
        "where": where,
        "reason": "The key of the venue's map.",
        "signed_by": "ada@banns.example",
        **more,
    }
    _EXCEPTION.parent.mkdir(parents=True, exist_ok=True)
    _EXCEPTION.write_text("".join(f"{key}: {value}\n" for key, value in said.items()))


def _rules(banns: Banns, *options: str) -> dict[str, str]:
    found = json.loads(banns("check", "--format", "json", *options).out)["diagnostics"]
    return {each["rule"]: each["severity"] for each in found}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    "where", ["tenants/rosewood/brand.yaml", "tenants/rosewood", "rosewood", "rosewood:brand.sign_off"]
)
def test_a_signed_text_may_stand_where_it_was_signed_for(where: str, banns: Banns) -> None:
    """A file, a folder and an address each say where."""
    _sign(where)
    assert _rules(banns) == {}
    assert banns("compile", "--out", "build").code == 0


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    "where",
    ["tenants/rosewood/brand", "tenants/rose", "tenants/harbour-trust", "harbour-trust:brand", "rosewood:tenant"],
)
def test_elsewhere_it_stays_an_error(where: str, banns: Banns) -> None:
    """An exception for another place allows nothing here, and is of no use where it is."""
    _sign(where)
    assert _rules(banns) == {"secret-in-text": "error", "secret-exception-unused": "warning"}


@pytest.mark.usefixtures("place")
def test_the_finding_shows_the_exception_to_write(banns: Banns) -> None:
    """The block that the finding shows is one, once a reason and a name stand in it."""
    (found,) = json.loads(banns("check", "--format", "json").out)["diagnostics"]
    path, block = found["fix"].split("sign for it in ")[1].split(": ", 1)
    Path(path).parent.mkdir()
    Path(path).write_text(
        block.replace("reason: …", "reason: A key for maps").replace("signed_by: …", "signed_by: a@b.example")
    )
    assert _rules(banns) == {}


@pytest.mark.usefixtures("place")
def test_the_block_as_it_is_shown_is_not_signed(banns: Banns) -> None:
    """Whoever pastes it without a reason and a name is told so, and not that the text is a secret once more."""
    (found,) = json.loads(banns("check", "--format", "json").out)["diagnostics"]
    path, block = found["fix"].split("sign for it in ")[1].split(": ", 1)
    Path(path).parent.mkdir()
    Path(path).write_text(block)
    assert set(_rules(banns)) == {"bad-value"}


@pytest.mark.usefixtures("place")
def test_what_is_wrong_with_an_exception_has_no_echo(banns: Banns) -> None:
    """A sha256 that is misspelt, and a file that cannot be read, are said once: as what they are."""
    _sign("tenants/rosewood", sha256="abc")
    assert set(_rules(banns)) == {"bad-value"}
    _EXCEPTION.write_text("sha256: [")
    assert set(_rules(banns)) == {"yaml-syntax"}


@pytest.mark.usefixtures("place")
def test_only_the_platform_signs(banns: Banns) -> None:
    """A tenant cannot allow itself anything."""
    own = Path("configs/tenants/rosewood/secret_exceptions/map-key.yaml")
    _sign("tenants/rosewood")
    own.parent.mkdir()
    _EXCEPTION.rename(own)
    assert _rules(banns) == {"secret-in-text": "error", "wrong-layer": "error"}


@pytest.mark.usefixtures("place")
def test_an_expired_exception_still_holds(banns: Banns) -> None:
    """Time alone fails nobody's change; the change that brings a day that is past already is refused."""
    git("init", "--quiet", "--initial-branch=main")
    for kind in ("user.name", "user.email"):
        git("config", kind, "ada@banns.example")
    _sign("tenants/rosewood", until="2027-01-31")
    assert _rules(banns, "--date", "2027-01-31") == {}
    assert _rules(banns, "--date", "2027-02-01") == {"secret-exception-expired": "warning"}
    commit("Signed")
    assert _rules(banns, "--date", "2027-02-01", "--base", "HEAD") == {"secret-exception-expired": "warning"}
    _sign("tenants/rosewood", until="2027-01-30")
    assert _rules(banns, "--date", "2027-02-01", "--base", "HEAD") == {"secret-exception-expired": "error"}


@pytest.mark.usefixtures("place")
def test_the_view_of_one_event_judges_no_exception(banns: Banns) -> None:
    """Where only a part of the tree is read, nothing is concluded about what stands in the rest."""
    _sign("tenants/harbour-trust")
    assert "secret-exception-unused" in _rules(banns)
    assert banns("compile", "--event", "harbour-trust/gala-2027").code == 0


@pytest.mark.usefixtures("place")
def test_a_tenant_with_a_secret_does_not_stop_the_others(banns: Banns) -> None:
    """Only the tenant in whose files it stands is not compiled."""
    assert "Not compiled: rosewood." in banns("check").out


@pytest.mark.parametrize(
    ("path", "where", "is_there"),
    [
        ("platform/templates/x/email.en.txt", "platform:templates.x", True),
        ("platform/templates/x/email.en.txt", "platform:templates.y", False),
        ("environments/staging/tenants/a/brand.yaml", "a:brand", True),
        ("environments/staging/tenants/a/brand.yaml", "environments/staging", True),
        ("tenants/a/events/b/event.yaml", "a/b:brand.name", True),
        ("tenants/a/events/b/event.yaml", "a", False),
        ("notes.txt", "a", False),
        ("tenants/a/brand.yaml", "Not An Address", False),
    ],
)
def test_a_place_is_a_path_or_an_address(path: str, where: str, is_there: bool) -> None:
    """A body belongs to the entries of its folder, a root file to every entry of its layer."""
    assert lies_at(path, where) is is_there
