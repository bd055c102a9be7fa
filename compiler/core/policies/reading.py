"""Reads a tree against our shapes: which fields there are, which of them it reads, and of what type they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.core.nearest import did_you_mean
from compiler.core.policies.kinds import Kinds, NoSuchField, elements, signature, step, values
from compiler.core.policies.tree import Call, Constant, Literal, Loop, Node, Select, Word
from schemas.shape import Free, Leaf

Routes = dict[str, "Routes | None"]
"""What is read of a value, as a tree of keys; None where everything below is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A variable's field as it stands in the text, `entry.channel`, with its type."""

    offset: int
    text: str
    signature: str


@dataclass(slots=True)
class Reading:
    """One walk over a tree."""

    variables: Mapping[str, Kinds]
    wrong: list[tuple[int, str, str]] = field(default_factory=list)
    """Offset, what is wrong there, what to write."""
    reads: Routes = field(default_factory=dict)
    typed: list[Typed] = field(default_factory=list)
    free: bool = False
    """Something is read that may hold a secret."""

    def kinds(self, node: Node, bound: Mapping[str, Kinds]) -> Kinds:
        """Return what is known of a node's value, and note what it reads."""
        match node:
            case Constant():
                return None
            case Word() | Select() | Call(function="_[_]"):
                return self._access(node, bound)
            case Call(arguments=inside) | Literal(members=inside):
                for each in inside:
                    self.kinds(each, bound)
                return None
            case Loop(element=element, over=over, body=body):
                members = elements(self.kinds(over, bound))
                self.kinds(body, {**bound, element: members})
                return None

    def _access(self, node: Word | Select | Call, bound: Mapping[str, Kinds]) -> Kinds:
        found = route_of(node)
        if found is not None and found[0].name not in bound:
            return self._variable(node, *found)
        match node:
            case Word(name=name):
                return bound[name]
            case Select(of=of, field=key):
                return self._below(self.kinds(of, bound), key, node)
            case Call(arguments=(of, Constant(value=key))) if isinstance(key, str | int):
                return self._below(self.kinds(of, bound), key, node)
            case Call(arguments=(of, key)):
                self.kinds(key, bound)
                return values(self.kinds(of, bound))
            case _:
                return None

    def _variable(self, node: Node, root: Word, keys: list[tuple[str | int, Node]]) -> Kinds:
        if root.name not in self.variables:
            self.wrong.append((root.offset, f"`{root.name}` is the name of a type.", "Compare values, not types."))
            return None
        is_test = isinstance(node, Select) and node.is_test
        route = [key for key, _ in keys]
        self._note(root.name, route, is_test=is_test)
        kinds = self.variables[root.name]
        for key, at in keys:
            kinds = self._below(kinds, key, at)
        dotted = ".".join(map(str, (root.name, *route)))
        if keys and not is_test and kinds and (type_ := signature(kinds)) != "dyn":
            self.typed.append(Typed(offset=root.offset, text=dotted, signature=type_))
        return kinds

    def _below(self, kinds: Kinds, key: str | int, node: Node) -> Kinds:
        self.free |= kinds is not None and any(
            isinstance(shape, Free) or (isinstance(shape, Leaf) and shape.kind == "secret") for shape in kinds
        )
        found = step(kinds, key)
        if not isinstance(found, NoSuchField):
            return found
        fix = did_you_mean(str(key), found.known) if found.known else "Compare it as it is: nothing is below it."
        self.wrong.append((node.offset, f"there is no field `{key}`.", fix))
        return None

    def _note(self, name: str, route: list[str | int], *, is_test: bool) -> None:
        keys: list[str] = [name]
        for key in route:
            if not isinstance(key, str):
                is_test = False  # members of a list are looked at, so the list is read
                break
            keys.append(key)
        node = self.reads
        for key in keys[:-1]:
            below = node.setdefault(key, {})
            if below is None:
                return
            node = below
        if is_test:
            node.setdefault(keys[-1], {})
        else:
            node[keys[-1]] = None


def route_of(node: Node) -> tuple[Word, list[tuple[str | int, Node]]] | None:
    """Return the word and the written-out keys that a node is made of: `entry.processor.region`, `name[0]`."""
    keys: list[tuple[str | int, Node]] = []
    while not isinstance(node, Word):
        match node:
            case Select(of=of, field=key, is_test=is_test) if not is_test or not keys:
                keys.append((key, node))
                node = of
            case Call(function="_[_]", arguments=(of, Constant(value=(str() | int()) as key))):
                keys.append((key, node))
                node = of
            case _:
                return None
    return node, keys[::-1]


def project(value: object, routes: Routes | None) -> object:
    """Return what is read of a value, and nothing else."""
    if routes is None or type(value) is not dict:
        return value
    return {key: project(value[key], below) for key, below in routes.items() if key in value}
