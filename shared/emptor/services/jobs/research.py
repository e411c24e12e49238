"""Research jobs: start, list, read, cancel."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID

from emptor.core.errors import Conflict, EmptorError, InvalidInput, NotFound
from emptor.core.settings import Settings
from emptor.db.jobs import NO_FILTER, JobFilter, JobRepository, NewJob
from emptor.models.api import CursorPage, JobAccepted, JobSummary, JobView, ResearchRequest
from emptor.models.jobs import Job, JobStatus
from emptor.models.quotas import Quotas
from emptor.models.report import Report
from emptor.models.run_changes import ComparedRun, RunChanges
from emptor.queue.port import WorkQueue
from emptor.services.jobs.messages import announce_within
from emptor.services.links import job_links

log = logging.getLogger(__name__)


class ResearchService:
    """The use cases of a research job, for one user at a time."""

    def __init__(self, jobs: JobRepository, queue: WorkQueue, settings: Settings) -> None:
        self._jobs = jobs
        self._queue = queue
        self._settings = settings

    async def start(self, user_id: UUID, request: ResearchRequest, idempotency_key: str | None = None) -> JobAccepted:
        """Store the job, and tell the workers. A queue that is elsewhere may lose the message; the sweeper finds the job then.

        Raises:
            InvalidInput: an address is not an http(s) URL, or the key was used with another body.
            NotFound: the job that the question follows is not this user's.
            Conflict: that job has no report, or a request with this key is being accepted at this moment.
            LimitExceeded: a quota of the user's.
            Unavailable: the database cannot be reached; nothing was accepted.
        """
        for url in request.urls:
            require_http_url(url)
        if request.parent_id is not None:
            await self._require_report(user_id, request.parent_id)
        digest = hashlib.sha256(request.model_dump_json().encode()).hexdigest() if idempotency_key else None
        new = NewJob(
            question=request.question,
            options=request.options(),
            idempotency_key=idempotency_key,
            body_digest=digest,
            parent_id=request.parent_id,
            deadline_s=self._settings.job_deadline_s,
        )
        announce = announce_within(self._queue)
        accepted = await self._jobs.create(user_id, new, quotas=quotas_of(self._settings), announce=announce)
        if accepted.created and announce is None:
            await self._announce(accepted.job)
        job = accepted.job
        return JobAccepted(id=job.id, status=job.status, links=job_links(job.id, self._settings))

    async def made_with(self, user_id: UUID, idempotency_key: str) -> Job | None:
        """The job that an earlier request with this key made; None when there was none."""
        return await self._jobs.by_key(user_id, idempotency_key)

    async def answer(self, user_id: UUID, job_id: UUID, answers: Mapping[str, str]) -> JobView:
        """Answer a job's clarifying questions; it goes on.

        Raises:
            NotFound: no such job of the user's.
            InvalidInput: there is no such question.
            Conflict: the job does not wait for answers.
        """
        job = await self.owned(user_id, job_id)
        if job.status is not JobStatus.NEEDS_INPUT or job.input_request is None:
            raise Conflict(f"Job {job_id} does not wait for answers: it is {job.status.value}.")
        known = [question.id for question in job.input_request.questions]
        if unknown := sorted(set(answers) - set(known)):
            raise InvalidInput(f"There is no question {', '.join(unknown)}: answer {', '.join(known)}.")
        announce = announce_within(self._queue)
        answered = await self._jobs.answer(job_id, user_id, answers, announce=announce)
        if answered is None:
            raise Conflict(f"Job {job_id} no longer waits for answers: it was answered, cancelled, or went on without them.")
        if announce is None:
            await self._announce(answered)
        return self._view(answered)

    async def _require_report(self, user_id: UUID, parent_id: UUID) -> None:
        parent = await self.owned(user_id, parent_id)
        if parent.status is not JobStatus.SUCCEEDED:
            raise Conflict(
                f"Job {parent_id} has no report to follow: it is {parent.status.value}. Wait until it has succeeded, or ask "
                "without parent_id."
            )

    async def _announce(self, job: Job) -> None:
        try:
            await self._queue.send(job.id)
        except EmptorError as error:
            log.warning("job %s was stored but not queued: %s; the sweeper will queue it", job.id, error.message)

    async def owned(self, user_id: UUID, job_id: UUID) -> Job:
        """Return the job. Raises NotFound for another user's job as for one that does not exist."""
        job = await self._jobs.get(job_id, user_id=user_id)
        if job is None:
            raise NotFound(f"There is no research job {job_id}. Check the id, or list yours with GET /api/v1/research.")
        return job

    async def get(self, user_id: UUID, job_id: UUID) -> JobView:
        return self._view(await self.owned(user_id, job_id))

    async def page(self, user_id: UUID, limit: int, cursor: str | None, wanted: JobFilter = NO_FILTER) -> CursorPage[JobSummary]:
        """List jobs, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        page = await self._jobs.page(user_id, limit=limit, cursor=cursor, wanted=wanted)
        return CursorPage(items=tuple(self._summary(job) for job in page.items), next_cursor=page.next_cursor)

    async def cancel(self, user_id: UUID, job_id: UUID) -> JobView:
        """Ask the job to stop. A queued job ends at once, a running one at its worker's next heartbeat."""
        await self.owned(user_id, job_id)
        await self._jobs.request_cancel(job_id, user_id)
        return await self.get(user_id, job_id)

    async def delete(self, user_id: UUID, job_id: UUID) -> None:
        """Delete a job that has ended, with its log and report.

        Raises:
            NotFound: it is not this user's.
            Conflict: it has not ended.
        """
        await self.owned(user_id, job_id)
        if not await self._jobs.delete(job_id, user_id):
            await self.owned(user_id, job_id)  # somebody else may have deleted it just then
            raise Conflict("The job has not ended: cancel it, wait until it has, and delete it then.")

    async def report(self, user_id: UUID, job_id: UUID) -> Report:
        """Return a job's report.

        Raises:
            NotFound: the job is not this user's.
            Conflict: it has no report: it has not ended, or it failed or was cancelled.
        """
        return _report_of(await self.owned(user_id, job_id))

    async def compare(self, user_id: UUID, job_id: UUID, other_id: UUID) -> RunChanges:
        """Return what is different between two runs; the one that was accepted first is the run before.

        Raises:
            NotFound: one of them is not this user's.
            Conflict: one of them has no report.
        """
        from emptor.services.jobs import comparing  # noqa: PLC0415 - starting a job needs none of it

        both = [(job := await self.owned(user_id, id_), _report_of(job)) for id_ in (job_id, other_id)]
        (earlier, before), (later, now) = sorted(both, key=lambda one: (one[0].created_at, one[0].id))
        old, new = comparing.demands(before), comparing.demands(now)
        return RunChanges(
            before=self._compared(earlier, before),
            now=self._compared(later, now),
            same_recommendation=comparing.same_recommendation(before, now),
            demands_added=tuple(one for one in new if one not in old),
            demands_dropped=tuple(one for one in old if one not in new),
            products=comparing.product_changes(before, now),
        )

    def _compared(self, job: Job, report: Report) -> ComparedRun:
        return ComparedRun(
            id=job.id,
            question=job.question,
            created_at=job.created_at,
            recommended=report.recommendation.name if report.recommendation else None,
            links=job_links(job.id, self._settings),
        )

    def _summary(self, job: Job) -> JobSummary:
        return JobSummary(
            id=job.id,
            question=job.question,
            parent_id=job.parent_id,
            status=job.status,
            cost_usd=job.cost_usd,
            created_at=job.created_at,
            finished_at=job.finished_at,
            links=job_links(job.id, self._settings),
        )

    def _view(self, job: Job) -> JobView:
        return JobView(
            **dict(self._summary(job)),
            options=job.options,
            error=job.error,
            report=Report.model_validate(job.report) if job.report else None,
            last_seq=job.last_seq,
            cancel_requested=job.cancel_requested,
            input_request=job.input_request,
            input_answers=job.input_answers,
            input_until=job.input_until if job.status is JobStatus.NEEDS_INPUT else None,
            started_at=job.started_at,
        )


def _report_of(job: Job) -> Report:
    if job.report is None:
        raise Conflict(f"The job has no report: it is {job.status.value}. Only a job that has succeeded has one.")
    return Report.model_validate(job.report)


def require_http_url(url: str) -> None:
    """Raise InvalidInput unless `url` is an absolute http(s) address. Whether it may be reached is decided when it is fetched."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise InvalidInput(f"{url!r} is not a web address. Give an absolute http:// or https:// URL.")


def quotas_of(settings: Settings) -> Quotas | None:
    """The limits of one user that the settings name; None when they name none."""
    quotas = Quotas(
        concurrent_jobs=settings.quota_concurrent_jobs,
        jobs_per_day=settings.quota_jobs_per_day,
        usd_per_day=settings.quota_usd_per_day,
    )
    return quotas if quotas != Quotas() else None
