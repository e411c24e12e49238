"""A PostgreSQL of the test's own that can be stopped, or killed, and comes back at the same address."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from emptor_local.postgres import cluster, process
from emptor_local.postgres.accounts import Account, server_account
from emptor_local.postgres.binaries import find_binaries
from emptor_local.postgres.location import Home, prepare_home


class RestartingPostgres:
    """An embedded server, with fsync off unless `durable`. `url` stays the same through every restart."""

    def __init__(self, *, durable: bool = False) -> None:
        self._durable = durable
        self.url = ""

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self._create)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await asyncio.to_thread(self._remove)

    async def restart(self, *, kill: bool = False) -> None:
        """Stop the server, in order or by SIGKILL of all its processes, and start it again."""
        await asyncio.to_thread(self._restart, kill=kill)

    def _create(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="emptor-faults-"))
        self._directory.chmod(0o755)
        self._account: Account = server_account(self._directory / "postgres")
        self._home: Home = prepare_home(self._directory, self._account)
        self._binaries = find_binaries(self._account)
        cluster.create_if_missing(self._home, self._binaries, self._account, durable=self._durable)
        self._port = process.launch(self._home, self._binaries, self._account, durable=self._durable)
        self.url = cluster.url(self._home, self._port)

    def _restart(self, *, kill: bool) -> None:
        if kill:
            pid = process._live_pid(self._home.cluster)
            assert pid is not None
            os.killpg(pid, signal.SIGKILL)  # it leads a session of its own, which all its processes belong to
            process._forget_stale(self._home.cluster)
        else:
            process.stop(self._home.cluster)
        free_port = process._free_port
        process._free_port = lambda: self._port
        try:
            process.launch(self._home, self._binaries, self._account, durable=self._durable)
        finally:
            process._free_port = free_port

    def _remove(self) -> None:
        process.stop(self._home.cluster)
        shutil.rmtree(self._directory, ignore_errors=True)
