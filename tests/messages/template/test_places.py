"""Problems and words stand where their author would look for them."""

from __future__ import annotations

import pytest

from messages.template.kinds import misused
from messages.template.read import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dear\n  {{ guest_name | shout }}", (2, 19)),
        ("{{ a }}\n\n{% for x in y %}{% endfor %}", (3, 4)),
        ("a {# two\nlines #}{{ 'a' * 3 }}", (2, 12)),
        ("{%- if a -%}\n\n   {{ b() }}{% endif %}", (3, 7)),
        ("{% raw %}\n{{ x }}{% endraw %}\n {{ [1] }}", (3, 5)),
        ("è così\n{{ brand['name'] }}", (2, 9)),
        ("{% if a %}\n{% if b %}x{% endif %}\n", (1, 1)),
        ("one\n{{ two\nthree", (2, 1)),
    ],
)
def test_a_problem_is_at_its_own_line_and_column(text: str, place: tuple[int, int]) -> None:
    """Whitespace control, comments and raw blocks move nothing."""
    (problem, *_) = read(text).problems
    assert (problem.line, problem.column) == place


def test_words_know_how_they_stand() -> None:
    """A word is written or only asked about, and guarded where a condition says that there is one."""
    text = (
        "{{ a }}{% if b %}{{ b }}{% else %}{{ c }}{% endif %}{{ d or e }}{{ f | default('x') }}"
        "{% if not g %}-{% elif g == 'y' %}{{ g }}{% endif %}{{ h if h and i else i }}"
    )
    found = [(word.path, word.is_written, word.is_guarded) for word in read(text).words]
    assert found == [
        ("a", True, False),
        ("b", False, False),
        ("b", True, True),
        ("c", True, False),
        ("d", True, True),
        ("e", True, False),
        ("f", True, True),
        ("g", False, False),
        ("g", False, True),
        ("g", True, True),
        ("h", True, True),
        ("h", False, False),
        ("i", False, False),
        ("i", True, False),
    ]


def test_what_a_template_sets_is_its_own_only_where_it_is_set() -> None:
    """A name is asked of the settings before it is set, and after a branch that may not set it."""
    before = read("{{ a }}{% set a = 'x' %}{{ a }}").words
    assert [(word.path, word.column) for word in before] == [("a", 4)]
    maybe = read("{% if b %}{% set a = 'x' %}{% endif %}{{ a }}").words
    assert [word.path for word in maybe] == ["b", "a"]
    surely = read("{% if b %}{% set a = 'x' %}{% else %}{% set a = 'y' %}{% endif %}{{ a }}").words
    assert [word.path for word in surely] == ["b"]


def test_a_part_of_the_brand_guards_what_comes_with_it() -> None:
    """A logo is there as a whole or not at all."""
    words = read("{% if brand.logo.url %}{{ brand.logo.alt }}{{ brand.tagline }}{% endif %}").words
    assert [(word.path, word.is_guarded) for word in words if word.is_written] == [
        ("brand.logo.alt", True),
        ("brand.tagline", False),
    ]


KINDS = {"flag": "flag", "day": "date", "count": "number", "name": "text", "content": "message", "logo": "part"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ flag }}",
        "{{ 'a' ~ flag }}",
        "{{ flag | upper }}",
        "{% if flag == 'yes' %}x{% endif %}",
        "{{ count == 7 }}",
        "{% if flag == true %}x{% endif %}",
        "{% if day > '2027' %}x{% endif %}",
        "{% if day == name %}x{% endif %}",
        "{% if count == '7' %}x{% endif %}",
        "{% if name == 7 %}x{% endif %}",
        "{% if 7 == name %}x{% endif %}",
        "{% if name > 'a' %}x{% endif %}",
        "{{ name | plural(other='x') }}",
        "{{ content | upper }}",
        "{{ content ~ 'x' }}",
        "{{ content | default('x') }}",
        "{{ logo }}",
        "{% set a = flag %}{{ a }}",
        "{{ not name }}",
        "{{ name if flag else flag }}",
        "{% if logo == 'x' %}x{% endif %}",
    ],
)
def test_a_value_is_used_for_what_it_is(text: str) -> None:
    """Each of these would be read as nonsense, or would never hold."""
    tree = read(text).tree
    assert tree is not None
    assert len(misused(tree, KINDS.get)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "{% if flag and not day %}{{ day }}{% endif %}",
        "{% if count > 1 and count <= 7 %}{{ count }}{% endif %}",
        "{% if name == 'x' or name != '' %}{{ name | upper | truncate(3) }}{% endif %}",
        "{{ count | plural(one='one', other='{}') }}",
        "{{ content }}",
        "{{ day | capitalize }}",
        "{% if unknown == 'x' %}x{% endif %}",
        "{{ 'yes' if flag else 'no' }}",
        "{{ name or day }}",
        "{% set a = flag %}{% if a %}x{% endif %}",
    ],
)
def test_right_uses_are_left_alone(text: str) -> None:
    """Nothing is found in templates that are right, nor about variables that are not there."""
    tree = read(text).tree
    assert tree is not None
    assert not misused(tree, KINDS.get)  # type: ignore[arg-type]
