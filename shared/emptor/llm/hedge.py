"""A second request when the first is slower than it usually is; whichever answers first is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from emptor.llm.attempts import NotAsked
from emptor.llm.failures import ModelFailure

T = TypeVar("T")


async def hedged(first: Coroutine[Any, Any, T], after_s: float, second: Callable[[], Coroutine[Any, Any, T] | None]) -> T:
    """Return the first answer of two.

    Args:
        first: the request to make at once.
        after_s: how long it may take alone.
        second: makes the other request, or None when there is nobody to ask.

    Raises:
        ModelFailure, NotAsked: what the first request raised, once the second failed too.
    """
    leading = asyncio.ensure_future(first)
    tasks = [leading]
    try:
        await asyncio.wait(tasks, timeout=after_s)
        if not leading.done() and (other := second()) is not None:
            tasks.append(asyncio.ensure_future(other))
            await _until_success(tasks)
        winner = next((task for task in tasks if task.done() and not task.cancelled() and task.exception() is None), leading)
        return await winner
    finally:
        await _stop([task for task in tasks if not task.done()])


async def _until_success(tasks: Sequence[asyncio.Future[T]]) -> None:
    pending: set[asyncio.Future[T]] = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        if any(task.exception() is None for task in done):
            return


async def _stop(tasks: Sequence[asyncio.Future[T]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.gather(*tasks, return_exceptions=True)


async def quietly(answer: Awaitable[T], noted: Callable[[ModelFailure | NotAsked], None]) -> T:
    """Await an answer, passing its failure to `noted` on the way."""
    try:
        return await answer
    except (ModelFailure, NotAsked) as failure:
        noted(failure)
        raise
