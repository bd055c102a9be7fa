"""Which templates and layouts the law asks for: their words are compliance, not content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from applier.core.risk.level import MOST_SEVERE, Risk
from applier.core.risk.sides import Side, Sides
from compiler.core.snapshot import PLATFORM, ScopeKey


@dataclass(slots=True)
class Legal:
    """Knows the catalogue and the compliance templates of both sides; both are the platform's."""

    sides: Sides
    _kinds: dict[str, frozenset[str]] | None = None
    _layouts: dict[ScopeKey, frozenset[str]] = field(default_factory=dict)

    def template_risk(self, category: str, otherwise: Risk) -> Risk:
        """Return the class of a field of a template in a category."""
        kinds = self._category_kinds().get(category)
        if kinds is None:
            return MOST_SEVERE
        return max(otherwise, Risk.COMPLIANCE) if kinds != frozenset({"sequential"}) else otherwise

    def layout_risk(self, layout: str, scope: ScopeKey, otherwise: Risk) -> Risk:
        """Return the class of a field of a layout, as the templates it frames have it."""
        if scope not in self._layouts:
            both = (self._framing(side, scope) for side in (self.sides.before, self.sides.after))
            self._layouts[scope] = frozenset().union(*both)
        return max(otherwise, Risk.COMPLIANCE) if layout in self._layouts[scope] else otherwise

    def _category_kinds(self) -> dict[str, frozenset[str]]:
        if self._kinds is None:
            found: dict[str, set[str]] = {}
            for side in (self.sides.before, self.sides.after):
                for name, category in side.entries(PLATFORM, "catalogue").items():
                    if name.startswith("catalogue.categories."):
                        found.setdefault(name.split(".")[2], set()).add(str(category.get("kind", "")))
            self._kinds = {category: frozenset(kinds) for category, kinds in found.items()}
        return self._kinds

    def _framing(self, side: Side, scope: ScopeKey) -> frozenset[str]:
        """The layouts that compliance templates lie in, also those around a layout."""
        kinds = self._category_kinds()
        legal = (
            template
            for name, template in side.entries(PLATFORM, "templates").items()
            if kinds.get(name.split(".")[1]) != frozenset({"sequential"})
        )
        layouts = side.entries(scope, "layouts")
        found: set[str] = set()
        waiting = [layout for template in legal if (layout := _text(template, "layout"))]
        while waiting:
            layout = waiting.pop()
            if layout not in found:
                found.add(layout)
                around = _text(layouts.get(f"layouts.{layout}", {}), "within")
                waiting += [around] if around else []
        return frozenset(found)


def _text(value: Any, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""
