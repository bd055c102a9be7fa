"""Text messages come from a sender that reaches the guests' countries, and that they can say no to."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.sms_foot import is_exempt
from compiler.core.rules.messages.sms_texts import READS, Text, texts
from compiler.core.rules.providers.way import is_in_doubt, ways
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View
from messages.sms.countries import UNITED_STATES
from messages.sms.foot import always
from messages.sms.links import links
from messages.sms.sender import Kind, is_us_long_code, sender_of, unreached

SMS_SENDER = Rule(
    id="sms-sender",
    summary="A sender of text messages does not reach some guests",
    why="Their carriers drop the text, or show it as somebody else's, and nobody is told.",
    sources=(
        Reference(
            title="AWS End User Messaging, Sender IDs",
            url="https://docs.aws.amazon.com/sms-voice/latest/userguide/sender-id.html",
        ),
        Reference(
            title="MessageBird, sender ID availability",
            url="https://support.messagebird.com/hc/en-us/articles/360017673738",
        ),
        Reference(title="Twilio, short codes", url="https://www.twilio.com/en-us/guidelines/gb/short-code"),
    ),
)
SMS_REGISTRATION = Rule(
    id="sms-registration",
    summary="An American number is not registered for texts",
    why="Carriers in the United States drop texts from numbers whose brand and campaign they do not know.",
    sources=(
        Reference(title="Twilio, A2P 10DLC", url="https://www.twilio.com/docs/messaging/compliance/a2p-10dlc"),
        Reference(title="Twilio, error 30034", url="https://www.twilio.com/docs/api/errors/30034"),
    ),
)
SMS_NO_REPLY = Rule(
    id="sms-no-reply",
    summary="Guests cannot answer STOP, and texts offer no other way out",
    why="A name cannot be answered: who wants no more texts has no way to say so.",
    sources=(
        Reference(
            title="Twilio, alphanumeric sender ID: opt-out",
            url="https://support.twilio.com/hc/en-us/articles/223181348",
        ),
    ),
)
_WAYS_OUT = frozenset({"unsubscribe_url"})


def _run(view: View) -> Iterator[Finding]:
    channels = view.find("settings.channels")
    way = ways(view).get("sms")
    if way is None or (channels is not None and "sms" not in channels.value):
        return
    found = [finding for provider in way.providers for finding in _wrong(view, provider)]
    if found and not view.is_broken("providers", "routing", *READS) and not is_in_doubt(view):
        yield from found


def _wrong(view: View, provider: Resolved) -> Iterator[Finding]:
    sender = sender_of(provider.value.get("config") or {})
    if sender is None:
        return
    field, value, kind = sender
    line = Line(entry=provider, route=("config", field), words="the sender is said here")
    countries = _countries(view)
    missed = unreached(kind, value, countries)
    if missed:
        yield _unreached(view, line, kind, value, missed)
    elif _needs_registration(provider, kind, value, countries):
        yield _unregistered(view, line, value)
    if kind is Kind.NAME:
        yield from _unanswerable(view, line, value)


def _countries(view: View) -> tuple[str, ...]:
    event = view.find("event")
    return tuple((event.value.get("guests") or {}).get("countries", ())) if event is not None else ()


def _finding(view: View, rule: Rule, lines: list[Line], what: str, fix: str) -> Finding:
    shown = narrowest(lines)
    return Finding(
        rule=rule,
        at=shown.at(view),
        what=what,
        fix=fix,
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _guests(view: View) -> list[Line]:
    event = view.find("event")
    words = "the guests' countries are said here"
    return [Line(entry=event, route=("guests", "countries"), words=words)] if event is not None else []


def _unreached(view: View, line: Line, kind: Kind, sender: str, missed: tuple[str, ...]) -> Finding:
    name, where = line.entry.name.split(".")[1], " and ".join(missed)
    what = f"`{name}` sends from {kind.value}, `{sender}`, and guests live in {where}: "
    if kind is Kind.SHORT_CODE:
        what += "a short code is reached in one country only."
        fix = "Send from a number or a pool of numbers, or set this provider to null in the event."
    elif missed == ("IN",):
        what += "India takes only a registered header of six letters."
        fix = "Send from the header that is registered there, or set this provider to null in the event."
    else:
        what += "no text from a name arrives there."
        fix = "Send from a number of that country, or set this provider to null in the event."
    return _finding(view, SMS_SENDER, [line, *_guests(view)], what, fix)


def _needs_registration(provider: Resolved, kind: Kind, sender: str, countries: tuple[str, ...]) -> bool:
    return (
        kind is Kind.NUMBER
        and UNITED_STATES in countries
        and provider.value.get("type") == "twilio"
        and "campaign_sid" not in provider.value["config"]
        and is_us_long_code(sender)
    )


def _unregistered(view: View, line: Line, sender: str) -> Finding:
    name = line.entry.name.split(".")[1]
    what = f"`{name}` sends from {sender} to guests in US, and its `config` names no registered campaign."
    fix = "Add `campaign_sid` (QE…) and `brand_registration_sid` (BN…) of Twilio's Trust Hub, or take another number."
    return _finding(view, SMS_REGISTRATION, [line, *_guests(view)], what, fix)


def _unanswerable(view: View, line: Line, sender: str) -> Iterator[Finding]:
    closed = [text for text in texts(view) if not is_exempt(view, text) and not _offers_way_out(text)]
    if not closed:
        return
    first = min(closed, key=lambda text: text.template.name)
    more = f" and {len(closed) - 1} more" if len(closed) > 1 else ""
    name = line.entry.name.split(".")[1]
    lines = [line, Line(entry=first.template, route=("text",), words="a text without another way out")]
    what = f"`{name}` sends from a name, `{sender}`: nobody can answer STOP to it, and `{first.template.name}`{more} "
    what += "offers no other way out." if len(closed) == 1 else "offer no other way out."
    yield _finding(
        view, SMS_NO_REPLY, lines, what, "Send from a number, or write {{ unsubscribe_url }} into every text."
    )


def _offers_way_out(text: Text) -> bool:
    paths, words = always(text.bodies)
    return not paths.isdisjoint(_WAYS_OUT) or any(link.host for link in links(words) if "unsub" in link.text.lower())


CHECK = ViewCheck(
    needs_sound=True,
    rules=(SMS_SENDER, SMS_REGISTRATION, SMS_NO_REPLY),
    reads=READS | {"providers", "routing"},
    run=_run,
)
