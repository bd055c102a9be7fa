"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
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

CHECKS: tuple[Check, ...] = (
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
)
