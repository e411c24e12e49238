"""A cluster: the files `initdb` makes, and the password that opens it."""

from __future__ import annotations

import re
import secrets
import shutil
import subprocess
from pathlib import Path

from emptor.core.errors import Unavailable
from emptor_local.postgres.accounts import Account
from emptor_local.postgres.location import Home

SUPERUSER = "postgres"
DATABASE = "postgres"
PASSWORD_BYTES = 24
PASSWORD_MODE = 0o600
INITDB_TIMEOUT_S = 120
BUILTIN_LOCALES_SINCE = 17  # the locale provider that is the same on every machine


def create_if_missing(home: Home, binaries: Path, account: Account, *, durable: bool) -> None:
    """Make the cluster unless it is whole already. A cluster that a killed process left half made is made again."""
    if (home.cluster / "PG_VERSION").exists():
        return
    staged = home.path / "data.new"
    shutil.rmtree(staged, ignore_errors=True)
    _write_password(home, account)
    command = [
        str(binaries / "initdb"), "--pgdata", str(staged), "--username", SUPERUSER, "--pwfile", str(home.password),
        "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions", *_locale(binaries),
    ]  # fmt: skip
    if not durable:
        command.append("--no-sync")
    done = subprocess.run(  # noqa: S603 - our own arguments
        command, stdin=subprocess.DEVNULL, capture_output=True, cwd=home.path, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        timeout=INITDB_TIMEOUT_S, check=False, **account.popen_options(),
    )  # fmt: skip
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise Unavailable(f"PostgreSQL's files could not be made in {home.path}: {said}")
    staged.rename(home.cluster)


def url(home: Home, port: int) -> str:
    """The libpq URL of the server that listens on `port`."""
    return f"postgresql://{SUPERUSER}:{home.password.read_text().strip()}@127.0.0.1:{port}/{DATABASE}"


def _write_password(home: Home, account: Account) -> None:
    home.password.touch(mode=PASSWORD_MODE)
    home.password.chmod(PASSWORD_MODE)
    home.password.write_text(secrets.token_urlsafe(PASSWORD_BYTES) + "\n")
    account.own(home.password)


def _locale(binaries: Path) -> list[str]:
    """The same sorting and letter rules everywhere: code point order, Unicode letters."""
    said = subprocess.run([str(binaries / "postgres"), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    version = re.search(r"(\d+)", said.stdout)
    if version and int(version.group(1)) >= BUILTIN_LOCALES_SINCE:
        return ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
    return ["--locale", "C.UTF-8"]
