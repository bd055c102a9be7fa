"""Opens what a verb works on, and turns what is not there into an end with a way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.exits import Ended, Exit
from compiler.core.tree import Tree
from compiler.service import BadAddress, GitFailure, NoConfiguration, UnknownEnvironment, open_commit, open_folder


@contextmanager
def friendly() -> Iterator[None]:
    """Turn what can be missing around a configuration into an end of the run."""
    try:
        yield
    except NoConfiguration as missing:
        raise Ended(
            Exit.USAGE,
            f"{missing} Nothing was read.",
            "name the folder of the configuration, as in `banns check path/to/configs`.",
        ) from None
    except UnknownEnvironment as unknown:
        raise Ended(Exit.USAGE, f"{unknown} Nothing was done.", "choose another --env, or leave it out.") from None
    except BadAddress as wrong:
        raise Ended(Exit.USAGE, f"{wrong}", "correct the address and run this again.") from None
    except GitFailure as failure:
        raise Ended(
            Exit.UNAVAILABLE,
            f"{failure} Nothing was done.",
            "correct the revision, or fetch what is missing, and run this again.",
        ) from None


def tree_of(folder: Path, revision: str | None = None) -> Tree:
    """Open the configuration in a folder, or as a revision has it."""
    return open_folder(folder) if revision is None else open_commit(folder, revision)
