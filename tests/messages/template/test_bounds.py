"""Laws: what reads without a problem is filled within the bound that its longest values give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.locale.written import Written, number
from messages.template.fill import fill
from messages.template.longest import Bounds, TooLong, longest
from messages.template.read import MOST, read

LENGTHS = {"guest_name": 12, "hotel_name": 30, "note": 1, "brand.name": 8, "brand.logo.alt": 5}
_TEXTS = st.sampled_from(["", "a", " - ", "Straße", "{", "x y\n", "&", "İ"])
_PATHS = st.sampled_from([*LENGTHS, "count"])
_FILTERS = st.sampled_from(
    ["upper", "lower", "capitalize", "trim", "default('none of it')", "truncate(3)", "truncate(40)"]
)


def _expressions() -> st.SearchStrategy[str]:
    leaf = st.one_of(
        _PATHS,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["''", "'ß'", "'long words here'", "7"]),
        st.sampled_from(["count | plural(one='{} x', other='{} and {}')", "count | plural(other='')"]),
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda two: f"({two[0]}) ~ ({two[1]})"),
            st.tuples(inner, _FILTERS).map(lambda two: f"({two[0]}) | {two[1]}"),
            st.tuples(inner, inner, inner).map(lambda three: f"({three[0]}) if ({three[1]}) else ({three[2]})"),
            st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
                lambda three: f"({three[0]}) {three[1]} ({three[2]})"
            ),
            inner.map(lambda one: f"not ({one})"),
        ),
        max_leaves=5,
    )


_STATEMENT = st.one_of(
    _TEXTS.filter(lambda text: "{" not in text),
    _expressions().map(lambda one: f"{{{{ {one} }}}}"),
    st.tuples(st.sampled_from(["a", "b"]), _expressions()).map(lambda two: f"{{% set {two[0]} = {two[1]} %}}"),
)
_BODY = st.recursive(
    st.lists(_STATEMENT, max_size=4).map("".join),
    lambda inner: st.tuples(inner, _expressions(), inner, inner).map(
        lambda parts: f"{parts[0]}{{% if {parts[1]} %}}{parts[2]}{{% else %}}{parts[3]}{{% endif %}}"
    ),
    max_leaves=6,
)
_LETTERS = st.text(alphabet="aßİŉé Z", max_size=30)


def _values(texts: dict[str, str], count: Written) -> dict[str, object]:
    value = {path: texts[path][:length] for path, length in LENGTHS.items()}
    return {
        **{path: text for path, text in value.items() if "." not in path},
        "brand": {"name": value["brand.name"], "logo": {"alt": value["brand.logo.alt"]}},
        "count": count,
    }


@settings(max_examples=400, deadline=None)
@given(body=_BODY, texts=st.fixed_dictionaries(dict.fromkeys(LENGTHS, _LETTERS)), count=st.integers(0, 999))
def test_no_rendering_is_longer_than_the_longest(body: str, texts: dict[str, str], count: int) -> None:
    """Whatever values within their lengths a template is filled with, it stays within `longest`."""
    text = "{% set a = '' %}{% set b = 'b' %}" + body
    reading = read(text)
    if reading.tree is None:
        assert reading.problems
        return
    bounds = {path: "M" * length for path, length in LENGTHS.items()} | {"count": "0" * 3}
    most = longest(reading.tree, Bounds(values=bounds))
    assert len(most) <= MOST
    assert len(fill(text, _values(texts, number(count, "en")))) <= len(most)


@settings(max_examples=200, deadline=None)
@given(
    steps=st.lists(
        st.sampled_from(["{% set a = a ~ a %}", "{% set b = a ~ b %}", "{{ a }}", "{{ b | upper }}"]), max_size=60
    )
)
def test_growth_is_refused_before_it_happens(steps: list[str]) -> None:
    """Of templates that put values together again and again, those that are filled stay within the bound."""
    text = "{% set a = guest_name %}{% set b = guest_name %}" + "".join(steps)
    if read(text).problems:
        assert {problem.kind for problem in read(text).problems} == {"bound"}
    else:
        assert len(fill(text, {"guest_name": "M" * 2_000})) <= MOST


def test_a_tighter_bound_is_held() -> None:
    """Whoever asks for the longest text may say how long it may be at most."""
    tree = read("{{ guest_name }}{{ guest_name }}").tree
    assert tree is not None
    values = {"guest_name": "M" * 40}
    assert len(longest(tree, Bounds(values=values, most=80))) == 80
    with pytest.raises(TooLong):
        longest(tree, Bounds(values=values, most=79))


def test_the_worse_branch_is_the_one_a_judge_calls_worse() -> None:
    """For an SMS a short text outside of GSM-7 can be worse than a longer one inside of it."""
    tree = read("{% if a %}aaaa{% else %}ł{% endif %}").tree
    assert tree is not None
    assert longest(tree, Bounds(values={})) == "aaaa"
    assert longest(tree, Bounds(values={}, worse=lambda text: ("ł" in text, len(text)))) == "ł"
