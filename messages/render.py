"""Renders a message: the same for the reviewer who looks at it and for the guest who gets it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from messages.email.address import guarded
from messages.email.artifact import html_from
from messages.email.html import inlined, whole
from messages.email.mjml import html_of
from messages.facts import Entries
from messages.layout import framed, frames
from messages.message import Email, Sms, Whatsapp, WhatsappButton
from messages.sms.segments import segments
from messages.sms.spaces import ordinary
from messages.template.fill import fill

_GAPS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def render_email(template: Mapping[str, Any], entries: Entries, values: Mapping[str, Any]) -> Email:
    """Return an e-mail. Raises `NotFilled` and `BadMarkup`."""
    subject = _line(fill(template["subject"], values))
    preheader = _line(fill(template["preheader"], values))
    within = {**values, "subject": subject, "preheader": preheader}
    return Email(
        subject=subject,
        preheader=preheader,
        html=guarded(email_html(template, entries, within)),
        text=tidy(framed(template, "text", entries, within)),
        locale=str(values["locale"]),
    )


def email_html(template: Mapping[str, Any], entries: Entries, values: Mapping[str, Any]) -> str:
    """Return the HTML of an e-mail whose subject and preheader are among the values. Raises as `render_email`."""
    if "mjml" not in template:
        html = fill(template["html"], values, markup=True)
        first_lines = {name: str(values[name]) for name in ("locale", "preheader")}
        return inlined(whole(html, title=str(values["subject"]), **first_lines))
    around = frames(template.get("layout"), entries)
    bodies = (template["mjml"], *(frame["mjml"] for frame in around if "mjml" in frame))
    html_or_none = html_from(bodies, values)
    return html_or_none if html_or_none is not None else html_of(framed(template, "mjml", entries, values))


def render_sms(template: Mapping[str, Any], entries: Entries, values: Mapping[str, Any]) -> Sms:
    """Return a text message. Raises `NotFilled`."""
    text = ordinary(framed(template, "text", entries, values).strip())
    return Sms(text=text, segments=segments(text), locale=str(values["locale"]))


def render_whatsapp(template: Mapping[str, Any], values: Mapping[str, Any]) -> Whatsapp:
    """Return a WhatsApp message. Raises `NotFilled`."""
    header = template.get("header", {})
    is_picture = header.get("type") == "image"
    return Whatsapp(
        header=header["url"] if is_picture else _line(fill(header.get("text", ""), values)),
        header_is_picture=is_picture,
        body=fill(template["body"], values).strip(),
        footer=template.get("footer", ""),
        buttons=tuple(_button(button, values) for button in template.get("buttons", ())),
        locale=str(values["locale"]),
    )


def tidy(text: str) -> str:
    """Return plain text without what conditions leave behind: no gap is wider than one empty line."""
    return _GAPS.sub("\n\n", _TRAILING.sub("", text)).strip("\n") + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _button(button: Mapping[str, Any], values: Mapping[str, Any]) -> WhatsappButton:
    target = button.get("phone", "") if button["type"] == "phone" else fill(button.get("url", ""), values)
    return WhatsappButton(type=button["type"], label=button["label"], target=target)
