"""Many short-lived worker processes, from the side of a test: see fault_child."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_S = 120.0


class Fleet:
    """The parent process, from the side of a test. Children are named by their process ids."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._begun: asyncio.Queue[int] = asyncio.Queue()
        self._starting = asyncio.Lock()
        self._ends: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.fakes.fault_child",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=REPOSITORY,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        for pid in self._ends:
            self.kill(pid)
        self._process.stdin.close()
        await self._process.wait()
        if self._reading:
            await self._reading

    async def start(self, **order: Any) -> int:
        """Fork a child that does what the order says; return its process id."""
        assert self._process is not None
        assert self._process.stdin is not None
        async with self._starting:  # who comes to a queue just now may get what came for one who waits
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            await self._process.stdin.drain()
            return await asyncio.wait_for(self._begun.get(), PATIENCE_S)

    async def end_of(self, pid: int) -> dict[str, Any]:
        """How a child ended: `signal`, or what it reported."""
        return await asyncio.wait_for(asyncio.shield(self._ends[pid]), PATIENCE_S)

    def has_ended(self, pid: int) -> bool:
        """Whether a child is gone, by itself or not."""
        return self._ends[pid].done()

    async def run(self, **order: Any) -> dict[str, Any]:
        """Start a child and wait for its end."""
        return await self.end_of(await self.start(**order))

    def kill(self, pid: int, sign: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to a child that has not ended, or whose end was not yet read."""
        if not self._ends[pid].done():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sign)

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            told = json.loads(line)
            if "begun" in told:
                self._ends[told["begun"]] = asyncio.get_running_loop().create_future()
                self._begun.put_nowait(told["begun"])
            else:
                self._ends[told["ended"]].set_result(told)
