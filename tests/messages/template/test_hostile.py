"""Templates written to hang, to grow or to get out end in a finding, in bounded work."""

from __future__ import annotations

import time

import pytest

from messages.template.fill import NotFilled, fill
from messages.template.read import read

_DOUBLING = "{% set a = brand.name ~ brand.name %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}"
HOSTILE = {
    "text-times-a-number": "{{ 'a' * 100000000 }}",
    "products": "{{ 1" + " * 1" * 20_000 + " }}",
    "conjunctions": "{% if a" + " and a" * 20_000 + " %}x{% endif %}",
    "sums-of-texts": "{{ a" + " ~ 'aaaaaaaaaaaaaaaa'" * 20_000 + " }}",
    "power": "{{ 9 ** 9 ** 9 ** 9 }}",
    "power-of-a-text": "{{ ('a' * 10) ** 3 }}",
    "nested-ranges": "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "loop-over-letters": "{% for letter in guest_name %}{{ guest_name }}{% endfor %}",
    "recursive-loop": "{% for a in guest_name recursive %}{{ loop(guest_name) }}{% endfor %}",
    "recursive-macro": "{% macro again() %}{{ again() }}{{ again() }}{% endmacro %}{{ again() }}",
    "macro-with-a-call-block": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}",
    "doubled-in-sets": _DOUBLING,
    "doubled-in-branches": "{% set a = guest_name %}"
    + "{% if x %}{% set a = a ~ a %}{% else %}{% set a = a ~ a ~ a %}{% endif %}" * 30,
    "doubled-by-plurals": "{% set a = guest_name %}" + "{% set a = a ~ (n | plural(other='{}{}{}')) ~ a %}" * 30,
    "written-without-end": "{{ guest_name }}" * 20_000,
    "greatest-number": "{{ " + "9" * 5_000 + " }}",
    "great-number": "{{ 99999999999999999999 }}",
    "infinite-number": "{% if 1e999 > n %}x{% endif %}",
    "brackets": "{{ " + "(" * 20_000 + "a" + ")" * 20_000 + " }}",
    "negations": "{{ " + "not " * 20_000 + "a }}",
    "filters": "{{ a" + " | upper" * 20_000 + " }}",
    "comparisons-in-a-row": "{% if " + "not (a and " * 40 + "a" + ")" * 40 + " %}x{% endif %}",
    "conditions-in-conditions": "{% if a %}" * 60 + "x" + "{% endif %}" * 60,
    "conditional-expressions": "{{ " + "'x' if a else (" * 40 + "'y'" + ")" * 40 + " }}",
    "attributes-of-python": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "private-attribute": "{{ guest_name.__class__ }}",
    "attribute-by-filter": "{{ guest_name | attr('__class__') }}",
    "attribute-of-a-text": "{{ 'a'.join }}",
    "item": "{{ brand['name'] }}",
    "slice": "{{ guest_name[::1] }}",
    "call-of-a-method": "{{ guest_name.upper() }}",
    "format": "{{ '%999999999d' % 1 }}",
    "format-filter": "{{ '%999999999d' | format(1) }}",
    "centred": "{{ 'a' | center(1000000000) }}",
    "indented": "{{ guest_name | indent(100000000) }}",
    "replaced": "{{ guest_name | replace('', 'aaaaaaaa') }}",
    "lorem": "{{ lipsum(n=100000) }}",
    "cycler": "{{ cycler('a', 'b').next() }}",
    "namespace": "{% set n = namespace(a='') %}{% set n.a = n.a ~ n.a %}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}{{ os.system('true') }}",
    "from-import": "{% from 'os' import system %}",
    "extends-itself": "{% extends 'self' %}{% block a %}{{ super() }}{% endblock %}",
    "block-in-itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "filter-block": "{% filter upper %}{{ guest_name }}{% endfilter %}",
    "set-around-a-text": "{% set a %}{{ guest_name }}{% endset %}{{ a }}",
    "with": "{% with a = guest_name %}{{ a }}{% endwith %}",
    "do": "{% do guest_name %}",
    "autoescape-off": "{% autoescape false %}{{ guest_name }}{% endautoescape %}",
    "safe": "{{ guest_name | safe }}",
    "list": "{{ [guest_name, guest_name] | join(',') }}",
    "map": "{{ {'a': guest_name} }}",
    "tuple-of-names": "{% set a, b = guest_name, guest_name %}",
    "division": "{{ 1 / 0 }}",
    "sum": "{{ guest_name + guest_name }}",
    "truncated-by-a-variable": "{{ guest_name | truncate(n) }}",
    "arguments-spread": "{{ guest_name | truncate(*guest_name) }}",
    "half-a-character": "{{ '\\ud800' }}",
    "zero": "{{ 'a\\x00b' }}",
    "no-otherwise": "{{ 'a' if guest_name }}",
    "test": "{{ guest_name is divisibleby 0 }}",
    "not-closed": "{{ guest_name",
    "comment-not-closed": "{# guest_name",
    "raw-not-closed": "{% raw %}{{ guest_name }}",
}
VALUES = {"guest_name": "Maria", "n": 3, "a": "a", "x": "", "brand": {"name": "Rosewood"}}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_ends_in_a_finding(name: str) -> None:
    """It is found at a place of its own, quickly, and is not filled even by who does not look first."""
    text = HOSTILE[name]
    begun = time.monotonic()
    problems = read(text).problems
    with pytest.raises(NotFilled):
        fill(text, VALUES)
    assert time.monotonic() - begun < 30
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    assert all(problem.what.endswith(".") and problem.fix.endswith(".") for problem in problems)


def test_there_are_enough_of_them() -> None:
    """The list is long enough to mean something."""
    assert len(HOSTILE) >= 40


def test_much_work_in_conditions_stays_bounded() -> None:
    """What no bound refuses because it is never written is done in moderate time all the same."""
    heavy = (
        "{% set a = guest_name ~ guest_name ~ guest_name %}"
        + "{% if a | upper == 'x' %}{% elif a | lower == 'y' %}{% endif %}" * 500
    )
    begun = time.monotonic()
    assert not read(heavy).problems
    assert fill(heavy, {"guest_name": "M" * 2_000}) == ""
    assert time.monotonic() - begun < 30
