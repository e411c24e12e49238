"""A schedule's tick as a Lambda handler. A tick that raises is a failed invocation, which the platform counts and shows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from emptor.core.lambda_queue import MS_PER_S, LambdaContext
from emptor.core.logging import bind

Tick = Callable[[Callable[[], float]], Awaitable[object]]


def schedule_handler(tick: Tick) -> Callable[[dict[str, Any], LambdaContext], dict[str, Any]]:
    """Return the handler of a function that a schedule invokes.

    Args:
        tick: what the schedule is for; is given a clock of the seconds left.
    """
    # One loop for the life of the environment: connections opened in one invocation are used in the next.
    loop = asyncio.new_event_loop()

    async def run(context: LambdaContext) -> None:
        await tick(lambda: context.get_remaining_time_in_millis() / MS_PER_S)

    def handle(_event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        asyncio.set_event_loop(loop)
        with bind(request_id=context.aws_request_id):
            loop.run_until_complete(run(context))
        return {}

    return handle
