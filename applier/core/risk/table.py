"""Which class a field has: the one table of it, as data.

A route ends at a field; `*` is a name people choose, and `**` stands for all there is and will be. A field
that stands nowhere here is of the most severe class until somebody classes it. What a provider's `config`
holds is classed by the provider catalogue, and whether law is weakened by the values: see `judge`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from applier.core.risk.level import Risk

_COSMETIC = """
platform.contact
brand.accent brand.background brand.corners brand.fonts.body brand.fonts.heading brand.logo.url brand.logo.width
brand.on_primary brand.primary brand.surface brand.text
providers.*.title layouts.*.title segments.*.title segments.*.description campaigns.*.title campaigns.*.description
experiments.*.title experiments.*.question flags.*.title flags.*.description flags.*.owner integrations.*.title
catalogue.categories.*.title catalogue.categories.*.carries catalogue.variables.*.description
analytics.costs.currency analytics.costs.email analytics.costs.sms analytics.costs.sms_by_country.*
analytics.costs.whatsapp_marketing analytics.costs.whatsapp_utility analytics.costs.accepted_reply
analytics.dashboards.*.title analytics.dashboards.*.metrics analytics.dashboards.*.segments
analytics.dashboards.*.refresh alerts.*.title alerts.*.advice
"""

_CONTENT = """
tenant.name tenant.website tenant.contact.email tenant.contact.phone
event.name event.hosts event.venue.name event.venue.address event.venue.city event.venue.country event.venue.map_url
event.website event.reply.url event.facts.* event.attire event.day_contact
brand.name brand.tagline brand.logo.alt brand.sign_off
settings.locale settings.locales settings.tone settings.sms_segments
layouts.*.within layouts.*.mjml layouts.*.text
templates.*.*.*.subject templates.*.*.*.preheader templates.*.*.*.mjml templates.*.*.*.html templates.*.*.*.text
templates.*.*.*.layout templates.*.*.*.language templates.*.*.*.header.type templates.*.*.*.header.text
templates.*.*.*.header.url templates.*.*.*.body templates.*.*.*.footer templates.*.*.*.buttons
templates.*.*.*.variables.*.type templates.*.*.*.variables.*.max_length templates.*.*.*.variables.*.given_by
templates.*.*.*.variables.*.example
campaigns.*.template experiments.*.arms.*.template experiments.*.arms.*.subject
catalogue.categories.*.variables catalogue.categories.*.requires catalogue.variables.*.type
catalogue.variables.*.max_length catalogue.variables.*.common catalogue.variables.*.given_by
catalogue.variables.*.example catalogue.variables.*.examples.*
analytics.utm.source analytics.utm.medium analytics.utm.campaign
"""

_DELIVERY = """
tenant.timezone
event.enabled event.kind event.starts event.ends event.timezone event.reply.deadline event.guests.expected
event.features.plus_one event.features.children event.features.transport event.features.accommodation
event.features.outdoor event.features.livestream event.features.gifts
settings.channels settings.send_rate settings.sandbox.enabled settings.sandbox.email settings.sandbox.phone
templates.*.*.*.when.features.plus_one templates.*.*.*.when.features.children
templates.*.*.*.when.features.transport templates.*.*.*.when.features.accommodation
templates.*.*.*.when.features.outdoor templates.*.*.*.when.features.livestream templates.*.*.*.when.features.gifts
templates.*.*.*.when.kind templates.*.*.*.category
providers.*.channel providers.*.enabled providers.*.priority providers.*.fallback providers.*.daily_cap
routing.order
routing.*.providers routing.*.attempts routing.*.then routing.*.retry_after
segments.*.all.** segments.*.any.** segments.*.none.**
campaigns.*.channels campaigns.*.audience.reply campaigns.*.audience.tags campaigns.*.audience.without_tags
campaigns.*.audience.locales campaigns.*.audience.segments campaigns.*.audience.without_segments
campaigns.*.schedule.type campaigns.*.schedule.anchor campaigns.*.schedule.offset campaigns.*.schedule.at
campaigns.*.schedule.day campaigns.*.schedule.trigger campaigns.*.schedule.delay campaigns.*.enabled
experiments.*.campaign experiments.*.arms.*.percentage experiments.*.arms.*.channels experiments.*.arms.*.at
experiments.*.aims_at experiments.*.starts experiments.*.ends experiments.*.least_guests experiments.*.enabled
orchestration.kill_switch orchestration.mode orchestration.weights.* orchestration.least_shares.*
orchestration.most_shares.* orchestration.frequency.per_day orchestration.frequency.per_week
orchestration.frequency.per_event orchestration.frequency.gap orchestration.exploration.rate
orchestration.exploration.until_sent orchestration.timing.policy orchestration.timing.window
orchestration.timing.most_shift orchestration.learning.half_life orchestration.learning.least_samples
orchestration.deliverability.least_delivered orchestration.deliverability.over
orchestration.deliverability.least_samples orchestration.deliverability.pause
flags.*.enabled flags.*.percentage flags.*.by flags.*.salt flags.*.expires
integrations.*.retry.attempts integrations.*.retry.give_up_after integrations.*.rate_limit integrations.*.every
integrations.*.on_error
catalogue.categories.*.order catalogue.categories.*.aliases catalogue.categories.*.channels
catalogue.categories.*.whatsapp_category catalogue.categories.*.timing.anchor
catalogue.categories.*.timing.earliest catalogue.categories.*.timing.latest catalogue.categories.*.replaced_by
catalogue.categories.*.retired
analytics.costs.monthly_budget
alerts.*.severity alerts.*.when.metric alerts.*.when.above alerts.*.when.below alerts.*.when.over
alerts.*.when.least_messages alerts.*.channels alerts.*.providers alerts.*.receivers.*.type
alerts.*.receivers.*.email alerts.*.receivers.*.phone alerts.*.receivers.*.role alerts.*.receivers.*.integration
alerts.*.hours alerts.*.repeat_after alerts.*.enabled
"""

_CREDENTIAL = """
providers.*.type
integrations.*.type integrations.*.url integrations.*.signing integrations.*.secret integrations.*.vendor
integrations.*.account
"""

_COMPLIANCE = """
platform.operator
tenant.legal_name tenant.country tenant.postal_address.street tenant.postal_address.city
tenant.postal_address.postcode tenant.postal_address.region tenant.postal_address.country
event.guests.countries event.guests.timezones
settings.open_tracking settings.link_tracking
compliance.controller.name compliance.controller.contact compliance.controller.privacy_url
compliance.controller.officer
compliance.lawful_bases.marketing compliance.lawful_bases.service compliance.lawful_bases.legal
compliance.consent.per_channel compliance.consent.double_opt_in compliance.consent.double_opt_in_in
compliance.consent.record_wording compliance.consent.expires_after compliance.consent.implied_expires_after
compliance.consent.inquiry_expires_after compliance.consent.evidence
compliance.quiet_hours.enabled compliance.quiet_hours.send_window compliance.quiet_hours.channels
compliance.quiet_hours.unknown_zone
compliance.retention.guest_details compliance.retention.special_category compliance.retention.message_bodies
compliance.retention.delivery_log compliance.retention.consent_records
compliance.requests.answered_within
compliance.opt_out.keywords.* compliance.opt_out.help_keywords.* compliance.opt_out.wording.*
compliance.opt_out.honoured_within compliance.opt_out.link_valid_for compliance.opt_out.across
compliance.footers.email compliance.footers.sms compliance.footers.whatsapp
compliance.special_category.explicit_consent compliance.special_category.channels
compliance.contact_limits.per_day compliance.contact_limits.per_week compliance.transfers.regions
compliance.sources.*.title compliance.sources.*.url compliance.sources.*.jurisdiction compliance.sources.*.countries
compliance.sources.*.since compliance.sources.*.until compliance.sources.*.owner compliance.sources.*.fact
retention.*.title retention.*.after retention.*.then retention.*.in_export
suppression.scope suppression.reasons suppression.bounces.hard suppression.bounces.soft suppression.kept_for
suppression.hashed
templates.*.*.*.variables.*.personal
providers.*.processor.name providers.*.processor.region providers.*.processor.transfer_basis
campaigns.*.stands_on.basis campaigns.*.stands_on.soft_opt_in campaigns.*.stands_on.because
orchestration.learning.signals orchestration.learning.attributes orchestration.learning.pool
integrations.*.events integrations.*.enabled integrations.*.entity integrations.*.match_on integrations.*.direction
integrations.*.conflict integrations.*.fields.*.theirs integrations.*.fields.*.direction
integrations.*.fields.*.kind integrations.*.fields.*.values.* integrations.*.list_id integrations.*.segments
catalogue.categories.*.kind catalogue.categories.*.purpose catalogue.categories.*.lawful_basis
catalogue.categories.*.consent_from catalogue.categories.*.first_contact catalogue.variables.*.personal
analytics.events analytics.kept.per_guest analytics.kept.totals analytics.privacy.anonymise
analytics.privacy.least_group analytics.insights.recommendations analytics.insights.predictions
analytics.dashboards.*.roles
"""

# Powers and guards; the name a database is bound to; and words of law of which nobody can say which is stricter.
_DESTRUCTIVE = """
roles.** policies.** environments.** secret_exceptions.**
platform.name
retention.*.limit retention.*.variables retention.*.attributes retention.*.counted_from suppression.lifted_by
"""

FIELDS: Mapping[str, Risk] = MappingProxyType(
    {
        route: risk
        for risk, routes in (
            (Risk.COSMETIC, _COSMETIC),
            (Risk.CONTENT, _CONTENT),
            (Risk.DELIVERY, _DELIVERY),
            (Risk.CREDENTIAL, _CREDENTIAL),
            (Risk.COMPLIANCE, _COMPLIANCE),
            (Risk.DESTRUCTIVE, _DESTRUCTIVE),
        )
        for route in routes.split()
    }
)

ORDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "compliance.opt_out.across": ("sender", "tenant", "platform"),
        "compliance.quiet_hours.unknown_zone": ("event_zone", "all_zones", "do_not_send"),
        "retention.*.then": ("anonymise", "erase"),
        "suppression.scope": ("sender", "tenant", "platform"),
    }
)
"""Words that have no floor and an order all the same: the strictest is the last."""

GUARDING = frozenset({"compliance", "suppression", "retention"})
"""Sections in which whatever is taken away guarded somebody."""

FOR_EVENTS = frozenset({"brand", "campaigns", "experiments", "layouts", "routing", "segments", "templates"})
"""Sections that only say what events send: where every event has its own, what stands above does nothing. Not the
accounts, limits and switches, which wait there for the next event."""
