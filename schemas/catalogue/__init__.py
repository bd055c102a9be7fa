"""The provider catalogue: one file for each type of provider, and what can be read from it.

Adding a provider is adding a file to `schemas/providers/`; nothing else names the types.
`provider-file.json` says what such a file holds.
"""

from __future__ import annotations

from schemas.catalogue.call import HttpCall, SignIn, SmtpCall, TestCall, test_call
from schemas.catalogue.claim import Claim, ClaimKind, claims
from schemas.catalogue.config import ConfigError, config_errors
from schemas.catalogue.facts import Capability, ProviderFacts, capabilities, is_unofficial, provider_facts
from schemas.catalogue.fields import ProviderField, provider_fields
from schemas.catalogue.files import file_schema, provider_channels, provider_form, provider_schema, provider_types
from schemas.catalogue.key_shape import KeyShape, key_shapes
from schemas.catalogue.limit import Limit, daily_limit, limits
from schemas.catalogue.retry import retry_class
from schemas.catalogue.signature import Signature, SignatureScheme, signature
from schemas.catalogue.webhook import webhook_status

__all__ = [
    "Capability",
    "Claim",
    "ClaimKind",
    "ConfigError",
    "HttpCall",
    "KeyShape",
    "Limit",
    "ProviderFacts",
    "ProviderField",
    "SignIn",
    "Signature",
    "SignatureScheme",
    "SmtpCall",
    "TestCall",
    "capabilities",
    "claims",
    "config_errors",
    "daily_limit",
    "file_schema",
    "is_unofficial",
    "key_shapes",
    "limits",
    "provider_channels",
    "provider_facts",
    "provider_fields",
    "provider_form",
    "provider_schema",
    "provider_types",
    "retry_class",
    "signature",
    "test_call",
    "webhook_status",
]
