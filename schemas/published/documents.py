"""All published schemas by name (`patch/tenant.brand`, `resolved/brand`, `wire/view`), and how they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from schemas.published.leaf import Schema
from schemas.published.patch import file_patches, root_patch
from schemas.published.provider import provider_patches
from schemas.published.resolved import resolved_documents
from schemas.published.test_file import test_documents
from schemas.published.wire import wire_documents
from schemas.scope import Scope


@cache
def documents() -> Mapping[str, Schema]:
    """Return every document, sorted by name."""
    found: dict[str, Schema] = {}
    for scope in Scope:
        found[f"patch/{scope.word}"] = root_patch(scope)
        found |= {f"patch/{scope.word}.{name}": schema for name, schema in file_patches(scope).items()}
    found |= {f"patch/provider.{name}": schema for name, schema in provider_patches().items()}
    found |= {f"resolved/{name}": schema for name, schema in resolved_documents().items()}
    found |= {f"test/{name}": schema for name, schema in test_documents().items()}
    found |= {f"wire/{name}": schema for name, schema in wire_documents().items()}
    return MappingProxyType(dict(sorted(found.items())))


def schema_files() -> dict[str, str]:
    """Return the text of every document by its path below the schemas' folder."""
    return {f"{name}.json": written(schema) for name, schema in documents().items()}


def written(schema: Schema) -> str:
    """Return a document as it is published: sorted, so that a change shows as the lines it touches."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
