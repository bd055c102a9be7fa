"""The costliest text, and the bound that is asked first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from messages.sms.bound import surely_fits
from messages.sms.culprit import Brought, Written, instead, named, origin, unforced
from messages.sms.segments import Alphabet, segments
from messages.sms.spaces import ordinary
from messages.sms.worst import surplus, text_of, worst

_VALUES = st.text(st.sampled_from("aM{’é"), max_size=90)
_SHAPES = st.sampled_from(
    [
        "Rosewood: {{ a }} on {{ b }}.",
        "{{ a }}{% if c %} and {{ b }}{% else %} alone, which is a pity{% endif %}",
        "{% if c %}{{ a }}{% elif b %}{{ b }}{% endif %}",
        "{# ’ #}{{ a }} {{ a }} €",
        "{{ a | upper }} [{{ b }}]",
        "It’s {{ b }}",
    ]
)


@given(_SHAPES, _VALUES, _VALUES, st.integers(1, 4))
def test_what_surely_fits_does_fit(body: str, a: str, b: str, most: int) -> None:
    """The cheap bound never lets a text through that takes more segments, or that is not GSM-7."""
    values = (("a", a), ("b", b))
    if surely_fits((body,), values, "", most):
        found = worst((body,), values)
        assert found is not None
        assert found.alphabet is Alphabet.GSM_7
        assert found.count <= most


@given(_VALUES.filter(bool), st.integers(1, 3))
def test_what_is_cut_is_enough(text: str, most: int) -> None:
    """A text without the surplus takes as many segments as are allowed."""
    found = segments(text * 5)
    cut = surplus(found, most)
    assert (cut > 0) == (found.count > most)
    rest = text_of(found)[: len(text_of(found)) - cut]
    assert segments(rest).count <= most or segments(rest).alphabet is not found.alphabet


def test_the_worse_branch_counts() -> None:
    """Of two branches, the one that costs more: here the shorter one, for its apostrophe."""
    body = "{% if c %}it’s" + " x" * 40 + "{% else %}" + "a" * 120 + "{% endif %}"
    found = worst((body,), ())
    assert found is not None
    assert (found.alphabet, found.count) == (Alphabet.UCS_2, 2)


def test_layouts_and_the_services_prefix_count() -> None:
    """The text stands in its layouts, and behind what the service writes before it."""
    found = worst(("content",), (), "Rosewood: ")
    framed = worst(("{{ guest_name }}\n", "<{{ content }}>"), (("guest_name", "Maria"),))
    assert found is not None
    assert framed is not None
    assert (text_of(found), text_of(framed)) == ("Rosewood: content", "<Maria>")


def test_spaces_are_all_of_one_kind() -> None:
    """The narrow space of CLDR's times and a no-break space are ordinary ones: they force nothing."""
    assert ordinary("3:30\u202fPM,\u00a0please\tcome") == "3:30 PM, please come"
    found = worst(("{{ start_time }}",), (("start_time", "3:30\u202fPM"),))
    assert found is not None
    assert found.alphabet is Alphabet.GSM_7


def test_where_a_sign_comes_from() -> None:
    """From the text before a value, never from a comment; and from nowhere where the service writes it."""
    body, values = ("{# ’ #}\nit {{ a }}",), (("a", "Anna’s"),)
    assert origin("’", body, values) == Brought(path="a", value="Anna’s")
    assert origin("’", ("one\ntwo’s {{ a }}",), values) == Written(body=0, line=2, column=4)
    assert origin("’", ("one", "frame ’ {{ content }}"), ()) == Written(body=1, line=1, column=7)
    assert origin("’", ("one",), ()) is None


def test_letters_are_replaced_only_where_that_is_asked_for() -> None:
    """A spelling mistake is offered to those whose text does not fit, and to nobody else."""
    found = segments("la fête")
    assert unforced(found, letters=False) is None
    assert unforced(found, letters=True) == segments("la fete")
    assert unforced(segments("жена"), letters=True) is None


def test_a_sign_is_named_so_that_it_is_found() -> None:
    """As it looks, by its code point and its name; what cannot be seen only by these."""
    apostrophe, invisible, ring = segments("’\u200b💍").culprits
    assert named(apostrophe) == "`’` (U+2019, right single quotation mark)"
    assert named(invisible) == "(U+200B, zero width space)"
    assert (instead(apostrophe), instead(invisible), instead(ring)) == ("Write `'` instead.", "Take it out.", "")
