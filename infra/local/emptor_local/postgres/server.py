"""Starting, sharing and stopping the embedded server.

Several processes may use one data directory at once. Each holds a shared lock on `in-use.lock` while it does, which the
operating system drops when the process ends, however it ends. Who starts or leaves holds `start.lock`; who leaves and
finds that nobody else holds `in-use.lock` stops the server. After a kill -9 of the last user the server stays up; the
next one to use it stops it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from emptor_local.postgres import cluster, process
from emptor_local.postgres.accounts import server_account
from emptor_local.postgres.binaries import find_binaries
from emptor_local.postgres.location import Home, default_data_dir, prepare_home

logger = logging.getLogger(__name__)


@dataclass
class EmbeddedServer:
    """A running server and this process's hold on it. `url` is a libpq URL with the password in it."""

    url: str
    home: Home
    _hold: IO[bytes]

    def release(self) -> None:
        """Let go of the server; the last one to do so stops it. May be called twice."""
        if self._hold.closed:
            return
        with _locked(self.home.start_lock):
            self._hold.close()
            if not _in_use(self.home):
                process.stop(self.home.cluster)


def start(data_dir: Path | None = None, *, durable: bool = True) -> EmbeddedServer:
    """Start the server of `data_dir`, or join the one that runs. Blocks: a new cluster takes about 2 s, a start 0.2 s.

    Args:
        data_dir: where it keeps its files; None for `default_data_dir()`.
        durable: whether a commit survives a power cut. False is for tests; it counts for the process that starts the server.

    Raises:
        ConfigurationError: the directory cannot be written, or there is no PostgreSQL.
        Unavailable: the server did not come up; the message holds its last words.
    """
    directory = (data_dir or default_data_dir()).absolute()
    account = server_account(directory / "postgres")
    home = prepare_home(directory, account)
    with _locked(home.start_lock):
        hold = _shared_hold(home.use_lock)
        try:
            if (port := process.running_port(home.cluster)) is None:
                binaries = find_binaries(account)
                cluster.create_if_missing(home, binaries, account, durable=durable)
                port = process.launch(home, binaries, account, durable=durable)
        except BaseException:
            hold.close()
            raise
    return EmbeddedServer(cluster.url(home, port), home, hold)


def stop(data_dir: Path | None = None) -> bool:
    """Stop the server of `data_dir` whoever uses it. Return whether one was running."""
    directory = (data_dir or default_data_dir()).absolute()
    home = Home((directory / "postgres").resolve())
    if not home.path.is_dir():
        return False
    with _locked(home.start_lock):
        return process.stop(home.cluster)


def remove(data_dir: Path | None = None) -> None:
    """Stop the server of `data_dir` and delete its database, for good. A server that others use is not spared."""
    link = (data_dir or default_data_dir()).absolute() / "postgres"
    stop(data_dir)
    shutil.rmtree(link.resolve(), ignore_errors=True)
    if link.is_symlink():
        link.unlink()


@asynccontextmanager
async def embedded_postgres(data_dir: Path | None = None, *, durable: bool = True) -> AsyncIterator[str]:
    """Yield the URL of the running server of `data_dir`; see `start`. The event loop is never blocked."""
    starting = asyncio.ensure_future(asyncio.to_thread(start, data_dir, durable=durable))
    try:
        server = await asyncio.shield(starting)
    except asyncio.CancelledError:
        with contextlib.suppress(Exception):  # the start's own failure matters to nobody now
            await asyncio.to_thread((await starting).release)
        raise
    try:
        yield server.url
    finally:
        await asyncio.shield(asyncio.to_thread(server.release))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    import fcntl  # noqa: PLC0415 - not on Windows

    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _shared_hold(path: Path) -> IO[bytes]:
    import fcntl  # noqa: PLC0415 - not on Windows

    file = path.open("ab")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def _in_use(home: Home) -> bool:
    import fcntl  # noqa: PLC0415 - not on Windows

    with home.use_lock.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
