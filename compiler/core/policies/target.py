"""Which entries a policy applies to: a section, or a pattern of their names."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.core.nearest import did_you_mean
from compiler.core.policies.kinds import Kinds, NoSuchField, step
from compiler.core.policies.variables import SECTION_VARIABLES
from schemas.registry import SECTIONS
from schemas.shape import Record, Shape

_ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A pattern: a section and the keys of its entries, `*` for any."""

    section: str
    keys: tuple[str, ...]
    kinds: Kinds
    """What entries may look like."""

    def matches(self, name: str) -> bool:
        """Tell whether the name of an entry is meant."""
        section, *keys = name.split(".")
        wanted = self.keys or (_ANY,) * SECTIONS[self.section].depth
        return (
            section == self.section
            and len(keys) == len(wanted)
            and all(want in (_ANY, key) for want, key in zip(wanted, keys, strict=True))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTarget:
    """The pattern names no entries: why, and what to write."""

    what: str
    fix: str


def read_target(text: str) -> Target | NoTarget:
    """Read `providers` or `templates.*.sms.*`."""
    name, *keys = text.split(".")
    if name not in SECTION_VARIABLES:
        return NoTarget(what=f"There is no section `{name}`.", fix=did_you_mean(name, SECTION_VARIABLES))
    section = SECTIONS[name]
    if keys and len(keys) != section.depth:
        whole = ".".join((name, *[_ANY] * section.depth))
        what = f"`{text}` names no entries: those of `{name}` have {section.depth} keys behind it."
        return NoTarget(what=what, fix=f"Write `{name}` for all of them, or put names into `{whole}`.")
    shapes: tuple[Shape, ...] = (section.shape,)
    for key in keys or [_ANY] * section.depth:
        found = _below(shapes, key)
        if isinstance(found, NoSuchField):
            return NoTarget(what=f"There is no `{key}` in `{text}`.", fix=did_you_mean(key, found.known))
        shapes = found
    return Target(section=name, keys=tuple(keys), kinds=shapes)


def field_of(target: Target, at: str) -> NoTarget | None:
    """Return why a route names no field of the entries; None where it does."""
    kinds: Kinds = target.kinds
    for key in at.split("."):
        found = step(kinds, key)
        if isinstance(found, NoSuchField):
            return NoTarget(what=f"The entries have no field `{at}`.", fix=did_you_mean(key, found.known))
        kinds = found
    return None


def _below(shapes: tuple[Shape, ...], key: str) -> tuple[Shape, ...] | NoSuchField:
    if key != _ANY:
        return step(shapes, key) or ()
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Record):
            found += [field.shape for field in shape.fields.values()]
        else:
            below = step((shape,), key)
            found += below if isinstance(below, tuple) else ()
    return tuple(found)
