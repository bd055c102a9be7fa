"""Trees of any shape, for laws: few names, so that layers override, remove and return to one another."""

from __future__ import annotations

from hypothesis import strategies as st

from compiler.core.snapshot import Entry, Snapshot
from tests.applier.trees import REMOVED, entry, tree

NAMES = ("brand", "providers.sms", "settings.tone", "templates.invitation.email.en")

_AWKWARD = (
    *("", "'", '"', "\\", "\\N", "\t", "\r\n", "\\u0000", "%s", "{}", "null"),
    *("\U0001f48d", "\U0001f469\u200d\u2764\ufe0f\u200d\U0001f468", "\u202eevil", "\ufeff", "\ufffe", "x" * 20_000),
)
texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
"""Any text that JSON and jsonb can hold."""

_SCALARS = st.one_of(
    st.integers(-(2**53), 2**53),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not number.is_integer()),
    st.sampled_from(_AWKWARD),
    texts,
)
_KEYS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
hostile = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)
"""Values as a snapshot may hold them, the awkward ones first."""

_ENTRIES = st.builds(
    entry, st.integers(0, 2) | st.just(REMOVED), st.sampled_from(["platform", "tenant", {"a": "event"}])
)


@st.composite
def trees(draw: st.DrawFn) -> Snapshot:
    """A platform and some of two tenants with some of two events each."""
    scopes: dict[str, dict[str, Entry]] = {"platform": {"platform": entry(1), **_some(draw)}}
    for tenant in draw(st.sets(st.sampled_from("ab"))):
        scopes[tenant] = {"tenant": entry(tenant), **_some(draw)}
        for event in draw(st.sets(st.sampled_from("xy"))):
            scopes[f"{tenant}/{event}"] = {"event": entry(event), **_some(draw)}
    return tree(scopes)


def _some(draw: st.DrawFn) -> dict[str, Entry]:
    return draw(st.dictionaries(st.sampled_from(NAMES), _ENTRIES, max_size=len(NAMES)))
