"""What kind of failure a service's answer is.

Codes are written `http:503`, `smtp:451`, `smtp:5.1.1`, or as the service's own (`20429`, `invalid_api_key`).
The file may also say a family (`http:5xx`, `smtp:4xx`) or a range (`200-299`); a code that is said itself comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from schemas.catalogue.files import provider_schema
from schemas.values.delivery import RetryClass


def retry_class(kind: str, code: str) -> RetryClass | None:
    """Return the class of a code, or none where the file does not know it."""
    return next((found for form in _forms(kind, code) if (found := _said(kind).get(form)) is not None), None)


@cache
def _said(kind: str) -> dict[str, RetryClass]:
    said = provider_schema(kind)["x-retry"]
    return {code: name for name in get_args(RetryClass) for code in said.get(name, ())}


def _forms(kind: str, code: str) -> Iterator[str]:
    """Yield what the file may call a code, the narrowest first."""
    yield code
    scheme, _, number = code.partition(":")
    if number:
        yield f"{scheme}:{number[:1]}xx"
    elif code.isdecimal():
        yield from (said for said in _said(kind) if _spans(said, int(code)))


def _spans(said: str, code: int) -> bool:
    first, dash, last = said.partition("-")
    return bool(dash) and first.isdecimal() and last.isdecimal() and int(first) <= code <= int(last)
