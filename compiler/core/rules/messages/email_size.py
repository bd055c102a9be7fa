"""An e-mail stays below the size at which Gmail cuts it off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.email_bodies import Body, finding, mails
from compiler.core.rules.messages.email_worst import worst_html
from compiler.core.rules.view import View

MOST = 102
"""Kilobytes of 1,024 octets: past them Gmail cuts a message and hides the rest behind a link."""
NEAR = 90
EMAIL_SIZE = Rule(
    id="email-size",
    summary="An e-mail is as large as Gmail shows, or larger",
    why=f"Gmail cuts a message at {MOST} KB of HTML: the foot with the way to unsubscribe would be hidden.",
    sources=(
        Reference(
            title="Mailchimp: about Gmail clipping", url="https://mailchimp.com/help/gmail-is-clipping-my-email/"
        ),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("layouts", "templates", "catalogue"):
        return
    for mail in mails(view):
        html = worst_html(view, mail)
        size = len(html.encode()) / 1024 if isinstance(html, str) else 0
        if size >= NEAR:
            body = Body(entry=mail.template, field=mail.markup)
            what = f"with its frame and the longest values it has {size:.0f} KB of HTML."
            found = finding(view, EMAIL_SIZE, body, 0, what, "Write it shorter, or link to a page with the rest.")
            yield found if size >= MOST else replace(found, severity=Severity.WARNING)


CHECK = ViewCheck(
    needs_sound=True, rules=(EMAIL_SIZE,), reads=frozenset({"templates", "layouts", "catalogue"}), run=_run
)
