"""Opens the two trees of a review, and says what to do where one of them is not there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from applier.core.review.review import Named, Review, compiled_side, environments_of, review
from applier.core.review.side import Side
from cli.exits import Ended, Exit
from cli.opening import friendly, tree_of
from cli.progress import progress
from compiler.core.layer.layout import lay_out
from compiler.core.nearest import did_you_mean
from compiler.core.secrets.conceal import concealer
from compiler.core.secrets.scanned import scanned
from compiler.service import GitFailure, UnknownEnvironment, merge_base

_BRANCHES = ("origin/main", "main")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be compared, as it was asked for; empty names are the defaults."""

    folder: Path
    base: str
    head: str
    environment: str | None
    tenant: str | None


def reviews(asked: Asked) -> tuple[Review, ...]:
    """Compare two trees in every environment, or in the one that is asked for."""
    with friendly():
        base = _base(asked) if not asked.base else Named(name=asked.base, tree=tree_of(asked.folder, asked.base))
        name = asked.head or asked.folder.as_posix()
        head = Named(name=name, tree=scanned(tree_of(asked.folder, asked.head or None)))
        base = Named(name=base.name, tree=scanned(base.tree))
        environments = environments_of(base.tree, head.tree)
        if asked.environment is not None:
            if asked.environment not in environments:
                raise _unknown(asked.environment, environments)
            environments = (asked.environment,)
        _known_tenant(asked.tenant, base, head)
        with progress("Comparing") as watch:
            return tuple(review(base, head, name, asked.tenant, watch) for name in environments)


def _base(asked: Asked) -> Named:
    """Return the tree at the last commit in common with the main branch."""
    last = GitFailure()
    for branch in _BRANCHES:
        try:
            commit = merge_base(asked.folder, branch, asked.head or "HEAD")
        except GitFailure as failure:
            missing = f"There is no commit `{branch}`" in str(failure)
            if not missing:
                raise
            last = failure
            continue
        return Named(name=branch, tree=tree_of(asked.folder, commit))
    words = f"Nothing to compare with is known: neither {' nor '.join(_BRANCHES)} is here. {last} Nothing was done."
    raise Ended(Exit.UNAVAILABLE, words, "fetch the main branch, or name a commit: banns diff BASE.")


def _known_tenant(tenant: str | None, *sides: Named) -> None:
    tenants = {key.tenant for side in sides for key in lay_out(side.tree.files(), side.tree.label).layers}
    if tenant is not None and (not tenant or tenant not in tenants):
        words = f"There is no tenant `{tenant}` on either side. {did_you_mean(tenant, tenants - {''})}"
        raise Ended(Exit.USAGE, words, "correct --tenant and run this again.")


def opened_side(folder: Path, revision: str | None, environment: str, tenant: str | None) -> Side:
    """Compile one tree for being asked about: all of it, or the platform and one tenant."""
    with friendly(), progress("Compiling") as watch:
        tree = scanned(tree_of(folder, revision))
        named = environments_of(tree, tree)
        if environment not in named:
            raise _unknown(environment, named)
        wanted = frozenset({tenant}) if tenant is not None else None
        return compiled_side(Named(name=revision or folder.as_posix(), tree=tree), environment, wanted, watch)


def _unknown(environment: str, environments: tuple[str, ...]) -> UnknownEnvironment:
    there = ", ".join(environments[1:]) or "none"
    return UnknownEnvironment(f"There is no environment `{environment}`. There is: {there}.")


def without_secrets(text: str, found: tuple[Review, ...]) -> str:
    """Take out of a text what looks like a secret in either tree of a review."""
    return without_secrets_of(text, tuple(side for each in found for side in (each.base, each.head)))


def without_secrets_of(text: str, sides: tuple[Side, ...]) -> str:
    """Take out of a text what looks like a secret in one of the trees."""
    pattern = concealer({leak: None for side in sides for _, leak in side.compilation.hidden})
    return pattern.sub("…", text) if pattern is not None else text
