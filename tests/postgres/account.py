"""As whom a server runs, and where that account may write: PostgreSQL refuses root, so root takes `nobody`."""

import os
import pwd
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

LONGEST_SOCKET_PATH = 107  # bytes; the kernel's sockaddr_un has no room for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A user to run programs as; all None, which `subprocess` reads as "no change", for who is not root."""

    user: int | None = None
    group: int | None = None
    extra_groups: tuple[int, ...] | None = None

    def can_enter(self, path: Path) -> bool:
        """Whether the account may traverse a folder or run a program.

        Asked of the kernel rather than read from mode bits, which say nothing of parents, ACLs and mounts.
        """
        question = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
        answer = subprocess.run(
            question, cwd="/", check=False, user=self.user, group=self.group, extra_groups=self.extra_groups
        )
        return answer.returncode == 0

    def new_folder(self) -> Path:
        """A folder that only the account (and root) may enter, with a path short enough for a server's socket.

        `TMPDIR` is passed over for `/tmp` where it is too deep, or too private for the account.
        """
        for parent in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 (mkdtemp makes the folder, unguessable)
            longest = parent / "banns-postgres-12345678" / ".s.PGSQL.5432"
            if len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH and self.can_enter(parent):
                folder = Path(tempfile.mkdtemp(prefix="banns-postgres-", dir=parent))
                if self.user is not None and self.group is not None:
                    os.chown(folder, self.user, self.group)
                return folder
        raise RuntimeError("no temporary directory is short enough and open to the account PostgreSQL runs as")


def server_account() -> Account:
    """The account that a server started by this process runs as."""
    if os.geteuid() != 0:
        return Account()
    nobody = pwd.getpwnam("nobody")
    return Account(user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=())
