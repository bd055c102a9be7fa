"""Judges texts that look like real ones by the real rules: each is put into a small configuration of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from compiler import service
from compiler.core.diagnostic import Diagnostic

HERE = Path(__file__).parent
_BASE = HERE.parent / "rejects" / "base" / "configs"
_CATALOGUE = HERE.parent.parent / "configs" / "platform" / "catalogue"
_TENANT, _EVENT = "tenants/rosewood", "tenants/rosewood/events/anna-ben"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One message in its surroundings, and what must be found: a rule and words of the finding, or nothing."""

    name: str
    files: dict[str, Any]
    """What is said over the base, by file below the configuration's folder."""
    finds: str = ""
    says: str = ""
    where: str = ""
    """The end of the file to mend."""


def cases(channel: str) -> list[Case]:
    """Return the cases of a channel; a file holds one list, by name."""
    return [
        _case(channel, name, said)
        for file in sorted((HERE / channel / "cases").glob("*.yaml"))
        for name, said in yaml.safe_load(file.read_text(encoding="utf-8")).items()
    ]


def _case(channel: str, name: str, said: dict[str, Any]) -> Case:
    category, locale = said.get("category", "invitation"), said.get("locale", "en")
    files: dict[str, Any] = {f"{_TENANT}/templates/{category}/{channel}.yaml": {locale: said["message"]}}
    for key, path in (
        ("event", f"{_EVENT}/event.yaml"),
        ("settings", f"{_TENANT}/settings.yaml"),
        ("provider", f"{_TENANT}/providers/twilio-sms.yaml"),
        ("brand", f"{_TENANT}/brand.yaml"),
        ("compliance", f"{_TENANT}/compliance.yaml"),
        ("layouts", f"{_TENANT}/layouts.yaml"),
    ):
        if key in said:
            files[path] = said[key]
    return Case(
        name=name,
        files=files,
        finds=said.get("finds", ""),
        says=said.get("says", ""),
        where=said.get("where", f"/{channel}.yaml"),
    )


def judged(case: Case, channel: str, folder: Path) -> list[Diagnostic]:
    """Return what the rules of a channel find."""
    configs = folder / "configs"
    shutil.copytree(_BASE, configs, ignore=shutil.ignore_patterns("environments", "templates", "campaigns"))
    shutil.rmtree(configs / "platform" / "catalogue")
    shutil.copytree(_CATALOGUE, configs / "platform" / "catalogue")
    _write(configs / "platform" / "settings.yaml", {"channels": ["email", "sms", "whatsapp"]})
    _write(configs / "platform" / "compliance.yaml", {"opt_out": {"wording": _WORDING}, "footers": _FOOTERS})
    for path, said in case.files.items():
        _write(configs / path, said)
    found = service.check(service.open_folder(configs), today="2027-01-11").diagnostics
    assert not [each for each in found if each.rule.id in _BROKEN], found
    return [each for each in found if each.rule.id.startswith(f"{channel}-")]


_BROKEN = {"bad-value", "unknown-key", "value-missing", "wrong-kind", "template-syntax"}
"""What would leave the message out, so that nothing could be found in it."""
_FOOTERS = {"sms": ["brand_name", "opt_out"]}
_WORDING = {"en": "Reply STOP to opt out", "it": "STOP per non riceverne", "de": "Abmelden mit STOP"}


def _write(file: Path, said: Any) -> None:
    before = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(_over(before, said), allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8")


def _over(before: Any, said: Any) -> Any:
    """Lay a map over another; a null takes out."""
    if not isinstance(before, dict) or not isinstance(said, dict):
        return said
    both = {**before, **{key: _over(before.get(key), value) for key, value in said.items()}}
    return {key: value for key, value in both.items() if value is not None}
