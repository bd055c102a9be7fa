"""The documents that commands print for machines, described for whoever reads them.

The formats are made in `compiler.render`; a test holds what it prints against these.
"""

from __future__ import annotations

from schemas.published.entries import entry_kinds
from schemas.published.leaf import Schema
from schemas.published.resolved import BASE

_SCOPE = "^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)?$"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "sha256 of canonical JSON (RFC 8785)."}
_ENVIRONMENT: Schema = {"type": "string", "description": "The environment; empty for the base."}
_LAYERS: Schema = {"type": ["string", "object"], "description": "The layer of every leaf, or the one of all below."}
_PLACE = {
    "file": _TEXT,
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1},
}


def wire_documents() -> dict[str, Schema]:
    """Return the documents by name."""
    return {
        "diagnostics": _diagnostics(),
        "explanation": _explanation(),
        "manifest": _manifest(),
        "plan": _plan(),
        "receipt": _receipt(),
        "snapshot": _snapshot(),
        "test-run": _test_run(),
        "view": _view(),
    }


def _document(name: str, description: str, properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    head = {"$schema": _DIALECT, "$id": f"{BASE}/wire/{name}.json", "title": name, "description": description}
    line = {"const": f"banns.{name}/v1"}
    return {**head, **_object({"format": line, **properties}, optional)}


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    required = sorted(properties.keys() - set(optional))
    return {"type": "object", "properties": properties, "required": required}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _diagnostic() -> Schema:
    return _object(
        {
            "rule": {**_TEXT, "description": "Id of the rule; `banns rule ID` says more."},
            "severity": {"enum": ["error", "warning"]},
            **_PLACE,
            "summary": {**_TEXT, "description": "What is wrong, in words that never change."},
            "what": {**_TEXT, "description": "What stands there, in this case."},
            "why": _TEXT,
            "fix": {**_TEXT, "description": "What to write instead."},
            "subject": {**_TEXT, "description": "Address of what it is about."},
            "events": {**_COUNT, "description": "How many events it touches; 0 where that is not meant."},
            "event_names": {**_list(_TEXT), "description": "Some of those events, by scope."},
            "environments": {**_list(_TEXT), "description": "Those it was found in; empty where that is no matter."},
            "related": _list(_object({"words": _TEXT, **_PLACE})),
        }
    )


def _diagnostics() -> Schema:
    counts = {"errors": _COUNT, "warnings": _COUNT}
    return _document("diagnostics", "What `banns check` found.", {**counts, "diagnostics": _list(_diagnostic())})


def _explanation() -> Schema:
    said = _object(
        {
            "layer": {**_TEXT, "description": "tenant, or tenant@staging."},
            "value": {"description": "What it says there; null removes."},
            "part": {**_TEXT, "description": "What became of it: wins, overridden, …"},
            **_PLACE,
        }
    )
    value = _object({"route": _TEXT, "is_set": {"type": "boolean"}, "value": {}, "said": _list(said)})
    properties: Schema = {
        "address": _TEXT,
        "environment": _ENVIRONMENT,
        "values": _list(value),
        "may_be_said_in": _list(_TEXT),
        "nearest": {"type": ["string", "null"], "description": "The right address that looks most like this one."},
    }
    return _document("explanation", "Where values come from (`banns explain`).", properties)


def _manifest() -> Schema:
    files = {**_map(_DIGEST), "description": "Digest of each file of the snapshot, by path."}
    description = "The digests of a snapshot's files (`banns compile --out`)."
    return _document("manifest", description, {"environment": _ENVIRONMENT, "files": files, "digest": _DIGEST})


def _plan() -> Schema:
    nothing = _object({"kind": {"const": "nothing"}})
    release = _object({"kind": {"const": "release"}, "number": _COUNT})
    tree = _object({"kind": {"const": "tree"}, "name": {**_TEXT, "description": "A revision, or a folder."}})
    side: Schema = {"oneOf": [nothing, release, tree]}
    summary = _object({"entries": _COUNT, "changes": _COUNT, "events": _COUNT})
    properties = {"digest": _DIGEST, "environment": _ENVIRONMENT, "base": side, "head": side, "summary": summary}
    return _document("plan", "What an apply would change (`banns plan`).", {**properties, "changes": _list(_change())})


def _change() -> Schema:
    seen = _object({"scope": _TEXT, "content": _DIGEST, "layers": _DIGEST})
    path = {**_list(_TEXT), "description": "The way to the field inside the entry."}
    fields = _list(_object({"path": path, "before": {}, "after": {}}, optional=("before", "after")))
    return _object(
        {
            "kind": {"enum": ["gain", "change", "lose", "move", "reattribute"]},
            "scope": {**_TEXT, "description": "The scope whose layers say it."},
            "entry": _TEXT,
            "events": {**_list(_TEXT), "description": "Events that see it."},
            "keep_their_own": {**_list(_TEXT), "description": "Events that override it and see nothing of it."},
            "origin": {**_TEXT, "description": "Where it was before, for a move."},
            "before": seen,
            "after": seen,
            "fields": fields,
            "needs_approval_by_meta": {**_TEXT, "description": "The name under which a WhatsApp template is new."},
        },
        optional=("origin", "before", "after", "fields", "needs_approval_by_meta"),
    )


def _receipt() -> Schema:
    release = _object(
        {
            "number": _COUNT,
            "hash": _DIGEST,
            "parent": {**_TEXT, "description": "Hash of the release before; empty for the first."},
            "repository": _TEXT,
            "environment": _ENVIRONMENT,
            "commit": _TEXT,
            "who": _TEXT,
            "at": {**_TEXT, "format": "date-time"},
            "approvals": _list(_TEXT),
        }
    )
    told: Schema = {"anyOf": [release, {"type": "null"}], "description": "null where there was nothing to do."}
    versions = _object({"opened": _COUNT, "closed": _COUNT, "contents": _COUNT})
    properties = {"plan": _DIGEST, "release": told, "versions": versions, "events": _COUNT}
    return _document("receipt", "What an apply did (`banns apply`).", properties)


def _snapshot() -> Schema:
    entry = {
        "content_digest": {"type": "string", "pattern": "^([0-9a-f]{64})?$", "description": "Empty: removed here."},
        "layers": _LAYERS,
        "layers_digest": _DIGEST,
        "id": _TEXT,
        "moved": _list(_TEXT),
    }
    definition = _entries(entry, optional=("id", "moved"), removable=True)
    reference = {"$ref": "#/$defs/entries"}
    properties: Schema = {
        "environment": _ENVIRONMENT,
        "entries": reference,
        "tenant": _TEXT,
        "events": _map(_object({"entries": reference})),
    }
    description = (
        "Everything resolved in the platform's scope, or in a tenant's and its events' (`banns compile --out`)."
    )
    document = _document("snapshot", description, properties, optional=("tenant", "events"))
    return {**document, "$defs": {"entries": definition}}


def _view() -> Schema:
    scope = {"type": "string", "pattern": _SCOPE, "description": "The scope it was resolved in."}
    entry = {"scope": scope, "content_digest": _DIGEST, "layers": _LAYERS}
    properties: Schema = {"scope": scope, "environment": _ENVIRONMENT, "entries": _entries(entry)}
    return _document("view", "What a reader in one scope sees (`banns compile --event SCOPE`).", properties)


def _entries(wire: Schema, *, optional: tuple[str, ...] = (), removable: bool = False) -> Schema:
    """Return the form of entries by name, each kind with its own content."""
    patterns = {
        kind.pattern: {"properties": {"content": _content(f"../resolved/{kind.name}.json", removable=removable)}}
        for kind in entry_kinds()
    }
    every = _object({"content": {}, **wire}, optional)
    return {"type": "object", "patternProperties": patterns, "additionalProperties": False, "allOf": [_map(every)]}


def _content(address: str, *, removable: bool) -> Schema:
    return {"anyOf": [{"$ref": address}, {"type": "null"}]} if removable else {"$ref": address}


def _test_run() -> Schema:
    side = {"enum": ["both", "expected", "found"], "description": "Whether it was expected, is there, or both."}
    line = _object({"side": side, "text": _TEXT, "layer": _TEXT, **_PLACE}, optional=("file", "line", "column"))
    unmet = _object({**_PLACE, "subject": _TEXT, "what": _TEXT, "lines": _list(line)})
    verdict: Schema = {"type": "boolean", "description": "Whether everything it expects is so."}
    result = _object(
        {
            "name": _TEXT,
            "scope": {"type": "string", "pattern": _SCOPE},
            "environment": _ENVIRONMENT,
            **_PLACE,
            "holds": verdict,
            "expectations": _COUNT,
            "unmet": _list(unmet),
        }
    )
    counted = ("entries", "entries_looked_at", "values", "values_looked_at")
    never = {**_list(_TEXT), "description": "Addresses of entries that no expectation looked at."}
    section = _object({"section": _TEXT, **dict.fromkeys(counted, _COUNT), "never": never})
    properties: Schema = {
        "holds": {"type": "boolean", "description": "Whether every test could be read and holds."},
        "cases": _COUNT,
        "failed": _COUNT,
        "diagnostics": {**_list(_diagnostic()), "description": "What is wrong with test files; these were not run."},
        "results": _list(result),
        "coverage": _list(section),
    }
    return _document("test-run", "What `banns test` found.", properties, optional=("coverage",))
