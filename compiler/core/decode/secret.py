"""References to secrets inside a provider's fields: `{secret: env:NAME}` and nothing beside it."""

from __future__ import annotations

from typing import Any

from compiler.core.decode import rules
from compiler.core.decode.decoding import DROP, Decoding
from compiler.core.place import Route, dotted
from schemas.values.secret import REFERENCE_FORM, AgeReference, parse_reference


def judge_secrets(decoding: Decoding, value: Any, route: Route) -> Any:
    """Check every reference below a route; return the value unchanged."""
    if type(value) is list:
        for position, inside in enumerate(value):
            judge_secrets(decoding, inside, (*route, position))
    elif type(value) is dict:
        if "secret" in value:
            _judge(decoding, value, route)
        else:
            for key, inside in value.items():
                judge_secrets(decoding, inside, (*route, key))
    return value


def _judge(decoding: Decoding, value: dict[str, Any], route: Route) -> None:
    beside = sorted(value.keys() - {"secret"})
    if beside:
        what = f"`{beside[0]}` stands beside `secret`."
        decoding.report(rules.SECRET_REFERENCE, (*route, beside[0]), what, f"Write only {REFERENCE_FORM}.", of_key=True)
    said = value["secret"]
    reference = parse_reference(said) if type(said) is str else None
    # The value itself is never shown: what is wrong with it may be that it is the secret.
    if reference is None:
        what = "It is not of the form env:NAME (in capitals), file:/path, vault:path#field or age:path."
        form = REFERENCE_FORM
        if type(said) is str and said.startswith("env:") and parse_reference(f"env:{said[4:].upper()}") is not None:
            form = f"the name of the variable in capitals, in {REFERENCE_FORM}"
        fix = f"Write {form}. If the secret itself stands here, change it at the provider: it is known now."
        decoding.report(rules.SECRET_REFERENCE, (*route, "secret"), what, fix)
        return
    decoding.references.append((route, reference))
    if isinstance(reference, AgeReference):
        decoding.bodies.refer_to(reference.path)


def secret_reference(decoding: Decoding, value: Any, route: Route) -> Any:
    """Check a field that may hold a reference only; return it, or mark that it is left out."""
    if type(value) is str and parse_reference(value) is not None:
        what = f"`{dotted(route)}` holds a reference that is not marked as one."
        fix = f"Write braces and `secret:` around it, and it is {REFERENCE_FORM}."
        return decoding.report(rules.SECRET_REFERENCE, route, what, fix)
    if type(value) is not dict:
        what = "A secret stands here, or what is taken for one."
        fix = f"Write {REFERENCE_FORM}, and change the secret at the provider: history keeps it."
        return decoding.report(rules.SECRET_LITERAL, route, what, fix)
    if "secret" not in value:
        return decoding.report(rules.WRONG_KIND, route, "Here stands a map.", f"Write {REFERENCE_FORM}.", of_key=True)
    found = len(decoding.findings)
    judge_secrets(decoding, value, route)
    return value if len(decoding.findings) == found else DROP
