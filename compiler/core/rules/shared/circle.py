"""Circles among things that refer to each other by name."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping


def circles(graph: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Yield, for each name that leads back to itself, the shortest such way; each circle once.

    A circle begins with its first name in the alphabet. Names that are no key of the graph lead nowhere.
    """
    left = _without_ends(graph)
    seen: set[tuple[str, ...]] = set()
    for name in sorted(left):
        way = _way_back(name, left)
        if way is None:
            continue
        first = way.index(min(way))
        circle = (*way[first:], *way[:first])
        if circle not in seen:
            seen.add(circle)
            yield circle


def circle_words(circle: tuple[str, ...], verb: str) -> str:
    """Say a circle in words: `a` stands in `b`, `b` stands in `a`."""
    if len(circle) == 1:
        return f"`{circle[0]}` {verb} itself."
    *steps, last = [f"`{one}` {verb} `{other}`" for one, other in zip(circle, (*circle[1:], circle[0]), strict=True)]
    return f"{', '.join(steps)} and {last}."


def _without_ends(graph: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Leave out what leads nowhere, and what then leads nowhere: as a rule nothing is left."""
    ways = {name: set(others) & graph.keys() for name, others in graph.items()}
    named_by: dict[str, list[str]] = {name: [] for name in graph}
    for name, others in ways.items():
        for other in others:
            named_by[other].append(name)
    ends = deque(name for name, others in ways.items() if not others)
    while ends:
        end = ends.popleft()
        del ways[end]
        for name in named_by[end]:
            ways[name].discard(end)
            if not ways[name]:
                ends.append(name)
    return {name: sorted(others) for name, others in ways.items()}


def _way_back(start: str, graph: Mapping[str, Collection[str]]) -> tuple[str, ...] | None:
    """Return the names on the shortest way from one back to itself, without the one a second time."""
    came_from = {start: ""}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for other in graph[name]:
            if other == start:
                way = [name]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if other not in came_from:
                came_from[other] = name
                waiting.append(other)
    return None
