"""A page for each type of provider, made from its file in the catalogue, and one that lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from schemas.catalogue import (
    ProviderFacts,
    ProviderField,
    capabilities,
    provider_facts,
    provider_fields,
    provider_form,
    provider_schema,
    provider_types,
    signature,
)
from schemas.values.delivery import RetryClass
from tools.reference.conditions import condition
from tools.reference.markdown import code, page, table

_FOLDER = "docs/reference/providers"
_CLAIMS = {
    "sender": "Belongs to one tenant only: a sender.",
    "account": "Belongs to one tenant only: an account.",
    "whatsapp": "Belongs to one tenant only: a WhatsApp number.",
}
_ACTIONS = {
    "throttle": "wait, then try again with the same provider",
    "transient": "try again; it may have been sent, so only where a message can bear to come twice",
    "auth": "stop the provider, use the next one, alert",
    "recipient_permanent": "never write to this address again; use another channel",
    "consent": "stop writing to this person on this channel; never switch to another sender on it",
    "content": "do not try again; the message has to be changed",
    "account": "alert: the account, its credit or its region has to be seen to",
}
_UNITS = {"D": "day", "H": "hour", "M": "minute", "S": "second"}
_INTRO = (
    "Each page is made from one file, `schemas/providers/<type>.json`; `schemas/catalogue/provider-file.json` says "
    "what such a file holds. `banns schema patch/provider.TYPE` prints the fields as JSON Schema."
)


def providers_pages() -> dict[str, str]:
    """Return the pages by path."""
    found = {f"{_FOLDER}/{kind}.md": _page(provider_facts(kind)) for kind in provider_types()}
    return {**found, f"{_FOLDER}/README.md": _overview()}


def _overview() -> str:
    rows = []
    for facts in map(provider_facts, provider_types()):
        link = f"[{code(facts.type)}]({facts.type}.md)"
        rows.append([link, facts.title, ", ".join(facts.channels), "unofficial" if facts.unofficial else ""])
    return page("Types of provider", _INTRO, table(["Type", "Service", "Channels", ""], rows))


def _page(facts: ProviderFacts) -> str:
    schema = provider_schema(facts.type)
    blocks = [schema["description"]] if "properties" in schema else []
    blocks.append(f"Channels: {', '.join(facts.channels)}. The service's own documentation: <{facts.docs}>")
    if facts.unofficial:
        blocks.append(f"**Unofficial.** {facts.unofficial}")
    for form, channels in _forms(facts):
        blocks += _fields(facts.type, form, channels)
    blocks += ["## What it can do", _capabilities(facts)]
    blocks += ["## Limits", _limits(schema["x-limits"])]
    blocks += ["## Test call", _calls(schema["x-test-call"])]
    blocks += ["## Events", *_events(schema["x-webhook-events"]), _signature(facts.type)]
    blocks += ["## Failures", _failures(schema["x-retry"])]
    return page(f"{code(facts.type)}: {facts.title}", *blocks)


def _forms(facts: ProviderFacts) -> list[tuple[dict[str, Any], list[str]]]:
    """Return each form of `config` with the channels it is for; most types have one for all."""
    found: list[tuple[dict[str, Any], list[str]]] = []
    for channel in facts.channels:
        form = provider_form(facts.type, channel)
        known = next((channels for other, channels in found if other is form), None)
        if known is None:
            found.append((form, [channel]))
        else:
            known.append(channel)
    return found


def _fields(kind: str, form: dict[str, Any], channels: list[str]) -> Iterator[str]:
    yield f"## Fields for {', '.join(channels)}"
    if form is not provider_schema(kind):
        yield form["description"]
    heads = ["Field", "What it says", "Form", "Demanded", ""]
    yield table(heads, (_field(field) for field in provider_fields(kind, channels[0])))
    if rules := list(_rules(form)):
        yield "What has to fit together:"
        yield "\n".join(f"- {rule}" for rule in rules)


def _field(field: ProviderField) -> list[str]:
    schema = field.schema
    form = "a reference to a secret" if schema.get("x-secret") else str(schema.get("x-form") or f"`{schema['const']}`")
    marks = ["**Secret.**" if schema.get("x-secret") else "", _CLAIMS.get(schema.get("x-claim", ""), "")]
    if field.variant:
        marks.insert(0, f"Only for `{field.variant}`.")
    return [
        code(".".join(field.route)),
        schema["description"],
        form,
        "yes" if field.required else "",
        " ".join(mark for mark in marks if mark),
    ]


def _rules(form: dict[str, Any]) -> Iterator[str]:
    """Yield the conditions between fields, in the words that whoever breaks one reads."""
    for rule in form.get("allOf", ()):
        if "x-form" in rule:
            yield rule["x-form"]
        for name, said in rule.get("then", {}).get("properties", {}).items():
            yield f"where {condition(rule['if'])}, {code(name)} is {said['x-form']}"


def _capabilities(facts: ProviderFacts) -> str:
    lines = []
    for channel in facts.channels:
        names = sorted(name.replace("_", " ") for name in capabilities(facts.type, channel))
        lines.append(f"- {channel}: {', '.join(names)}")
    return "\n".join(lines)


def _limits(limits: list[dict[str, Any]]) -> str:
    if not limits:
        return "None that holds for every account."
    rows = []
    for said in limits:
        bounds = [f"at least {said['min']}" if "min" in said else "", f"at most {said['max']}" if "max" in said else ""]
        amount = f"{' and '.join(bound for bound in bounds if bound)} {said['of']}"
        where = ", ".join(part for part in (said.get("channel", ""), condition(said.get("when"))) if part)
        rows.append([code(said["id"]), amount, _span(said.get("per", "")), where, said.get("note", "")])
    return table(["Limit", "How much", "In", "Where", ""], rows)


def _span(duration: str) -> str:
    """Return a duration of the catalogue, which has one part, in words; a message where it has none."""
    found = re.fullmatch(r"PT?([0-9]+)([DMSH])", duration)
    if found is None:
        return duration or "one message"
    count, unit = found[1], _UNITS[found[2]]
    return unit if count == "1" else f"{count} {unit}s"


def _calls(calls: list[dict[str, Any]]) -> str:
    if not calls:
        return "None: nothing can be asked of it without sending."
    rows = [
        [_where(said), _asked(said), _sign_in(said), f"{said['right']['code']}", said["right"]["says"]]
        for said in calls
    ]
    intro = "It costs nothing and sends nothing. The first line that fits is the call."
    return "\n\n".join([intro, table(["Where", "Call", "Signs in with", "Right answer", "Which says"], rows)])


def _where(said: dict[str, Any]) -> str:
    parts = (", ".join(said.get("channels", ())), condition(said.get("when")))
    return ", ".join(part for part in parts if part) or "always"


def _asked(said: dict[str, Any]) -> str:
    if said["protocol"] == "http":
        return code(f"{said['method']} {said['url']}")
    return f"{code(said['host'] + ':' + said['port'])}, TLS {said['tls']}: {', '.join(said['dialogue'])}"


def _sign_in(said: dict[str, Any]) -> str:
    sign_in = said.get("sign_in")
    if sign_in is None:
        return "the account's user and password"
    secret = code(sign_in.get("secret", ""))
    match sign_in["scheme"]:
        case "basic":
            return f"basic: {code(sign_in['user'])} and {secret}"
        case "header":
            return f"header {code(sign_in['header'])}: {sign_in.get('prefix', '')} {secret}".replace("  ", " ")
        case "oauth":
            return f"OAuth: a token for {secret} from {code(sign_in['token_url'])}"
        case "aws_sigv4":
            return f"AWS signature for {code(sign_in['service'])}" + (f" with {secret}" if secret else "")
        case _:
            return f"bearer {secret}"


def _events(sources: list[dict[str, Any]]) -> Iterator[str]:
    if not sources:
        yield "None."
    for said in sources:
        places = [code(said["event_at"]), code(said.get("detail_at", ""))]
        channels = f" ({', '.join(said['channels'])})" if "channels" in said else ""
        yield f"By {' and '.join(place for place in places if place)}{channels}:"
        rows = ([code(event), code(status)] for event, status in said["statuses"].items())
        yield table(["Event", "Our status"], rows)


def _signature(kind: str) -> str:
    found = signature(kind)
    parts = [f"**Signature: {found.scheme.replace('_', ' ')}.** What is signed: {found.signed}."]
    if found.headers:
        parts.append(
            f"In {' and '.join(map(code, found.headers))}{f', as {found.encoding}' if found.encoding else ''}."
        )
    if found.key:
        user = f", the user in {code(found.user)}" if found.user else ""
        parts.append(f"The key is in {code(found.key)}{user}.")
    return " ".join([*parts, found.note]).strip()


def _failures(classes: dict[str, list[str]]) -> str:
    if not classes:
        return "It has no codes of its own."
    rows = (
        [code(name), _ACTIONS[name], ", ".join(map(code, classes[name]))]
        for name in get_args(RetryClass)
        if name in classes
    )
    return table(["Class", "What to do", "Codes"], rows)
