"""One bounded slice of a research job: claimed, run from its last checkpoint, and ended under the lease it was claimed with."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from emptor.core.errors import EmptorError, InvalidInput, SearchUnavailable, StaleWorker, Unavailable
from emptor.db.database import AWAY as DATABASE_AWAY
from emptor.db.holding import STALE
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import InputRequest, Job, JobError, JobStatus
from emptor.models.report import Report
from emptor.services.jobs.event_sink import EventSink
from emptor.services.jobs.leases import HeldLease
from emptor.services.jobs.messages import announce_within
from emptor.services.warming import load_workflow, workflow_is_loaded

if TYPE_CHECKING:
    from langgraph.runtime import RunControl

    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

LOOKS_PER_LEASE = 2  # how often the loop sees to the lease itself, should the thread that keeps it have failed
POLL_S = 1.0  # how often a cancel is looked for where no notification tells of it
CANCEL_GRACE_S = 0.8  # given to the work to put itself in order; the job ends as cancelled after it, whatever the work does
SLICE_MARGIN_S = 20.0  # left for the last superstep's end, the checkpoint and the message that continues the job
SOON_S = 0.05  # the least pause between two looks
RETRY_S = 0.3  # between tries while the database is away
MAX_RETURNS = 20  # times one slice goes on after the database was away
TAKEN = "A worker took the job."
TAKEN_COLD = "A worker took the job. It is this process's first, so the workflow is loaded first; that takes some seconds."
SUSPECTED = 2  # claims since the job last moved on: over the first of them a worker died
FIRST_CLAIM = 1  # the fencing token of a job's first worker, before whom there was none
RECURSION_LIMIT = 100  # supersteps of one job; three rounds take under thirty
MAX_PARALLEL_NODES = 12
UNEXPECTED = JobError(
    code="internal", message="The job stopped on an unexpected error of ours. The worker's log has the details."
)
AWAY = (Unavailable, *DATABASE_AWAY)  # the latter from LangGraph's own use of the pool


class SliceEnd(StrEnum):
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    NEEDS_INPUT = "needs_input"  # it waits for its buyer; nobody works on it
    UNFINISHED = "unfinished"  # time is up; the job goes on from its checkpoint
    NOT_OURS = "not_ours"  # it has ended, or another worker has it
    LOST = "lost"  # the lease went to another worker while we worked


class JobSlice:
    """One slice while it runs."""

    def __init__(self, services: Services, job: Job, remaining_s: Callable[[], float], lease: HeldLease) -> None:
        self._services = services
        self._job = job
        self._token = job.fencing_token
        self._lease = lease
        self._remaining_s = remaining_s
        self._sink = EventSink(services.events_log, services.jobs, job, self._pictures)
        taken = TAKEN if workflow_is_loaded() else TAKEN_COLD
        self._sink.write(NewEvent(type=EventType.JOB_STARTED, message=taken, data={"attempt": job.attempts}))
        self._control: RunControl | None = None
        self._begun = job.fencing_token > FIRST_CLAIM  # whether the graph may have left a checkpoint

    async def run(self) -> SliceEnd:
        """Work until the job ends, time runs short or the lease is lost. A database that is away for a while is waited for.

        Raises:
            Unavailable: it goes away again and again; the message comes again.
        """
        work = asyncio.create_task(self._riding_out(self._to_the_end))
        guard = asyncio.create_task(self._guard())
        try:
            await asyncio.wait({work, guard}, return_when=asyncio.FIRST_COMPLETED)
            return await work if work.done() else await self._stop(work, await guard)
        except asyncio.CancelledError:  # this process is being stopped: the job goes on elsewhere at once
            await _put_in_order(work)
            with contextlib.suppress(EmptorError):
                await asyncio.shield(self._put_down())
            raise
        finally:
            work.cancel()
            guard.cancel()
            await asyncio.gather(work, guard, return_exceptions=True)

    async def _pictures(self, urls: Sequence[str]) -> dict[str, str]:
        """Links to pictures of products; none where an archive is read."""
        web = await self._services.web()
        return await self._services.images.links(urls) if web.live else {}

    async def _riding_out(self, step: Callable[[], Awaitable[SliceEnd]]) -> SliceEnd:
        """Do it, and again whenever the database comes back, for as long as the job is ours."""
        for _ in range(MAX_RETURNS):
            try:
                return await step()
            except (StaleWorker, STALE):
                return SliceEnd.LOST
            except AWAY as error:
                log.warning("the job waits for the database: %s", error)
            if not await self._still_ours():
                return SliceEnd.LOST
        raise Unavailable("The database went away too often during one slice of a job.", retry_after_s=self._lease_s)

    async def _still_ours(self) -> bool:
        """Whether the job is ours, asked until the database answers."""
        while True:
            await asyncio.sleep(RETRY_S)
            with contextlib.suppress(EmptorError):
                return (await self._services.jobs.renew(self._job.id, self._token, lease_s=self._lease_s)).mine

    async def _to_the_end(self) -> SliceEnd:
        try:
            reached = await self._work()
        except (StaleWorker, STALE, *AWAY):
            raise
        except (InvalidInput, SearchUnavailable) as error:  # not a fault of ours: no trace of our code would help
            log.warning("the job failed: %s", error)
            return await self._fail(error)
        except Exception as error:
            log.exception("the job failed")
            return await self._fail(error)
        if isinstance(reached, InputRequest):
            await self._services.jobs.ask(self._job.id, self._token, reached, wait_s=self._services.settings.input_wait_s)
            return SliceEnd.NEEDS_INPUT
        if reached is None:
            await self._put_down()
            return SliceEnd.UNFINISHED
        return await self._succeed(reached)

    async def _work(self) -> Report | InputRequest | None:
        """Run the graph from its checkpoint, up to the report or a question to the buyer. None when time ran short."""
        async with self._sink as sink, self._place():  # its first event says what is waited for
            await load_workflow()
            return await self._run_graph(sink)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """A place in this process: beside others, or alone for a job over which a worker has died, until it has moved on."""
        company, jobs = self._services.company, self._services.jobs
        if self._job.silent_claims < SUSPECTED:
            async with company.shared():
                yield
            return
        waits = company.others
        if waits:
            await jobs.stand_aside(self._job.id, self._token, back=False)
        async with company.alone(self._job.id):
            if waits:
                await jobs.stand_aside(self._job.id, self._token, back=True)
            yield

    async def _run_graph(self, sink: EventSink) -> Report | InputRequest | None:
        from langgraph.errors import GraphDrained  # noqa: PLC0415 - only a worker needs LangGraph
        from langgraph.runtime import RunControl  # noqa: PLC0415

        self._control = RunControl()
        config: dict[str, Any] = {
            "configurable": {"thread_id": str(self._job.id)},
            "metadata": {"fencing_token": self._token},  # a checkpoint of a worker that lost the job is refused by a trigger
            "recursion_limit": RECURSION_LIMIT,
            "max_concurrency": MAX_PARALLEL_NODES,
        }
        begun, self._begun = self._begun, True  # the database may go away and come back during this slice
        async with self._services.open_run(self._job) as run:
            try:
                return await run.until_end(config, self._control, sink.write, begun=begun)
            except GraphDrained:
                return None

    async def _guard(self) -> SliceEnd:
        """Return when the work has to stop: cancelled, past the deadline, or the job is another's.

        The lease is kept by a thread, which says when it is lost. Each look renews it too.
        """
        told = self._lease.news
        with self._services.cancels.watching(self._job.id, told):
            pause_s = POLL_S  # a cancel may have come before we listened
            while True:
                if self._remaining_s() < SLICE_MARGIN_S and self._control:
                    self._control.request_drain("the slice's time is up")
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(told.wait(), pause_s)
                told.clear()
                if (why := await self._reason_to_stop()) is not None:
                    return why
                pause_s = self._pause_s()

    def _pause_s(self) -> float:
        """Seconds until the next look: for the lease, the deadline and the end of our time, and a cancel that nobody tells of."""
        waits = [self._lease_s / LOOKS_PER_LEASE]
        if not self._services.cancels.live:
            waits.append(POLL_S)
        if (left_s := self._remaining_s() - SLICE_MARGIN_S) > 0:
            waits.append(left_s)
        if self._job.deadline is not None:
            waits.append(self._job.deadline.timestamp() - time.time())
        return max(SOON_S, min(waits))

    async def _reason_to_stop(self) -> SliceEnd | None:
        asked = time.monotonic()
        try:
            state = await self._services.jobs.renew(self._job.id, self._token, lease_s=self._lease_s)
        except EmptorError as error:  # without the database nobody else can take the job either
            log.warning("the heartbeat failed: %s", error.message)
            return None
        if not state.mine:
            return SliceEnd.LOST
        self._lease.kept_at = asked
        if state.cancel_requested:
            return SliceEnd.CANCELLED
        late = self._job.deadline is not None and self._job.deadline.timestamp() < time.time()
        return SliceEnd.FAILED if late else None

    @property
    def _lease_s(self) -> float:
        return self._services.settings.lease_s

    async def _stop(self, work: asyncio.Task[SliceEnd], why: SliceEnd) -> SliceEnd:
        """End the job for the guard's reason. What the work still tries to write after that is refused by its token."""
        await _put_in_order(work)
        if why is SliceEnd.CANCELLED:
            return await self._riding_out(lambda: self._finish(JobStatus.CANCELLED, message="Cancelled."))
        if why is SliceEnd.FAILED:
            message = f"The job did not end within {self._services.settings.job_deadline_s} s."
            late = JobError(code="deadline", message=message)
            return await self._riding_out(lambda: self._finish(JobStatus.FAILED, error=late, message=message))
        return SliceEnd.LOST

    async def _put_down(self) -> None:
        """The job waits for its next slice, with a message for it: both or neither where the queue is in the database."""
        announce = announce_within(self._services.queue)
        await self._services.jobs.release(self._job.id, self._token, announce=announce)
        if announce is None:
            await self._services.queue.send(self._job.id)

    async def _succeed(self, report: Report) -> SliceEnd:
        data = {
            "candidates": len(report.candidates),
            "qualifying": sum(c.qualifies for c in report.candidates),
            "recommendation": report.recommendation.name if report.recommendation else None,
        }
        told = self._sink.ended(NewEvent(type=EventType.JOB_SUCCEEDED, data=data)).data
        return await self._finish(JobStatus.SUCCEEDED, report=report, message=report.summary, data=told)

    async def _fail(self, error: Exception) -> SliceEnd:
        told = UNEXPECTED
        if isinstance(error, EmptorError):
            told = JobError(code=error.code, message=error.message, retryable=error.retryable)
        return await self._finish(JobStatus.FAILED, error=told, message=told.message)

    async def _finish(
        self,
        status: JobStatus,
        *,
        message: str,
        report: Report | None = None,
        error: JobError | None = None,
        data: dict[str, Any] | None = None,
    ) -> SliceEnd:
        await self._services.jobs.finish(
            self._job.id,
            self._token,
            status,
            report=report.model_dump(mode="json") if report else None,
            error=error,
            cost_usd=report.cost.total_usd if report else None,
            message=message,
            data=data,
        )
        return SliceEnd(status.value)


async def _put_in_order(work: asyncio.Task[SliceEnd]) -> None:
    """Ask the work to stop, and give it a moment: it settles what its calls may have cost."""
    work.cancel()
    await asyncio.wait({work}, timeout=CANCEL_GRACE_S)
