"""References to secrets inside a provider's fields: `{secret: env:NAME}` and nothing beside it."""

from __future__ import annotations

from typing import Any

from compiler.core.decode import rules
from compiler.core.decode.decoding import Decoding
from compiler.core.place import Route
from schemas.strings import whole
from schemas.values.secret import REFERENCE_FORM, REFERENCE_PATTERN


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
    reference = value["secret"]
    # The value itself is never shown: what is wrong with it may be that it is the secret.
    if type(reference) is not str or not whole(REFERENCE_PATTERN).search(reference) or ".." in reference:
        what = "It is not of the form env:NAME (in capitals), file:/path, vault:path#field or age:path."
        fix = f"Write {REFERENCE_FORM}. If the secret itself stands here, change it at the provider: it is known now."
        decoding.report(rules.SECRET_REFERENCE, (*route, "secret"), what, fix)
