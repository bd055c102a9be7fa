"""What keys look like: the forms that services give them, so that one is known wherever it stands.

The forms of providers' keys stand in the provider catalogue; here are those of everybody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from schemas.catalogue.key_shape import KeyShape, key_shapes

_EDGE = r"(?<![A-Za-z0-9_-])"
_END = r"(?![A-Za-z0-9_-])"
RUN = 18
_PLACEHOLDER = r"\s\"'<>{}$*…"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """One kind of key."""

    kind: str
    """What it is, in words that follow `Here stands`."""
    marks: tuple[bytes, ...]
    """A file that holds none of these holds no such key: they are looked for first, because that is quick."""
    needs_run: bool = True
    """It holds `RUN` or more letters, digits and `+/_=-` in a row."""
    sieve: re.Pattern[bytes] | None = None
    """For a mark that nearly every file holds: what stands there with it."""
    pattern: re.Pattern[str]
    """Matches the key; its group `key`, where it has one, is what is secret in it."""
    is_guessable: bool = False
    """People choose it, so that a sha256 of it would give it away."""


def _of(kind: str, pattern: str, *marks: str) -> Shape:
    return Shape(
        kind=kind,
        marks=tuple(mark.encode() for mark in marks),
        pattern=re.compile(f"{_EDGE}(?:{pattern}){_END}"),
    )


_OTHERS: tuple[Shape, ...] = (
    Shape(
        kind="a private key",
        marks=(b"PRIVATE KEY",),
        needs_run=False,
        pattern=re.compile(
            r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
            r"(?:[^-]+-----END [A-Z0-9 ]+-----|(?:\s*[A-Za-z0-9+/=]{30,})*)"
        ),
    ),
    _of("a secret key of age", r"AGE-(?:SECRET-KEY|PLUGIN-[A-Z0-9]+)-1[A-Z0-9]{20,}", "AGE-"),
    _of("an SMTP key of Brevo", r"xsmtpsib-[A-Za-z0-9-]{16,}", "xsmtpsib-"),
    _of("an access token of Google", r"ya29\.[A-Za-z0-9_-]{20,}", "ya29."),
    _of("an API key of Google", r"AIza[A-Za-z0-9_-]{35}", "AIza"),
    # The id of an access key is no secret where the catalogue asks for it; elsewhere its secret is seldom far.
    _of("an access key of AWS", r"(?<!access_key_id: )(?<!access_key_id: ['\"])A[KS]IA[A-Z2-7]{16}", "AKIA", "ASIA"),
    _of("a token of Slack", r"xox[a-z]-[A-Za-z0-9-]{13,}", "xox"),
    _of("a webhook address of Slack", r"hooks\.slack\.com/[a-z]+/[A-Za-z0-9_/]{20,}", "hooks.slack.com"),
    _of("a key of Stripe", r"[sr]k_(?:live|test)_[A-Za-z0-9]{16,}", "k_live_", "k_test_"),
    _of("a token of GitHub", r"gh[pousr]_[A-Za-z0-9]{30,}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
    _of("a token of GitHub", r"github_pat_[A-Za-z0-9_]{30,}", "github_pat_"),
    _of("a token of GitLab", r"glpat-[A-Za-z0-9_-]{20,}", "glpat-"),
    _of("a token of Vault", r"hv[sbr]\.[A-Za-z0-9_-]{20,}", "hvs.", "hvb.", "hvr."),
    _of("a signed token (JWT)", r"eyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)?", "eyJ"),
    Shape(
        kind="a web address with a password in it",
        marks=(b"://",),
        needs_run=False,
        sieve=re.compile(rb"://[^\s/@]+@"),
        pattern=re.compile(rf"://[^/:@{_PLACEHOLDER}]*:(?P<key>[^/@{_PLACEHOLDER}]+)@"),
        is_guessable=True,
    ),
)


_OPENING, _CLASS, _COUNT = (
    re.compile(r"\(\?(?:<?[!=][^()]*\)|:)"),
    re.compile(r"\[[^]]*\]"),
    re.compile(r"\{[^}]*\}|(?<!\\)[*+?]"),
)


def _of_provider(known: KeyShape) -> Shape:
    """Return a shape of the catalogue with the words in its pattern as marks."""
    bare = _COUNT.sub("|", _CLASS.sub("|", _OPENING.sub("", known.pattern.pattern)))
    words = (re.sub(r"\\(.)", r"\1", word) for word in re.split(r"[()|]", bare))
    return Shape(
        kind=f"what looks like {_article(known.name)} {known.name}",
        marks=tuple(word.encode() for word in words if len(word) > 1),
        needs_run=not any({"~", "."} & set(each) for each in _CLASS.findall(known.pattern.pattern)),
        pattern=known.pattern,
    )


def _article(name: str) -> str:
    return "an" if name[0] in "AEIOU" else "a"


@cache
def _shapes() -> tuple[Shape, ...]:
    return (*_OTHERS, *(_of_provider(known) for known in key_shapes() if not known.is_weak))


@cache
def _marks(*, has_run: bool) -> tuple[tuple[bytes, Shape], ...]:
    return tuple((mark, shape) for shape in _shapes() if has_run or not shape.needs_run for mark in shape.marks)


def shapes_in(raw: bytes, *, has_run: bool) -> list[Shape]:
    """Return the shapes that a file may hold; `has_run` says whether `RUN` token characters stand in a row in it."""
    found = dict.fromkeys([shape for mark, shape in _marks(has_run=has_run) if mark in raw])
    return [shape for shape in found if shape.sieve is None or shape.sieve.search(raw)]


def kind_of(token: str, line: str) -> str:
    """Say what a random token may be, where the line that it stands in names a provider."""
    for known in key_shapes():
        if known.is_weak and known.name.split(maxsplit=1)[0].lower() in line and known.pattern.fullmatch(token):
            return f"what looks like {_article(known.name)} {known.name}"
    return "text that looks random, as keys do"
