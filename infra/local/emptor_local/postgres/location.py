"""Where an embedded database keeps its files.

    <data dir>/postgres/     the home of one server; only its user and root may enter
        data/                PGDATA
        password             of the role `postgres`, mode 0600
        server.log           what the server says, cut at each start
        start.lock           held while a process starts or stops the server
        in-use.lock          held, shared, by each process that uses it

When root runs this and the server's unprivileged user cannot reach the data directory (a project under /root), the home
lies in /var/lib/emptor and `<data dir>/postgres` is a link to it: nobody's directories are opened up for it.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor_local.postgres.accounts import Account
from emptor_local.postgres.trust import is_ours_alone

DATA_VARIABLE = "EMPTOR_DATA_DIR"
PROJECT_DIRECTORY = ".emptor"
PROJECT_MARKS = ("pyproject.toml", "serverless.yml", ".git", PROJECT_DIRECTORY)
REACHABLE_PARENTS = (Path("/var/lib/emptor"), Path("/var/tmp/emptor-data"))  # noqa: S108 - used only where ours alone
PRIVATE = 0o700


@dataclass(frozen=True)
class Home:
    """The directory of one server."""

    path: Path

    @property
    def cluster(self) -> Path:
        return self.path / "data"

    @property
    def password(self) -> Path:
        return self.path / "password"

    @property
    def log(self) -> Path:
        return self.path / "server.log"

    @property
    def start_lock(self) -> Path:
        return self.path / "start.lock"

    @property
    def use_lock(self) -> Path:
        return self.path / "in-use.lock"


def default_data_dir() -> Path:
    """EMPTOR_DATA_DIR; else `.emptor/` when the current directory is a project; else the user's XDG data directory."""
    chosen = Settings().data_dir
    if chosen:
        return Path(chosen).expanduser().absolute()
    here = Path.cwd()
    if any((here / mark).exists() for mark in PROJECT_MARKS):
        return here / PROJECT_DIRECTORY
    shared = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(shared).expanduser() / "emptor"


def prepare_home(data_dir: Path, account: Account) -> Home:
    """The server's home below `data_dir`, made when it is not there.

    Raises:
        ConfigurationError: the directory cannot be written.
    """
    link = data_dir / "postgres"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not link.exists():
            _make(link, account)
    except OSError as error:
        raise ConfigurationError(
            f"The data directory {data_dir} cannot be written ({error.strerror}): set {DATA_VARIABLE} to one that can, "
            "or DATABASE_URL to a PostgreSQL of your own."
        ) from error
    home = Home(link.resolve())
    if not os.access(home.path, os.W_OK):
        raise ConfigurationError(f"{home.path} cannot be written by this user: set {DATA_VARIABLE} to a directory that can.")
    return home


def _make(link: Path, account: Account) -> None:
    link.unlink(missing_ok=True)  # a link whose target was removed
    target = link if account.can_enter(link.parent) else _elsewhere(link, account)
    if target is link:
        try:
            link.mkdir(mode=PRIVATE)
        except FileExistsError:
            return  # another process was quicker
        account.own(link)


def _elsewhere(link: Path, account: Account) -> Path:
    """A home in a place the account can reach, with `link` pointing at it."""
    for parent in REACHABLE_PARENTS:
        try:
            parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        except OSError:
            continue
        if not account.can_enter(parent) or not is_ours_alone(parent):
            continue
        home = Path(tempfile.mkdtemp(prefix=f"{link.parent.parent.name or 'root'}-", dir=parent))
        account.own(home)
        try:
            link.symlink_to(home, target_is_directory=True)
        except FileExistsError:
            home.rmdir()  # another process was quicker
        return home
    raise ConfigurationError(
        f"PostgreSQL runs as an unprivileged user that cannot enter {link.parent}: set {DATA_VARIABLE} to one that it can."
    )
