"""The editor's schemas over every file of the example, with the mapping that editors use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.schemas.files import editor_mapping, read, schemas_of, settings_files
from tests.schemas.judging import PUBLISHED, ROOT, accepts

_CHECKER = Path(sys.executable).with_name("check-jsonschema")


def _used() -> list[str]:
    return sorted({name for path in settings_files() for name in schemas_of(path)})


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([_CHECKER, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", settings_files())
def test_a_file_has_exactly_one_schema_that_accepts_it(path: str) -> None:
    """Every YAML file of the example is described by one schema, which accepts it in both drafts."""
    (name,) = schemas_of(path)
    assert accepts(name, read(path))


@pytest.mark.parametrize("name", _used())
def test_check_jsonschema_accepts_every_file(name: str) -> None:
    """The program that editors' schemas are judged with accepts the files that the mapping gives each schema."""
    files = [path for path in settings_files() if schemas_of(path) == [name]]
    done = _run("--schemafile", f"schemas/json/{name}.json", *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_schema_is_one() -> None:
    """All published documents are valid schemas, and their patterns valid in editors' dialect."""
    done = _run("--check-metaschema", *(str(path) for path in sorted(PUBLISHED.rglob("*.json"))))
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_mapped_schema_is_there() -> None:
    """The mapping names no schema that is not published."""
    assert [name for name in editor_mapping() if not (PUBLISHED / f"{name}.json").is_file()] == []


@pytest.mark.parametrize("mistake", ["colour: '#7A1F3D'\n", "corners: wavy\n", "logo: {width: wide}\n"])
def test_check_jsonschema_refuses_a_mistake(mistake: str, tmp_path: Path) -> None:
    """An unknown key, a word out of no list and a text for a number are refused by the program too."""
    (tmp_path / "brand.yaml").write_text(mistake, encoding="utf-8")
    done = _run("--schemafile", "schemas/json/patch/tenant.brand.json", str(tmp_path / "brand.yaml"))
    assert done.returncode == 1, done.stdout + done.stderr
