"""The variables a message may use, from the catalogue that a view sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from messages.contract import Contract, Kind, Variable, contract_of, frame_kind, variable

_CATEGORIES, _VARIABLES = "catalogue.categories.", "catalogue.variables."


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The contracts of all categories, and every variable that one of them may use."""

    contracts: Mapping[str, Contract]
    variables: Mapping[str, Variable]

    def contract(self, template: Resolved) -> Contract | None:
        """Return the contract of a template, its own variables included; None where its category is not there."""
        found = self.contracts.get(template.name.split(".")[1])
        return found.with_own(template.value.get("variables", {})) if found is not None else None

    def kind_of(self, path: str) -> Kind | None:
        """Return what a path holds, whichever category may use it."""
        found = self.variables.get(path)
        return found.type if found is not None else frame_kind(path)


def vocabulary(view: View) -> Vocabulary:
    """Return the vocabulary of a view; the same for all that say nothing about the catalogue."""
    return view.derived(_vocabulary, "catalogue")


def _vocabulary(view: View) -> Vocabulary:
    entries = {name: entry.value for name, entry in view.section("catalogue").items()}
    categories = [name.removeprefix(_CATEGORIES) for name in entries if name.startswith(_CATEGORIES)]
    found = {category: contract_of(category, entries) for category in categories}
    return Vocabulary(
        contracts={category: contract for category, contract in found.items() if contract is not None},
        variables={
            name.removeprefix(_VARIABLES): variable(name.removeprefix(_VARIABLES), value)
            for name, value in entries.items()
            if name.startswith(_VARIABLES)
        },
    )


def own_variables(view: View) -> Mapping[str, Variable]:
    """Return the variables that templates describe for themselves."""
    return view.derived(_own_variables, "templates")


def _own_variables(view: View) -> Mapping[str, Variable]:
    return {
        name: variable(name, value)
        for template in view.section("templates").values()
        for name, value in template.value.get("variables", {}).items()
    }
