"""Which file belongs to which layer: the tree of paths, taken apart.

platform/…                                    the platform's layer
tenants/rosewood/…                            a tenant's layer
tenants/rosewood/events/anna-ben/…            an event's layer
environments/staging/<any of the above>       what an environment changes in that layer
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from compiler.core.diagnostic import Finding, Rule
from compiler.core.fix.repair import RenameFile, Repair
from compiler.core.layer import rules
from compiler.core.nearest import nearest
from compiler.core.place import Place, Source
from compiler.core.snapshot import PLATFORM, ScopeKey
from compiler.core.tree import TreeFile
from schemas.scope import Scope

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_FORM = "names are lower-case letters, digits, '-' and '_', at most 64"
ROOT_FILES = {Scope.PLATFORM: "platform.yaml", Scope.TENANT: "tenant.yaml", Scope.EVENT: "event.yaml"}
RESERVED_FOLDERS = ("tests", "events")


@dataclass(slots=True)
class LayerFiles:
    """The files of one layer in one environment (or in none)."""

    key: ScopeKey
    environment: str
    folder: str
    sources: list[Source] = field(default_factory=list)
    misnamed: list[tuple[str, ...]] = field(default_factory=list)
    """Routes of settings files that were left out because of their name; nothing is concluded from that."""
    extras: list[str] = field(default_factory=list)
    """Files that are not YAML: message bodies, if something refers to them."""
    tests: list[str] = field(default_factory=list)
    """Files that say what these settings must yield; they are no settings themselves."""

    @property
    def scope(self) -> Scope:
        """Platform, tenant or event."""
        return Scope.EVENT if self.key.event else Scope.TENANT if self.key.tenant else Scope.PLATFORM

    @property
    def owner_folder(self) -> str:
        """The folder that nothing said here may reach out of: the tenant's, or the platform's."""
        return self.folder.split("/events/")[0] if self.key.event else self.folder

    @property
    def root_path(self) -> str:
        """Where the layer's root file is or would be."""
        return f"{self.folder}/{ROOT_FILES[self.scope]}"


@dataclass(slots=True)
class Layout:
    """All layers of a tree, by scope and environment (`''` for the layer itself)."""

    layers: dict[ScopeKey, dict[str, LayerFiles]] = field(default_factory=dict)
    environments: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    paths: list[str] = field(default_factory=list)
    """Every file that is no link, whatever it is; none where only a part of the tree is looked at."""
    findings: list[Finding] = field(default_factory=list)

    def tenants(self) -> dict[str, list[ScopeKey]]:
        """Return the scopes of each tenant, its own first, then its events by name."""
        found: dict[str, list[ScopeKey]] = {}
        for key in sorted(self.layers):
            if key.tenant:
                found.setdefault(key.tenant, []).append(key)
        return found


def lay_out(files: Iterable[TreeFile], label: str) -> Layout:
    """Sort a tree's files into layers, with a finding for each file that belongs nowhere."""
    layout = Layout()
    layers: dict[str, LayerFiles] = {}
    for file in files:
        if file.is_link:
            layout.links.add(file.path)
            _report(layout, rules.SYMBOLIC_LINK, file.path, *rules.LINK_WORDS)
            continue
        layout.paths.append(file.path)
        environment, rest = _split_environment(file.path.split("/"))
        if environment:
            layout.environments.add(environment)
        cut = _layer_depth(rest)
        if cut == 0 or len(rest) <= cut:
            _stray(layout, file.path)
            continue
        folder = file.path[: len(file.path) - len("/".join(rest[cut:])) - 1]
        layer = layers.get(folder)
        if layer is None:
            layer = layers[folder] = LayerFiles(_key(rest, cut), environment, folder)
        _put(layout, layer, file.path, rest[cut:])
    _gather(layout, layers)
    _check_roots(layout, label)
    return layout


def _split_environment(parts: list[str]) -> tuple[str, list[str]]:
    return (parts[1], parts[2:]) if parts[0] == "environments" and len(parts) > 2 else ("", parts)


def _layer_depth(parts: list[str]) -> int:
    """Return how many parts name the layer: 1, 2 or 4; 0 where the path is in no layer."""
    if parts[0] == "platform":
        return 1
    if parts[0] != "tenants" or len(parts) < 3:
        return 0
    return 4 if parts[2] == "events" else 2


def _key(parts: list[str], cut: int) -> ScopeKey:
    if cut == 1:
        return PLATFORM
    return ScopeKey(parts[1], parts[3] if cut == 4 else "")


def _put(layout: Layout, layer: LayerFiles, path: str, inner: list[str]) -> None:
    name = inner[-1]
    if name.endswith(".yml"):
        what, fix = "It ends in .yml and would not be read.", f"Rename it to {name[:-4]}.yaml."
        _report(layout, rules.STRAY_SETTINGS, path, what, fix, RenameFile(Place(path), f"{name[:-4]}.yaml"))
        layer.misnamed.append((*inner[:-1], name[:-4]))
    elif inner[0] == "tests" and len(inner) > 1:
        _put_test(layout, layer, path)
    elif not name.endswith(".yaml"):
        layer.extras.append(path)
    elif inner == [ROOT_FILES[layer.scope]]:
        layer.sources.append(Source(path, ()))
    else:
        keys = (*inner[:-1], name[:-5])
        wrong = next((key for key in keys if not _KEY.fullmatch(key)), None)
        if wrong is not None:
            _report(layout, rules.FILE_NAME, path, *_no_key(wrong))
            layer.misnamed.append(keys[: keys.index(wrong)])
            return
        layer.sources.append(Source(path, keys))


