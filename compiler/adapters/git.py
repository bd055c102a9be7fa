"""Reads a configuration from a commit, through git objects: nothing is checked out, nothing is run.

Two processes read a whole tree: one lists it, one hands out all contents.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.core.tree import TreeFile, Unreadable

_FILES = (b"100644", b"100755")
_LINKS = (b"120000", b"160000")
"""Symbolic links, and commits of other repositories: both lead out of what is reviewed here."""


class GitFailure(Exception):  # noqa: N818 - a sentence for people, not a bug
    """Git cannot answer; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class GitTree:
    """A folder of settings as a commit has it."""

    label: str
    _listed: tuple[TreeFile, ...]
    _contents: Mapping[str, bytes]

    def files(self) -> tuple[TreeFile, ...]:
        """Return every file below the folder, sorted by path."""
        return self._listed

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises `Unreadable` where the commit has no such file."""
        try:
            return self._contents[path]
        except KeyError:
            raise Unreadable("the commit does not hold it") from None


def read_commit(folder: Path, label: str, revision: str) -> GitTree:
    """Read the configuration folder as a revision has it. Raises `GitFailure`."""
    listed: list[TreeFile] = []
    blobs: list[tuple[str, str]] = []
    for line in filter(None, _listing(folder, revision).split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, name = about.split(b" ", 2)
        shown = path.decode("utf-8", "surrogateescape")
        listed.append(TreeFile(shown, is_link=mode in _LINKS))
        if mode in _FILES:
            blobs.append((shown, name.decode()))
    if not listed:
        raise GitFailure(f"`{revision}` has no folder {label}.")
    contents = _read_all(folder, [name for _, name in blobs])
    return GitTree(label, tuple(sorted(listed)), dict(zip((path for path, _ in blobs), contents, strict=True)))


def _listing(folder: Path, revision: str) -> bytes:
    """List what a revision holds below a folder, with paths from there."""
    _refuse_dash(revision)
    try:
        return _git(folder, "ls-tree", "-rz", f"{revision}^{{commit}}")
    except GitFailure:
        resolve(repository_of(folder), revision)  # says in better words what is missing, if something is
        raise


def repository_of(folder: Path) -> Path:
    """Return the top folder of the repository a folder lies in. Raises `GitFailure`."""
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    except GitFailure as failure:
        raise GitFailure(f"{folder} does not lie in a git repository that can be read: {failure}") from failure


def resolve(top: Path, revision: str) -> str:
    """Return the commit a revision names. Raises `GitFailure` where there is none."""
    _refuse_dash(revision)
    try:
        return (
            _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
    except GitFailure:
        advice = (
            " This clone is shallow; fetch the whole history (in GitHub Actions: fetch-depth: 0)."
            if is_shallow(top)
            else ""
        )
        raise GitFailure(f"There is no commit `{revision}` here.{advice}") from None


def commit_named(folder: Path, revision: str) -> str:
    """Return the commit that a revision names in the repository a folder lies in. Raises `GitFailure`."""
    return resolve(repository_of(folder), revision)


def is_shallow(top: Path) -> bool:
    """Tell whether the clone lacks part of the history."""
    return _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"


def head_of(folder: Path) -> tuple[str, bool] | None:
    """Return the commit a folder is checked out at and whether the folder differs from it; None outside git."""
    try:
        top = repository_of(folder)
        commit = resolve(top, "HEAD")
    except GitFailure:
        return None
    changed = _git(top, "status", "--porcelain", "--untracked-files=all", "--", os.fspath(folder.resolve()))
    return commit, bool(changed.strip())


def descends(folder: Path, ancestor: str, commit: str) -> bool:
    """Tell whether a commit descends from (or is) another one. Raises `GitFailure` where git cannot know."""
    top = repository_of(folder)
    if ancestor == commit:
        return True
    try:
        # A commit that a whole clone does not know is in no history of it.
        resolve(top, ancestor)
        _git(top, "merge-base", "--is-ancestor", ancestor, commit)
    except GitFailure:
        if is_shallow(top):
            raise GitFailure(
                "This clone is shallow, so the order of commits cannot be known. "
                "Fetch the whole history (in GitHub Actions: fetch-depth: 0)."
            ) from None
        return False
    return True


def merge_base(folder: Path, branch: str, revision: str) -> str:
    """Return the last commit that a branch and a revision have in common. Raises `GitFailure`."""
    top = repository_of(folder)
    one, other = resolve(top, branch), resolve(top, revision)
    try:
        return _git(top, "merge-base", one, other).decode().split()[0]
    except GitFailure:
        advice = (
            "this clone is shallow; fetch the whole history (in GitHub Actions: fetch-depth: 0)."
            if is_shallow(top)
            else "their histories are unrelated. Name the commit to compare with."
        )
        raise GitFailure(f"`{branch}` and `{revision}` have no commit in common here: {advice}") from None


def _refuse_dash(revision: str) -> None:
    if revision.startswith("-"):
        raise GitFailure(f"`{revision}` cannot be a revision: it begins with a dash.")


def _read_all(top: Path, names: list[str]) -> list[bytes]:
    output = _git(top, "cat-file", "--batch", stdin=("\n".join(names) + "\n").encode())
    contents, position = [], 0
    for _ in names:
        end = output.index(b"\n", position)
        header = output[position:end].split(b" ")
        if len(header) != 3:
            raise GitFailure(f"Object {header[0].decode()} is missing. Fetch the whole repository (no partial clone).")
        size = int(header[2])
        contents.append(output[end + 1 : end + 1 + size])
        position = end + 1 + size + 1
    return contents


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    # No hook, filter or pager of the repository is run, and no lock is taken.
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "-C", os.fspath(folder), "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)  # noqa: S603
    except OSError as failure:
        raise GitFailure(f"git cannot be run: {failure.strerror}.") from failure
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFailure(words[-1] if words else f"git {arguments[0]} failed.")
    return done.stdout
