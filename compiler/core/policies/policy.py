"""A policy that was read: where it is judged, what it asks, who was let off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError

from compiler.core.address import Address, BadAddress, parse_address
from compiler.core.canonical import canonical
from compiler.core.policies.expression import Expression, Wrong, compile_expression
from compiler.core.policies.message import Parts, read_message
from compiler.core.policies.reading import Routes
from compiler.core.policies.target import NoTarget, Target, read_target
from compiler.core.policies.variables import SECTION_VARIABLES, kinds_of_variables
from compiler.core.resolve.scope import Resolved
from compiler.core.snapshot import ScopeKey
from schemas.sections.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compiled:
    """A policy that can be judged."""

    name: str
    said: Policy
    target: Target
    must: Expression
    message: Parts
    resolved: Resolved
    waived: tuple[tuple[str, Address], ...]
    """Name and address of each waiver whose address can be read."""

    @property
    def others(self) -> frozenset[str]:
        """Sections it reads beside the entry."""
        return frozenset(self.reads) & frozenset(SECTION_VARIABLES)

    @property
    def reads(self) -> Routes:
        """What its question reads, by variable."""
        return self.must.reads

    def covers(self, key: ScopeKey) -> bool:
        """Tell whether it is judged in a scope."""
        scope = self.said.scope
        if scope is None:
            return True
        return (scope.tenants is None or key.tenant in scope.tenants) and (
            scope.levels is None or level(key) in scope.levels
        )

    def asks_for_scope(self, key: ScopeKey) -> bool:
        """Tell whether its answer may differ from the wider scope's because the scope's own name does."""
        scope = self.reads.get("scope", {})
        return scope is None or ("event" if key.event else "tenant") in scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What reading one policy gives: each part, or why it cannot be used."""

    target: Target | NoTarget
    must: Expression | Wrong | None
    message: Parts | Wrong | None


def level(key: ScopeKey) -> str:
    """Return which kind of scope it is, as a policy says it."""
    return "event" if key.event else "tenant" if key.tenant else "platform"


def model_of(resolved: Resolved) -> Policy | None:
    """Return a policy's typed value; None where it is not right yet, which other rules say."""
    try:
        found = resolved.shape.check(bytes(canonical(resolved.value)))
    except ValidationError:
        return None
    return found if isinstance(found, Policy) else None


@lru_cache(maxsize=1024)
def parse(applies_to: str, must: str, message: str) -> Parsed:
    """Check the parts of a policy; each distinct text once, however many environments there are."""
    target = read_target(applies_to)
    if isinstance(target, NoTarget):
        return Parsed(target=target, must=None, message=None)
    variables = kinds_of_variables(target.kinds)
    return Parsed(
        target=target,
        must=compile_expression(must, variables, is_message=False),
        message=read_message(message, variables),
    )


def compiled(resolved: Resolved) -> Compiled | None:
    """Return a policy ready to be judged; None where something of it is wrong."""
    said = model_of(resolved)
    if said is None:
        return None
    parsed = parse(said.applies_to, said.must, said.message)
    match parsed:
        case Parsed(target=Target() as target, must=Expression() as must, message=tuple() as message):
            return Compiled(
                name=resolved.name.split(".")[1],
                said=said,
                target=target,
                must=must,
                message=message,
                resolved=resolved,
                waived=tuple(_addresses(said)),
            )
        case _:
            return None


def _addresses(said: Policy) -> list[tuple[str, Address]]:
    found = []
    for name, waiver in sorted((said.waivers or {}).items()):
        try:
            found.append((name, parse_address(waiver.address)))
        except BadAddress:
            continue
    return found
