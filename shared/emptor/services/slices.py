"""One bounded slice of a research job: claimed, run from its last checkpoint, and ended under the lease it was claimed with."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from psycopg.errors import ObjectNotInPrerequisiteState

from emptor.core.errors import EmptorError, StaleWorker, Unavailable
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job, JobError, JobStatus
from emptor.models.report import Report
from emptor.services.event_sink import EventSink

if TYPE_CHECKING:
    from langgraph.runtime import RunControl

    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

POLL_S = 1.0  # how often a cancel, the lease and the time left are looked at; a cancel takes effect within two of these
SLICE_MARGIN_S = 20.0  # left for the last superstep's end, the checkpoint and the message that continues the job
RECURSION_LIMIT = 100  # supersteps of one job; three rounds take under thirty
MAX_PARALLEL_NODES = 12
UNEXPECTED = JobError(
    code="internal", message="The job stopped on an unexpected error of ours. The worker's log has the details."
)


class SliceEnd(StrEnum):
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNFINISHED = "unfinished"  # time is up; the job goes on from its checkpoint
    NOT_OURS = "not_ours"  # it has ended, or another worker has it
    LOST = "lost"  # the lease went to another worker while we worked


class JobSlice:
    """One slice while it runs."""

    def __init__(self, services: Services, job: Job, remaining_s: Callable[[], float]) -> None:
        self._services = services
        self._job = job
        self._token = job.fencing_token
        self._remaining_s = remaining_s
        self._sink = EventSink(services.events_log, job.id, job.fencing_token)
        self._stop: SliceEnd | None = None  # why the guard stopped the work
        self._control: RunControl | None = None

    async def run(self) -> SliceEnd:
        """Work until the job ends, time runs short or the lease is lost. Unavailable passes through: the message comes again."""
        try:
            report = await self._guarded()
        except StaleWorker:
            return SliceEnd.LOST
        except asyncio.CancelledError:
            return await self._stopped()
        except Unavailable:
            raise
        except ObjectNotInPrerequisiteState:  # what that trigger raises
            return SliceEnd.LOST
        except Exception as error:
            log.exception("the job failed")
            return await self._fail(error)
        if report is None:
            await self._services.jobs.release(self._job.id, self._token)
            return SliceEnd.UNFINISHED
        return await self._succeed(report)

    async def _guarded(self) -> Report | None:
        work = asyncio.create_task(self._work())
        guard = asyncio.create_task(self._guard(work))
        try:
            return await work
        finally:
            work.cancel()
            guard.cancel()
            await asyncio.gather(work, guard, return_exceptions=True)

    async def _work(self) -> Report | None:
        """Run the graph from its checkpoint. None when time ran short between two supersteps."""
        from langgraph.errors import GraphDrained  # noqa: PLC0415 - only a worker needs LangGraph
        from langgraph.runtime import RunControl  # noqa: PLC0415

        from emptor.services.research_run import open_run  # noqa: PLC0415

        self._control = RunControl()
        started = NewEvent(type=EventType.JOB_STARTED, message="A worker took the job.", data={"attempt": self._job.attempts})
        config: dict[str, Any] = {
            "configurable": {"thread_id": str(self._job.id)},
            "metadata": {"fencing_token": self._token},  # a checkpoint of a worker that lost the job is refused by a trigger
            "recursion_limit": RECURSION_LIMIT,
            "max_concurrency": MAX_PARALLEL_NODES,
        }
        async with self._sink as sink, open_run(self._services, self._job) as run:
            sink.write(started)
            try:
                return await run.until_end(config, self._control, sink.write)
            except GraphDrained:
                return None

    async def _guard(self, work: asyncio.Task[Report | None]) -> None:
        """Keep the lease; watch for a cancel, for the job's deadline and for the end of our time."""
        while not work.done():
            await asyncio.sleep(POLL_S)
            if self._remaining_s() < SLICE_MARGIN_S and self._control:
                self._control.request_drain("the slice's time is up")
            try:
                state = await self._services.jobs.renew(self._job.id, self._token, lease_s=self._services.settings.lease_s)
            except EmptorError as error:
                log.warning("the heartbeat failed: %s", error.message)
                continue
            if not state.mine or state.cancel_requested or self._is_late():
                self._stop = self._why(mine=state.mine, cancelled=state.cancel_requested)
                work.cancel()
                return

    def _is_late(self) -> bool:
        return self._job.deadline is not None and self._job.deadline.timestamp() < time.time()

    def _why(self, *, mine: bool, cancelled: bool) -> SliceEnd:
        if not mine:
            return SliceEnd.LOST
        return SliceEnd.CANCELLED if cancelled else SliceEnd.FAILED

    async def _stopped(self) -> SliceEnd:
        """The guard stopped the work; or this process is being stopped, and then the job goes on elsewhere at once."""
        if self._stop is SliceEnd.CANCELLED:
            return await self._finish(JobStatus.CANCELLED, message="Cancelled.")
        if self._stop is SliceEnd.FAILED:
            late = JobError(code="deadline", message=f"The job did not end within {self._services.settings.job_deadline_s} s.")
            return await self._finish(JobStatus.FAILED, error=late, message=late.message)
        if self._stop is SliceEnd.LOST:
            return SliceEnd.LOST
        with contextlib.suppress(EmptorError):
            await asyncio.shield(self._hand_back())
        raise asyncio.CancelledError

    async def _hand_back(self) -> None:
        await self._services.jobs.release(self._job.id, self._token)
        await self._services.queue.send(self._job.id)

    async def _succeed(self, report: Report) -> SliceEnd:
        data = {
            "candidates": len(report.candidates),
            "qualifying": sum(c.qualifies for c in report.candidates),
            "recommendation": report.recommendation.name if report.recommendation else None,
        }
        return await self._finish(JobStatus.SUCCEEDED, report=report, message=report.summary, data=data)

    async def _fail(self, error: Exception) -> SliceEnd:
        told = JobError(code=error.code, message=error.message) if isinstance(error, EmptorError) else UNEXPECTED
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
        try:
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
        except StaleWorker:
            return SliceEnd.LOST
        return SliceEnd(status.value)
