"""Who works beside whom in a process."""

from __future__ import annotations

import asyncio
from uuid import UUID

from emptor.services.jobs.company import Company

JOB, OTHER = UUID(int=1), UUID(int=2)


async def test_a_suspect_waits_for_the_others_and_they_for_it() -> None:
    """Those who came before it end first; those who come while it waits or works begin after it."""
    company, order, leave = Company(), [], asyncio.Event()

    async def innocent(name: str) -> None:
        async with company.shared():
            order.append(name)
            await leave.wait()

    async def suspect() -> None:
        async with company.alone(JOB):
            order.append("suspect")
            assert not company._shared
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(innocent("first"))]
    await asyncio.sleep(0)
    assert (company.others, company.closed) == (True, False)
    tasks.append(asyncio.create_task(suspect()))
    await asyncio.sleep(0)
    assert company.closed
    tasks.append(asyncio.create_task(innocent("second")))
    await asyncio.sleep(0)
    assert order == ["first"]
    leave.set()
    await asyncio.wait_for(asyncio.gather(*tasks), 10)
    assert order == ["first", "suspect", "second"]
    assert not company.closed
    assert not company.others


async def test_a_suspect_that_is_cancelled_while_it_waits_lets_the_others_go_on() -> None:
    """Its place in the line is free at once."""
    company, began = Company(), asyncio.Event()

    async def suspect() -> None:
        async with company.alone(JOB):
            raise AssertionError("it had no place")

    async def late() -> None:
        async with company.shared():
            began.set()

    async with company.shared():
        waiting = asyncio.create_task(suspect())
        await asyncio.sleep(0)
        following = asyncio.create_task(late())
        await asyncio.sleep(0)
        assert not began.is_set()
        waiting.cancel()
        await asyncio.wait_for(began.wait(), 10)
    await following


async def test_a_suspect_that_has_come_past_its_place_works_beside_others() -> None:
    """Only it: a word about another job changes nothing. At its end the process is empty."""
    company, began, leave = Company(), asyncio.Event(), asyncio.Event()

    async def innocent() -> None:
        async with company.shared():
            began.set()
            await leave.wait()

    async with company.alone(JOB):
        following = asyncio.create_task(innocent())
        await company.trust(OTHER)
        await asyncio.sleep(0)
        assert (company.closed, began.is_set()) == (True, False)
        await company.trust(JOB)
        await asyncio.wait_for(began.wait(), 10)
        assert not company.closed
    assert company.others
    leave.set()
    await following
    assert not company.others