def _put_test(layout: Layout, layer: LayerFiles, path: str) -> None:
    if not path.endswith(".yaml"):
        what, fix = "Tests are YAML files.", "Give it a name that ends in .yaml, or move it out of tests/."
        _report(layout, rules.UNUSED_FILE, path, what, fix)
    elif layer.environment:
        what = "Tests lie with the layer itself; each case names its environment."
        home = path.removeprefix(f"environments/{layer.environment}/")
        fix = f"Move it to {home}, and write `environment: {layer.environment}` in its cases."
        _report(layout, rules.STRAY_SETTINGS, path, what, fix)
    else:
        layer.tests.append(path)


def _gather(layout: Layout, layers: dict[str, LayerFiles]) -> None:
    for folder, layer in sorted(layers.items()):
        names = [name for name in (*layer.key, layer.environment) if name]
        wrong = next((name for name in names if not _NAME.fullmatch(name)), None)
        if "platform" in (layer.key.tenant, layer.environment) or wrong is not None:
            what = f"`{_shown(wrong or 'platform')}` cannot name a tenant, an event or an environment."
            fix = f"Rename the folder; {_FORM}."
            if wrong is None:
                fix = "Rename the folder; addresses need this name for the platform's layer."
            _report(layout, rules.FILE_NAME, (layer.sources[0].path if layer.sources else folder), what, fix)
            continue
        layer.sources.sort(key=lambda source: (source.mount, source.path))
        layout.layers.setdefault(layer.key, {})[layer.environment] = layer


def _check_roots(layout: Layout, label: str) -> None:
    tenants = sorted({key.tenant for key, layers in layout.layers.items() if key.tenant and "" in layers})
    if PLATFORM not in layout.layers or "" not in layout.layers[PLATFORM]:
        # A layer without files counts as one whose files could not be read: nothing is concluded from it.
        layout.layers.setdefault(PLATFORM, {})[""] = LayerFiles(PLATFORM, "", "platform")
    for key, layers in sorted(layout.layers.items()):
        base = layers.get("")
        if base is None:
            del layout.layers[key]
            for layer in layers.values():
                what = f"There is no {label}/{_folder(key)}."
                events = [other.event for other in layout.layers if other.event and other.tenant == key.tenant]
                events = [name for name in events if "" in layout.layers[ScopeKey(key.tenant, name)]]
                close = nearest(key.event, events) if key.event else nearest(key.tenant, tenants)
                fix = "Correct the folder's name, or add what it patches to the layers themselves."
                if close is not None:
                    fix = f"Did you mean `{close}`? It is the name of the folder."
                at = layer.sources[0].path if layer.sources else layer.extras[0] if layer.extras else layer.folder
                _report(layout, rules.UNKNOWN_OWNER, at, what, fix)
        elif not any(source.mount == () for source in base.sources):
            _rootless(layout, base, label)
    for key in sorted(layout.layers):
        if key.event and ScopeKey(key.tenant, "") not in layout.layers:
            owner = ScopeKey(key.tenant, "")
            _rootless(layout, LayerFiles(owner, "", _folder(owner)), label)


def _rootless(layout: Layout, base: LayerFiles, label: str) -> None:
    name = ROOT_FILES[base.scope]
    what = f"{label}/{base.folder} has no {name}."
    fix = f"Add {name}; its first line is `schema: {base.scope.word}/v1`."
    if not base.sources and not base.key.tenant:
        fix = "Check the path: a configuration always has a platform layer."
    _report(layout, rules.MISSING_ROOT_FILE, base.root_path, what, fix)


def _no_key(name: str) -> tuple[str, str]:
    """Say why a file or folder name is no key, and what to call it."""
    what = f"`{_shown(name)}` cannot be a key."
    parts = name.split(".")
    if len(parts) > 1 and all(_KEY.fullmatch(part) for part in parts):
        return what, f"Each folder is a key: make it {'/'.join(parts)}."
    proposal = re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_")
    return what, f"Rename it to `{proposal}`." if _NAME.fullmatch(proposal) else f"Rename it; {_FORM}."


def _shown(name: str) -> str:
    """Return a name from the disk as text, whatever its bytes are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _folder(key: ScopeKey) -> str:
    if not key.tenant:
        return "platform"
    return f"tenants/{key.tenant}" + (f"/events/{key.event}" if key.event else "")


def _stray(layout: Layout, path: str) -> None:
    if path.endswith((".yaml", ".yml")):
        what = "It lies in no layer, neither the platform's nor a tenant's nor an event's."
        _report(layout, rules.STRAY_SETTINGS, path, what, _home(path))
    else:
        what = "It lies in no layer."
        _report(layout, rules.UNUSED_FILE, path, what, "Remove it, or move it out of the configuration.")


def _home(path: str) -> str:
    """Say where a settings file in no layer may belong."""
    environment, parts = _split_environment(path.split("/"))
    before = f"environments/{environment}/" if environment else ""
    name = parts[-1].rsplit(".", 1)[0]
    if parts[0] == "tenants" and len(parts) == 2:
        return f"Move it to {before}tenants/{name}/tenant.yaml."
    if parts[0] == "tenants" and len(parts) == 4:
        return f"Move it to {before}tenants/{parts[1]}/events/{name}/event.yaml."
    close = nearest(parts[0], ("platform", "tenants", "environments")) if len(parts) > 1 else None
    if close is not None:
        return f"Did you mean {before}{'/'.join([close, *parts[1:]])}?"
    return f"Move it into {before}platform/, {before}tenants/<tenant>/ or {before}tenants/<tenant>/events/<event>/."


def _report(layout: Layout, rule: Rule, path: str, what: str, fix: str, repair: Repair | None = None) -> None:
    layout.findings.append(Finding(rule=rule, at=Place(path), what=what, fix=fix, repair=repair))
