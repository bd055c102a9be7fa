"""Dotted paths in a syntax tree: `brand.logo.url`."""

from __future__ import annotations

from jinja2 import nodes


def path_of(node: nodes.Node | None) -> str:
    """Return the path a node names; empty where it is anything else."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=of, attr=attr):
            within = path_of(of)
            return f"{within}.{attr}" if within else ""
        case _:
            return ""
