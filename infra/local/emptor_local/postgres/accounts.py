"""The account the server runs under: PostgreSQL refuses to run as root, so root hands it to an unprivileged user."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emptor.core.errors import ConfigurationError

UNPRIVILEGED_NAMES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """Who runs the server: `switch` is false when that is the user of this process."""

    uid: int
    gid: int
    switch: bool

    def popen_options(self) -> dict[str, Any]:
        """Options of `subprocess.Popen` that make a child run under this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def own(self, path: Path) -> None:
        """Give `path` itself (never what is above it) to the account."""
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, directory: Path) -> bool:
        """Whether the account may reach this directory; asked of the operating system, so ACLs count too."""
        if not self.switch:
            return True
        probe = ["/bin/sh", "-c", 'cd "$1"', "sh", str(directory)]
        done = subprocess.run(probe, **_QUIET, **self.popen_options(), cwd="/", check=False)  # noqa: S603 - fixed command
        return done.returncode == 0


_QUIET: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def server_account(cluster: Path | None = None) -> Account:
    """The account for a cluster: its owner when it exists, else the first unprivileged user there is.

    Raises:
        ConfigurationError: this process is root and the machine has no unprivileged user, or this is Windows.
    """
    if os.name == "nt":
        raise ConfigurationError("The embedded PostgreSQL runs on Linux and macOS: use WSL, or set DATABASE_URL.")
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    if cluster is not None and cluster.exists() and (stat := cluster.stat()).st_uid != 0:
        return Account(stat.st_uid, stat.st_gid, switch=True)
    return _first_unprivileged()


def _first_unprivileged() -> Account:
    import pwd  # noqa: PLC0415 - not on Windows

    for name in UNPRIVILEGED_NAMES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, switch=True)
    names = " or ".join(UNPRIVILEGED_NAMES)
    raise ConfigurationError(
        f"PostgreSQL does not run as root and this machine has no user {names}: run as another user, or set DATABASE_URL."
    )
