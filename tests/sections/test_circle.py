"""Circles of names: there is a finding exactly where there is one."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from compiler.core.rules.shared.circle import circle_words, circles

_NAMES = st.sampled_from("abcdefgh")
_GRAPHS = st.dictionaries(_NAMES, st.lists(_NAMES, max_size=3), max_size=8)


def _has_circle(graph: dict[str, list[str]]) -> bool:
    try:
        TopologicalSorter(
            {name: [other for other in others if other in graph] for name, others in graph.items()}
        ).prepare()
    except CycleError:
        return True
    return False


@given(_GRAPHS)
def test_a_circle_is_found_where_there_is_one_and_nowhere_else(graph: dict[str, list[str]]) -> None:
    """An independent sort of the same graph fails exactly when a circle is found."""
    assert bool(list(circles(graph))) is _has_circle(graph)


@given(_GRAPHS)
def test_a_circle_leads_back_to_its_first_name(graph: dict[str, list[str]]) -> None:
    """Each step of a circle is a reference that stands in the graph, no name comes twice, and no circle twice."""
    found = list(circles(graph))
    for circle in found:
        assert all(other in graph[one] for one, other in zip(circle, (*circle[1:], circle[0]), strict=True))
        assert len(set(circle)) == len(circle)
        assert circle[0] == min(circle)
    assert len(set(found)) == len(found)


def test_two_circles_that_share_a_name_are_both_found() -> None:
    """Mending one of them does not mend the other."""
    assert list(circles({"a": ["b", "c"], "b": ["a"], "c": ["a"]})) == [("a", "b"), ("a", "c")]


def test_a_long_chain_is_walked_without_recursion() -> None:
    """Ten thousand names in one circle are one circle."""
    names = [f"s{number:05}" for number in range(10_000)]
    graph = dict(zip(names, [[name] for name in (*names[1:], names[0])], strict=True))
    assert next(circles(graph)) == tuple(names)
    assert list(circles({**graph, names[-1]: []})) == []


def test_a_circle_is_said_in_words() -> None:
    """Every step is named, the last one back to the first."""
    assert circle_words(("a",), "refers to") == "`a` refers to itself."
    assert circle_words(("a", "b"), "refers to") == "`a` refers to `b` and `b` refers to `a`."
