"""Every rule there is: those that run over resolved entries, and those that files and layers can break.

Each room of rules lists its own checks; a new room is added here.
"""

from __future__ import annotations

from itertools import chain
from types import ModuleType

from compiler.core.decode import rules as decode_rules
from compiler.core.diagnostic import Rule
from compiler.core.expectations import rules as test_rules
from compiler.core.layer import rules as layer_rules
from compiler.core.policies import rules as policy_rules
from compiler.core.resolve import rules as resolve_rules
from compiler.core.rules.alerts.checks import CHECKS as ALERTS
from compiler.core.rules.analytics.checks import CHECKS as ANALYTICS
from compiler.core.rules.campaigns.checks import CHECKS as CAMPAIGNS
from compiler.core.rules.catalogue.checks import CHECKS as CATALOGUE
from compiler.core.rules.check import Check, EntryCheck, ViewCheck
from compiler.core.rules.claim import CLAIMED_TWICE
from compiler.core.rules.compliance.checks import CHECKS as COMPLIANCE
from compiler.core.rules.experiments.checks import CHECKS as EXPERIMENTS
from compiler.core.rules.flags.checks import CHECKS as FLAGS
from compiler.core.rules.integrations.checks import CHECKS as INTEGRATIONS
from compiler.core.rules.layouts.checks import CHECKS as LAYOUTS
from compiler.core.rules.messages.checks import CHECKS as MESSAGES
from compiler.core.rules.orchestration.checks import CHECKS as ORCHESTRATION
from compiler.core.rules.policies.checks import CHECKS as POLICIES
from compiler.core.rules.providers.checks import CHECKS as PROVIDERS
from compiler.core.rules.retention.checks import CHECKS as RETENTION
from compiler.core.rules.roles.checks import CHECKS as ROLES
from compiler.core.rules.segments.checks import CHECKS as SEGMENTS
from compiler.core.rules.shared.usage import LAYOUT_UNUSED, SEGMENT_UNUSED
from compiler.core.rules.suppression.checks import CHECKS as SUPPRESSION
from compiler.core.rules.templates.checks import CHECKS as TEMPLATES
from compiler.core.secrets import rules as secret_rules
from compiler.core.syntax import rules as syntax_rules

_CHECKS: tuple[Check, ...] = (
    *ALERTS,
    *ANALYTICS,
    *CAMPAIGNS,
    *CATALOGUE,
    *COMPLIANCE,
    *EXPERIMENTS,
    *FLAGS,
    *INTEGRATIONS,
    *LAYOUTS,
    *MESSAGES,
    *ORCHESTRATION,
    *POLICIES,
    *PROVIDERS,
    *RETENTION,
    *ROLES,
    *SEGMENTS,
    *SUPPRESSION,
    *TEMPLATES,
)
ENTRY_CHECKS: tuple[EntryCheck, ...] = tuple(check for check in _CHECKS if isinstance(check, EntryCheck))
VIEW_CHECKS: tuple[ViewCheck, ...] = tuple(check for check in _CHECKS if isinstance(check, ViewCheck))
_FOUND_ON_THE_WAY = (syntax_rules, layer_rules, decode_rules, resolve_rules, secret_rules, test_rules, policy_rules)
"""Modules whose rules are not run: what they are about is found while text becomes entries."""


def _rules_in(module: ModuleType) -> tuple[Rule, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


RULES: tuple[Rule, ...] = tuple(
    sorted(
        {
            *chain.from_iterable(_rules_in(module) for module in _FOUND_ON_THE_WAY),
            *(CLAIMED_TWICE, SEGMENT_UNUSED, LAYOUT_UNUSED),
            *chain.from_iterable(check.rules for check in _CHECKS),
        },
        key=lambda rule: rule.id,
    )
)
"""Sorted by id, each once: some judge entries of two sections."""
