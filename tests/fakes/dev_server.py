"""The whole of Emptor as a process of its own: what `make dev` starts, on a database of the test's."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Self

_READY = re.compile(r"Emptor serves (http://\S+?)/api/v1 ")
START_TIMEOUT_S = 60
PATIENT = {"EMPTOR_LOOP_SILENCE_S": "30"}  # as with the default lease: tests beside it may starve the process


class DevServer:
    """`emptor dev` on a free port. `kill` is kill -9: nothing is put in order."""

    def __init__(self, database_url: str, web: str, environment: Mapping[str, str] | None = None) -> None:
        self._arguments = [sys.executable, "-m", "emptor_local.cli.main", "dev", "--port", "0", "--web", web]
        self._environment = {**os.environ, "DATABASE_URL": database_url, "EMPTOR_LEASE_S": "3", **PATIENT, **(environment or {})}
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self.base = ""
        self.log: list[str] = []

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            *self._arguments, env=self._environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        ready = asyncio.get_running_loop().create_future()
        self._reading = asyncio.create_task(self._read(ready))
        self.base = await asyncio.wait_for(ready, START_TIMEOUT_S)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._end(signal.SIGTERM)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def kill(self) -> None:
        await self._end(signal.SIGKILL)

    async def _end(self, sign: signal.Signals) -> None:
        assert self._process is not None
        assert self._reading is not None
        if self._process.returncode is None:
            self._process.send_signal(sign)
        await self._process.wait()
        await self._reading

    async def _read(self, ready: asyncio.Future[str]) -> None:
        assert self._process is not None
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            text = line.decode(errors="replace")
            self.log.append(text)
            if (match := _READY.search(text)) and not ready.done():
                ready.set_result(match.group(1))
        if not ready.done():
            ready.set_exception(RuntimeError("the server did not start:\n" + "".join(self.log)))
