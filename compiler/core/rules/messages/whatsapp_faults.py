"""Findings about WhatsApp templates, at the line of the text that Meta would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.place import Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from messages.whatsapp.fault import Fault

META = Reference(
    title="Meta, message templates",
    url="https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview",
)
META_REVIEW = Reference(
    title="Meta, template review and common rejection reasons",
    url="https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-review",
)


def is_whatsapp(entry: Resolved) -> bool:
    """Tell whether an entry of `templates` is a WhatsApp message."""
    return entry.name.split(".")[2] == "whatsapp"


def of_faults(view: View, rule: Rule, entry: Resolved, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Yield a finding for each fault."""
    for fault in faults:
        at = view.spot(entry, fault.part)
        if fault.line and isinstance(at, Spot):
            at = replace(at, line=fault.line, column=fault.column)
        yield Finding(rule=rule, at=at, what=fault.what, fix=fault.fix, subject=view.subject(entry, fault.part))
