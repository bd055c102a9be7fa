"""Every rule there is: those that run over resolved entries, and those that files and layers can break."""

from __future__ import annotations

from types import ModuleType

from compiler.core.decode import rules as decode_rules
from compiler.core.diagnostic import Rule
from compiler.core.expectations import rules as test_rules
from compiler.core.layer import rules as layer_rules
from compiler.core.policies import rules as policy_rules
from compiler.core.resolve import rules as resolve_rules
from compiler.core.rules.alerts import (
    alert_bound,
    alert_channel,
    alert_hours,
    alert_metric,
    alert_provider,
    alert_receiver,
    alert_repeat,
)
from compiler.core.rules.analytics import (
    analytics_cost,
    analytics_currency,
    analytics_event,
    analytics_kept,
    analytics_metric,
    analytics_role,
)
from compiler.core.rules.campaigns import (
    campaign_after_event,
    campaign_anchor,
    campaign_channel,
    campaign_order,
    campaign_quiet_hours,
    campaign_template,
    campaign_timing,
    consent_source,
    send_rate,
)
from compiler.core.rules.catalogue import catalogue_category, catalogue_variable, category_retired
from compiler.core.rules.check import EntryCheck, ViewCheck
from compiler.core.rules.claim import CLAIMED_TWICE
from compiler.core.rules.compliance import (
    clock_change,
    consent_evidence,
    consent_kind,
    consent_per_channel,
    double_opt_in,
    first_contact,
    footer_blocks,
    keyword_locale,
    lawful_basis,
    legal_hours,
    opt_out_time,
    request_time,
    source_lapsed,
    special_category,
    stop_words,
    transfer,
    zone_window,
)
from compiler.core.rules.experiments import experiment_arms, experiment_campaign, experiment_end, experiment_figure
from compiler.core.rules.flags import flag_expired
from compiler.core.rules.integrations import (
    integration_address,
    integration_alert,
    integration_conflict,
    integration_consent,
    integration_field,
    integration_match,
    integration_special,
    integration_twice,
)
from compiler.core.rules.layouts import layout_content, layout_frame, layout_reference
from compiler.core.rules.messages import (
    email_client,
    email_contrast,
    email_footer,
    email_from,
    email_image,
    email_lines,
    email_link,
    email_markup,
    email_parity,
    email_size,
    email_unsafe,
    fact_value,
    locale_left_behind,
    locale_parity,
    sms_foot,
    sms_link,
    sms_segments,
    sms_sender,
    template_plural,
    template_required,
    template_type,
    template_value,
    template_variable,
    whatsapp_body,
    whatsapp_buttons,
    whatsapp_category,
    whatsapp_foot,
    whatsapp_language,
    whatsapp_length,
    whatsapp_line,
    when_unmet,
)
from compiler.core.rules.orchestration import (
    orchestration_channel,
    orchestration_learning,
    orchestration_limits,
    orchestration_shares,
)
from compiler.core.rules.policies import policy_expression, policy_target, policy_waiver
from compiler.core.rules.providers import (
    channel_provider,
    failover,
    provider_cap,
    provider_config,
    provider_type,
    routing_provider,
)
from compiler.core.rules.retention import retention_category, retention_limit, retention_removed, retention_uncovered
from compiler.core.rules.roles import (
    role_approvals,
    role_guest,
    role_members,
    role_owner,
    role_removed,
    role_route,
    role_second_pair,
)
from compiler.core.rules.segments import (
    segment_circle,
    segment_locale,
    segment_nobody,
    segment_reference,
    segment_tracking,
)
from compiler.core.rules.shared.usage import LAYOUT_UNUSED, SEGMENT_UNUSED
from compiler.core.rules.suppression import suppression_kept, suppression_lifted, suppression_reason, suppression_scope
from compiler.core.rules.templates import locale_offered, template_category, template_syntax
from compiler.core.secrets import rules as secret_rules
from compiler.core.syntax import rules as syntax_rules

ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    provider_type.CHECK,
    provider_config.CHECK,
    template_category.CHECK,
    locale_offered.TEMPLATES,
    template_syntax.CHECK,
    template_syntax.LAYOUTS,
    template_variable.TEMPLATES,
    template_variable.LAYOUTS,
    template_type.TEMPLATES,
    template_type.LAYOUTS,
    template_plural.CHECK,
    when_unmet.CHECK,
    locale_left_behind.CHECK,
    locale_parity.SETTINGS,
    fact_value.EVENTS,
    fact_value.TENANTS,
    layout_content.CHECK,
    segment_nobody.CHECK,
    segment_nobody.AUDIENCES,
    experiment_end.ENDED,
    flag_expired.CHECK,
    policy_target.CHECK,
    policy_expression.CHECK,
    policy_waiver.CHECK,
    role_approvals.CHECK,
    role_guest.CHECK,
    integration_address.CHECK,
    integration_match.CHECK,
    integration_field.CHECK,
    alert_bound.CHECK,
    alert_repeat.CHECK,
    alert_hours.CHECK,
    analytics_currency.CHECK,
    analytics_kept.CHECK,
    retention_limit.CHECK,
    suppression_reason.CHECK,
    email_image.CHECK,
    email_image.LAYOUTS,
    email_link.CHECK,
    email_link.LAYOUTS,
    email_unsafe.CHECK,
    email_unsafe.LAYOUTS,
    email_client.CHECK,
    email_client.LAYOUTS,
    email_from.CHECK,
    whatsapp_body.CHECK,
    whatsapp_buttons.CHECK,
    whatsapp_category.CHECK,
    whatsapp_language.CHECK,
    whatsapp_line.CHECK,
)
VIEW_CHECKS: tuple[ViewCheck, ...] = (
    catalogue_variable.CHECK,
    routing_provider.CHECK,
    campaign_template.CHECK,
    campaign_channel.CHECK,
    campaign_anchor.CHECK,
    catalogue_category.CHECK,
    channel_provider.CHECK,
    failover.CHECK,
    provider_cap.CHECK,
    send_rate.CHECK,
    campaign_after_event.CHECK,
    campaign_timing.CHECK,
    campaign_order.CHECK,
    consent_source.CHECK,
    campaign_quiet_hours.CHECK,
    category_retired.CHECK,
    locale_offered.DEFAULT,
    locale_offered.CAMPAIGNS,
    locale_parity.CHECK,
    template_required.CHECK,
    template_value.CHECK,
    segment_reference.CHECK,
    segment_circle.CHECK,
    segment_locale.CHECK,
    segment_tracking.CHECK,
    experiment_campaign.CHECK,
    experiment_arms.CHECK,
    experiment_end.CHECK,
    experiment_figure.CHECK,
    layout_reference.CHECK,
    layout_frame.CHECK,
    orchestration_shares.CHECK,
    orchestration_channel.CHECK,
    orchestration_limits.CHECK,
    orchestration_learning.CHECK,
    role_route.CHECK,
    role_owner.CHECK,
    role_second_pair.CHECK,
    role_members.CHECK,
    role_removed.CHECK,
    integration_twice.CHECK,
    integration_conflict.CHECK,
    integration_special.CHECK,
    integration_consent.CHECK,
    integration_alert.CHECK,
    alert_receiver.CHECK,
    alert_provider.CHECK,
    alert_channel.CHECK,
    alert_metric.CHECK,
    analytics_metric.CHECK,
    analytics_event.CHECK,
    analytics_role.CHECK,
    analytics_cost.CHECK,
    retention_removed.CHECK,
    retention_uncovered.CHECK,
    retention_category.CHECK,
    suppression_scope.CHECK,
    suppression_lifted.CHECK,
    suppression_kept.CHECK,
    clock_change.CHECK,
    consent_evidence.CHECK,
    consent_kind.CHECK,
    consent_per_channel.CHECK,
    double_opt_in.CHECK,
    first_contact.CHECK,
    footer_blocks.CHECK,
    keyword_locale.CHECK,
    lawful_basis.CHECK,
    legal_hours.CHECK,
    opt_out_time.CHECK,
    request_time.CHECK,
    source_lapsed.CHECK,
    special_category.CHECK,
    stop_words.CHECK,
    transfer.CHECK,
    zone_window.CHECK,
    email_markup.CHECK,
    email_size.CHECK,
    email_parity.CHECK,
    email_footer.CHECK,
    email_contrast.CHECK,
    email_lines.CHECK,
    sms_foot.CHECK,
    sms_link.CHECK,
    sms_link.DOMAINS,
    sms_segments.CHECK,
    sms_sender.CHECK,
    whatsapp_foot.CHECK,
    whatsapp_length.CHECK,
)


def _rules_in(module: ModuleType) -> tuple[Rule, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


RULES: tuple[Rule, ...] = tuple(
    sorted(
        {
            *(
                rule
                for module in (
                    syntax_rules,
                    layer_rules,
                    decode_rules,
                    resolve_rules,
                    secret_rules,
                    test_rules,
                    policy_rules,
                )
                for rule in _rules_in(module)
            ),
            CLAIMED_TWICE,
            SEGMENT_UNUSED,
            LAYOUT_UNUSED,
            *(rule for check in ENTRY_CHECKS for rule in check.rules),
            *(rule for check in VIEW_CHECKS for rule in check.rules),
        },
        key=lambda rule: rule.id,
    )
)
"""Sorted by id, each once: some judge entries of two sections."""
