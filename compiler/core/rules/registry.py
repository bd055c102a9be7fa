"""Every rule there is: those that run over resolved entries, and those that files and layers can break."""

from __future__ import annotations

from types import ModuleType

from compiler.core.decode import rules as decode_rules
from compiler.core.diagnostic import Rule
from compiler.core.layer import rules as layer_rules
from compiler.core.resolve import rules as resolve_rules
from compiler.core.rules import (
    campaign_anchor,
    campaign_template,
    catalogue_variable,
    provider_config,
    provider_type,
    routing_provider,
    template_category,
    template_syntax,
)
from compiler.core.rules.check import EntryCheck, ViewCheck
from compiler.core.syntax import rules as syntax_rules

ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    provider_type.CHECK,
    provider_config.CHECK,
    template_category.CHECK,
    template_syntax.CHECK,
)
VIEW_CHECKS: tuple[ViewCheck, ...] = (
    catalogue_variable.CHECK,
    routing_provider.CHECK,
    campaign_template.CHECK,
    campaign_anchor.CHECK,
)


def _rules_in(module: ModuleType) -> tuple[Rule, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *(
                rule
                for module in (syntax_rules, layer_rules, decode_rules, resolve_rules)
                for rule in _rules_in(module)
            ),
            *(rule for check in ENTRY_CHECKS for rule in check.rules),
            *(rule for check in VIEW_CHECKS for rule in check.rules),
        ),
        key=lambda rule: rule.id,
    )
)
"""Sorted by id."""
