"""What an address names: a field of the models, the scope from which it is due, the name that was meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compiler.core.address import Address, BadAddress
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.resolve.scope import ScopeEntries
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Record, Shape, Variants
from schemas.values.secret import is_secret


def field_at(address: Address) -> Field | None:
    """Return the field an address ends in, if it ends in one. Raises `BadAddress` where there can be nothing."""
    section = address.route[0]
    if section not in SECTIONS:
        raise BadAddress(f"There is no section `{section}`. {did_you_mean(section, SECTIONS)}")
    path = _path(address)
    return path[-1] if path else None


def due_at(scope: ScopeEntries, address: Address) -> Scope | None:
    """Return the scope from which an address is demanded; None where it may stay unsaid.

    A field of a map that may stay unsaid is demanded only where somebody says something of the map.
    """
    section = SECTIONS[address.route[0]]
    path = _path(address)
    if not path:
        return section.due
    due = max(section.due or Scope.PLATFORM, min(section.owners))
    for depth, field_ in enumerate(path, start=2):
        demanded = field_.due if field_ is not None else None
        if demanded is not None:
            due = max(due, demanded)
        elif depth > len(path) or not _is_said(scope, address.route[:depth]):
            return None
    return due


def nearest_address(scope: ScopeEntries, address: Address) -> str | None:
    """Return the address with the first name that no layer says replaced by the nearest one that some layer does."""
    trees: list[Any] = [patch.tree for wider in scope.chain() for patch in wider.patches]
    for depth, key in enumerate(address.route):
        below = [node[key] for node in trees if key in node]
        if not below:
            meant = nearest(key, {name for node in trees for name in node})
            return str(Address(address.scope, (*address.route[:depth], meant))) if meant is not None else None
        trees = [node for node in below if type(node) is dict and not is_secret(node)]
    return None


def _path(address: Address) -> list[Field | None]:
    """Return the field behind each key below the section; None for a name in a collection or a free map."""
    shape: Shape = SECTIONS[address.route[0]].shape
    path: list[Field | None] = []
    for key in address.route[1:]:
        field_: Field | None = None
        match shape:
            case Record(fields=fields):
                field_ = _field(fields, key, address)
                shape = field_.shape
            case Variants(options=options):
                known = {name: found for option in options.values() for name, found in option.fields.items()}
                field_ = _field(known, key, address)
                shape = field_.shape
            case Collection(value=value):
                shape = value
            case Free():
                pass
            case _:
                raise BadAddress(f"`{address}` goes into a single value.")
        path.append(field_)
    return path


def _field(fields: Mapping[str, Field], key: str, address: Address) -> Field:
    if key not in fields:
        raise BadAddress(f"There is no setting `{key}` in `{address}`. {did_you_mean(key, fields)}")
    return fields[key]


def _is_said(scope: ScopeEntries, route: tuple[str, ...]) -> bool:
    return any(patch.says(route) for wider in scope.chain() for patch in wider.patches)
