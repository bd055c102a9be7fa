"""Which WhatsApp templates a plan makes new, and the names under which Meta is asked to approve them.

Whether Meta has approved one, the running side knows: a plan compares what is wanted, and says here what
cannot be sent on the day it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from applier.core.address import Address
from applier.core.change import Closing, Opening, Replacement, Stored, Transfer
from applier.core.plan import Plan
from applier.render.words import count
from messages.whatsapp.name import template_name

_MANY = 5


def approvals(plan: Plan) -> Mapping[Address, str]:
    """Return, for each entry that is another template than before, the name of the new one."""
    found = ((change.address, _content(change)) for change in plan.stored if _is_whatsapp(change.address))
    return {address: template_name(str(address), content) for address, content in found if content}


def approval_note(name: str | None) -> str:
    """Return what is said of one entry; nothing where there is nothing to approve."""
    return f"needs approval by Meta as {name}" if name is not None else ""


def approvals_note(names: Sequence[str]) -> str:
    """Return what is said of a scope that is new."""
    if not names:
        return ""
    more = f" and {len(names) - _MANY:,} more" if len(names) > _MANY else ""
    verb = "needs" if len(names) == 1 else "need"
    return f"{count(len(names), 'WhatsApp template')} {verb} approval by Meta: {', '.join(names[:_MANY])}{more}"


def _is_whatsapp(address: Address) -> bool:
    parts = address.name.split(".")
    return parts[0] == "templates" and len(parts) > 2 and parts[2] == "whatsapp"


def _content(change: Stored) -> str:
    """Return the digest of a content that Meta has not seen under this address; empty where it has."""
    match change:
        case Opening(after=after) | Transfer(after=after):
            return after.content
        case Replacement(before=before, after=after):
            return after.content if after.content != before.content else ""
        case Closing():
            return ""
