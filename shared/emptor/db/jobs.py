"""Research jobs: accepted, worked on by one worker at a time, ended once.

A worker holds a job by a lease and a fencing token. The token grows with each claim; every write names it, so that a worker
that lost its lease without noticing (a paused process, a cut network) changes nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import Conflict, InvalidInput, LimitExceeded, StaleWorker
from emptor.db.database import Connection, Database
from emptor.db.pages import Cursor, Slice, cut
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.jobs import TERMINAL_STATUSES, InputRequest, Job, JobError, JobOptions, JobStatus
from emptor.models.quotas import JobUsage, Quotas

SWEEP_LIMIT = 500  # jobs one sweep takes care of
DEFAULT_REQUEUE_AFTER_S = 60.0  # a message is taken for lost when its job is not claimed within this time
DEFAULT_DEADLINE_S = 1_800.0
CONCURRENCY_RETRY_S = 15.0
KEY_IN_FLIGHT_RETRY_S = 1.0
DEFAULT_POISON_AFTER = 2  # workers that died at the same place of a job
DEFAULT_POISON_GRACE_S = 15.0
ACCEPTED = "Accepted."
ACCEPTED_AGAIN = "Accepted again by an operator."
CANCELLED = "Cancelled."
POISON = (
    "The job was stopped, because workers died at the same place of it one after the other, and it would end others too. "
    "The same question would do it again: leave out addresses that you gave, or ask in other words. "
    "Operators: the end of the workers' logs says what ended them."
)

# What is to be written in the same transaction for a job that now waits for a worker: its message.
Announce = Callable[[Connection, UUID], Awaitable[None]]
# The same for jobs that had one already, and whose worker died or never came.
Recall = Callable[[Connection, Sequence[UUID]], Awaitable[None]]


@dataclass(frozen=True)
class NewJob:
    """What a request asks for.

    Attributes:
        idempotency_key, body_digest: come together or not at all; the digest is the SHA-256 of the request's body, hexadecimal.
        parent_id: the user's job whose report the question follows.
    """

    question: str
    options: JobOptions
    idempotency_key: str | None = None
    body_digest: str | None = None
    parent_id: UUID | None = None
    deadline_s: float = DEFAULT_DEADLINE_S


@dataclass(frozen=True)
class JobFilter:
    """Which jobs of a list are wanted; what is not given narrows nothing.

    Attributes:
        states: any of these.
        words: every word must occur in the question, whatever its case.
        since, until: when the job was accepted; `until` itself is left out.
        category: of the report's brief, such as `headphones`.
    """

    states: tuple[JobStatus, ...] = ()
    words: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    category: str | None = None


NO_FILTER = JobFilter()


@dataclass(frozen=True)
class Accepted:
    """The job of a request, and whether this request made it (an earlier one with the same key may have)."""

    job: Job
    created: bool


@dataclass(frozen=True)
class Renewal:
    """Whether the lease is still this worker's, and whether it should stop."""

    mine: bool
    cancel_requested: bool


@dataclass(frozen=True)
class Swept:
    """What a sweep did; `requeue` holds the jobs to send a message for."""

    requeue: tuple[UUID, ...]
    failed: tuple[UUID, ...]
    cancelled: tuple[UUID, ...]


class JobRepository:
    """Rows of research_jobs."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("jobs")

    async def create(
        self, user_id: UUID, new: NewJob, *, quotas: Quotas | None = None, announce: Announce | None = None
    ) -> Accepted:
        """Accept a job and log `job.accepted`, or find the job that the same request made before.

        Args:
            user_id: whose job it is.
            new: what is asked for.
            quotas: of this user; None for no limits.
            announce: sends the job's message in the same transaction.

        Raises:
            InvalidInput: the idempotency key was used with another body.
            Conflict: a request with this key is being accepted at this moment.
            LimitExceeded: a quota of the user's is used up; carries retry_after_s.
        """
        async with self._db.transaction() as connection:
            await connection.execute(self._sql["know_user"], {"user_id": user_id})
            if earlier := await self._repeated(connection, user_id, new):
                return earlier
            if quotas is not None:
                await connection.execute(self._sql["lock_user"], {"user_id": user_id})
                _check(quotas, await self._usage(connection, user_id), new.options.max_cost_usd)
            row = await _one(connection, self._sql["create"], _creation(user_id, new))
            if row is None:
                raise _key_in_flight()
            if announce is not None:
                await announce(connection, row["id"])
            return Accepted(_job(row), created=True)

    async def by_key(self, user_id: UUID, idempotency_key: str) -> Job | None:
        """The job that an earlier request with this key made; None when there was none."""
        row = await self._db.one(self._sql["by_key"], {"user_id": user_id, "idempotency_key": idempotency_key}, user_id=user_id)
        return _job(row) if row else None

    async def _repeated(self, connection: Connection, user_id: UUID, new: NewJob) -> Accepted | None:
        """The job of an earlier request with the same key. Holds the key until the transaction ends, if there is none."""
        if new.idempotency_key is None:
            return None
        if earlier := await self._earlier(connection, user_id, new):
            return earlier
        key = {"user_id": user_id, "idempotency_key": new.idempotency_key}
        if await _one(connection, self._sql["hold_key"], key) is None:
            raise _key_in_flight()
        return await self._earlier(connection, user_id, new)  # the one who held it may have been done just then

    async def get(self, job_id: UUID, *, user_id: UUID | None = None) -> Job | None:
        """A job; with `user_id`, only if it is that user's."""
        row = await self._db.one(self._sql["get"], {"job_id": job_id}, user_id=user_id)
        return _job(row) if row else None

    async def page(self, user_id: UUID, *, limit: int, cursor: str | None = None, wanted: JobFilter = NO_FILTER) -> Slice[Job]:
        """A user's jobs, newest first, without reports. Raises InvalidInput for a cursor that is not one."""
        before = Cursor.decode(cursor) if cursor else None
        parameters = {
            "user_id": user_id,
            "limit": limit + 1,
            "before_at": before.at if before else None,
            "before_id": before.id if before else None,
            "states": [state.value for state in wanted.states],
            "words": text(wanted.words).split() if wanted.words else [],
            "since": wanted.since,
            "until": wanted.until,
            "category": wanted.category,
        }
        jobs = [_job(row) for row in await self._db.all(self._sql["page"], parameters, user_id=user_id)]
        return cut(jobs, limit, [Cursor(job.created_at, job.id) for job in jobs])

    async def delete(self, job_id: UUID, user_id: UUID) -> bool:
        """Delete a job that has ended, with its log, report, readings and checkpoints; whether there was such a job.

        Pages that only it had read go with retention. What was spent stays in the usage ledger.
        """
        async with self._db.transaction() as connection:
            if await _one(connection, self._sql["delete"], {"job_id": job_id, "user_id": user_id}) is None:
                return False
            await connection.execute(queries("retention")["remove_threads"], {"threads": [str(job_id)]})
            return True

    async def usage(self, user_id: UUID) -> JobUsage:
        """What a user has running, and asked for and spent within a day."""
        async with self._db.connection() as connection:
            return await self._usage(connection, user_id)

    async def request_cancel(self, job_id: UUID, user_id: UUID) -> Job | None:
        """Cancel a user's job: at once when no worker holds it, else by asking the worker. None when it is not the user's.

        A job that has ended stays as it is and is returned. PostgreSQL notifies `emptor_cancels` with the job's id.
        """
        parameters = {"job_id": job_id, "user_id": user_id, "message": CANCELLED}
        row = await self._db.one(self._sql["request_cancel"], parameters)
        return _job(row) if row else await self.get(job_id, user_id=user_id)

    async def claim(
        self, job_id: UUID, worker: str, *, lease_s: float, max_attempts: int, poison_after: int = DEFAULT_POISON_AFTER
    ) -> Job | None:
        """Take a job to work on it. None when another holds it, it has ended, or it may not be tried again."""
        parameters = {
            "job_id": job_id,
            "worker": worker,
            "lease_s": lease_s,
            "max_attempts": max_attempts,
            "poison_after": poison_after,
        }
        row = await self._db.one(self._sql["claim"], parameters)
        return _job(row) if row else None

    async def renew(self, job_id: UUID, token: int, *, lease_s: float) -> Renewal:
        """Keep the lease for `lease_s` from now."""
        row = await self._db.one(self._sql["renew"], {"job_id": job_id, "token": token, "lease_s": lease_s})
        return Renewal(mine=row is not None, cancel_requested=bool(row and row["cancel_requested"]))

    async def moved_on(self, job_id: UUID, token: int) -> None:
        """Note that the job has come further than where its last worker died: what is counted towards poison begins again."""
        await self._db.run(self._sql["moved_on"], {"job_id": job_id, "token": token})

    async def stand_aside(self, job_id: UUID, token: int, *, back: bool) -> None:
        """Note that this claim does no work yet: the end of its process is not held against the job. With `back`, it works."""
        await self._db.run(self._sql["stand_aside"], {"job_id": job_id, "token": token, "back": back})

    async def forgive(self, job_id: UUID, token: int) -> None:
        """Take back what a claim counted whose worker lives and only was late: it is neither an attempt nor a death."""
        await self._db.run(self._sql["forgive"], {"job_id": job_id, "token": token})

    async def release(self, job_id: UUID, token: int, *, announce: Announce | None = None) -> None:
        """Put the job down at the end of a slice. Without `announce`, send a message for its next one. Raises StaleWorker."""
        async with self._db.transaction() as connection:
            if await _one(connection, self._sql["release"], {"job_id": job_id, "token": token}) is None:
                raise _stale(job_id)
            if announce is not None:
                await announce(connection, job_id)

    async def finish(
        self,
        job_id: UUID,
        token: int,
        status: JobStatus,
        *,
        report: Mapping[str, Any] | None = None,
        error: JobError | None = None,
        cost_usd: Decimal | None = None,
        message: str = "",
        data: Mapping[str, Any] | None = None,
    ) -> Job:
        """End the job and log its terminal event, both or neither.

        Args:
            job_id: the job.
            token: fencing token of the claim.
            status: succeeded, failed or cancelled.
            report: a Report in JSON.
            error: why it failed.
            cost_usd: what it cost, where that is more than what was settled call by call.
            message: one line for a person, of the terminal event.
            data: of the terminal event.

        Raises:
            StaleWorker: the job was taken by another or has ended.
        """
        if status not in TERMINAL_STATUSES:
            raise ValueError(f"a job cannot end as {status}")
        parameters = {
            "job_id": job_id,
            "token": token,
            "status": status.value,
            "report": None if report is None else jsonb(report),
            "error": None if error is None else jsonb(error.model_dump()),
            "cost_usd": cost_usd,
            "message": text(message),
            "data": jsonb(data or ({"error": error.model_dump()} if error else {})),
        }
        row = await self._db.one(self._sql["finish"], parameters)
        if row is None:
            raise _stale(job_id)
        return _job(row)

    async def ask(self, job_id: UUID, token: int, request: InputRequest, *, wait_s: float) -> None:
        """Put the job down until its buyer answers, `wait_s` at most, and log `input.needed`. Raises StaleWorker."""
        parameters = {
            "job_id": job_id,
            "token": token,
            "request": jsonb(request.model_dump(mode="json")),
            "wait_s": wait_s,
            "message": text(" ".join(question.text for question in request.questions)),
        }
        if await self._db.one(self._sql["ask"], parameters) is None:
            raise _stale(job_id)

    async def answer(
        self, job_id: UUID, user_id: UUID, answers: Mapping[str, str], *, announce: Announce | None = None
    ) -> Job | None:
        """Give a waiting job its answers, log `input.given`, and queue it. None when it does not wait, or is not the user's.

        Without `announce`, send its message.
        """
        parameters = {
            "job_id": job_id,
            "user_id": user_id,
            "answers": jsonb(dict(answers)),
            "message": text("; ".join(answers.values())),
        }
        async with self._db.transaction() as connection:
            row = await _one(connection, self._sql["answer"], parameters)
            if row is not None and announce is not None:
                await announce(connection, job_id)
            return _job(row) if row else None

    async def is_current(self, job_id: UUID, token: int) -> bool:
        """Whether the worker with this token still holds the job."""
        return await self._db.one(self._sql["is_current"], {"job_id": job_id, "token": token}) is not None

    async def sweep(
        self,
        *,
        max_attempts: int,
        requeue_after_s: float = DEFAULT_REQUEUE_AFTER_S,
        limit: int = SWEEP_LIMIT,
        recall: Recall | None = None,
        poison_after: int = DEFAULT_POISON_AFTER,
        poison_grace_s: float = DEFAULT_POISON_GRACE_S,
    ) -> Swept:
        """Take care of jobs that nobody works on. Any number of processes may sweep at once.

        Jobs whose lease ran out, or whose message seems lost, wait again and are returned in `requeue`. Jobs out of
        attempts or past their deadline fail, and those whose cancelling nobody acted on are cancelled, with their event.
        A job over which `poison_after` workers died at the same place fails as poison, `poison_grace_s` after its last lease.
        `recall` brings back the messages of `requeue` in the same transaction; without it they are the caller's to send.
        """
        parameters = {
            "max_attempts": max_attempts,
            "requeue_after_s": requeue_after_s,
            "limit": limit,
            "poison_after": poison_after,
            "poison_grace_s": poison_grace_s,
            "poison_message": POISON,
        }
        async with self._db.transaction() as connection:
            rows = await (await connection.execute(self._sql["sweep"], parameters)).fetchall()

            def ids(*verdicts: str) -> tuple[UUID, ...]:
                return tuple(row["id"] for row in rows if row["verdict"] in verdicts)

            swept = Swept(requeue=ids("requeue"), failed=ids("deadline", "attempts", "poison"), cancelled=ids("cancelled"))
            if recall is not None and swept.requeue:
                await recall(connection, swept.requeue)
            return swept

    async def next_lease_end_s(
        self, *, poison_after: int = DEFAULT_POISON_AFTER, poison_grace_s: float = DEFAULT_POISON_GRACE_S
    ) -> float | None:
        """Seconds until `sweep` has to do with a lease that is not renewed, the first of all; None when no job is held."""
        parameters = {"poison_after": poison_after, "poison_grace_s": poison_grace_s}
        row = await self._db.one(self._sql["next_lease_end"], parameters)
        return None if row is None else row["in_s"]

    async def operator_page(
        self,
        state: str,
        *,
        limit: int,
        cursor: str | None = None,
        dead: Sequence[UUID] = (),
        stuck_s: float = DEFAULT_REQUEUE_AFTER_S,
    ) -> Slice[Job]:
        """Jobs of all users, newest first, without reports: `dead` (those of `dead` included), `stuck`, `open` or `all`."""
        before = Cursor.decode(cursor) if cursor else None
        parameters = {
            "state": state,
            "dead": list(dead),
            "stuck_s": stuck_s,
            "limit": limit + 1,
            "before_at": before.at if before else None,
            "before_id": before.id if before else None,
        }
        jobs = [_job(row) for row in await self._db.all(self._sql["operator_page"], parameters)]
        return cut(jobs, limit, [Cursor(job.created_at, job.id) for job in jobs])

    async def revive(self, job_id: UUID, *, announce: Announce | None = None) -> bool:
        """Let an open job that nobody holds be tried again as often as a new one; return whether it is such a job."""
        async with self._db.transaction() as connection:
            found = await _one(connection, self._sql["revive"], {"job_id": job_id}) is not None
            if found and announce is not None:
                await announce(connection, job_id)
            return found

    async def succeed(
        self, job_id: UUID, *, deadline_s: float = DEFAULT_DEADLINE_S, announce: Announce | None = None
    ) -> Job | None:
        """Accept a job in place of one that failed or was cancelled, with what that one paid for. None for any other."""
        parameters = {"job_id": job_id, "deadline_s": deadline_s, "message": ACCEPTED_AGAIN}
        async with self._db.transaction() as connection:
            row = await _one(connection, self._sql["succeed"], parameters)
            if row is not None and announce is not None:
                await announce(connection, row["id"])
            return _job(row) if row else None

    async def _earlier(self, connection: Connection, user_id: UUID, new: NewJob) -> Accepted | None:
        if new.idempotency_key is None:
            return None
        parameters = {"user_id": user_id, "idempotency_key": new.idempotency_key}
        row = await _one(connection, self._sql["by_key"], parameters)
        if row is None:
            return None
        if row["body_digest"] != new.body_digest:
            raise InvalidInput("This Idempotency-Key was used with another request: use a new key, or send the same body.")
        return Accepted(_job(row), created=False)

    async def _usage(self, connection: Connection, user_id: UUID) -> JobUsage:
        row = await _one(connection, self._sql["usage"], {"user_id": user_id})
        return JobUsage.model_validate(row)


def _check(quotas: Quotas, usage: JobUsage, wanted_usd: Decimal) -> None:
    if quotas.concurrent_jobs is not None and usage.concurrent_jobs >= quotas.concurrent_jobs:
        raise LimitExceeded(
            f"You have {usage.concurrent_jobs} jobs under way, the most there may be: wait until one ends, or cancel one.",
            retry_after_s=CONCURRENCY_RETRY_S,
        )
    frees = timedelta(seconds=round(usage.frees_in_s))
    if quotas.jobs_per_day is not None and usage.jobs_today >= quotas.jobs_per_day:
        raise LimitExceeded(
            f"You started {usage.jobs_today} jobs within a day, the most there may be: try again in {frees}.",
            retry_after_s=usage.frees_in_s,
        )
    committed = usage.usd_today + usage.usd_promised
    if quotas.usd_per_day is not None and committed + wanted_usd > quotas.usd_per_day:
        raise LimitExceeded(
            f"This job may cost {wanted_usd} USD; {committed.normalize():f} of the {quotas.usd_per_day} USD you may spend a day "
            f"are spent or promised to jobs under way: lower max_cost_usd, or try again in {frees}.",
            retry_after_s=usage.frees_in_s or CONCURRENCY_RETRY_S,
        )


def _creation(user_id: UUID, new: NewJob) -> dict[str, Any]:
    return {
        "user_id": user_id,
        "question": text(new.question),
        "options": jsonb(new.options.model_dump(mode="json")),
        "max_cost_usd": new.options.max_cost_usd,
        "idempotency_key": new.idempotency_key,
        "body_digest": new.body_digest,
        "parent_id": new.parent_id,
        "deadline_s": new.deadline_s,
        "message": ACCEPTED,
    }


async def _one(connection: Connection, query: bytes, parameters: Mapping[str, Any]) -> DictRow | None:
    return await (await connection.execute(query, parameters)).fetchone()


def _job(row: DictRow) -> Job:
    return Job.model_validate({name: row[name] for name in Job.model_fields if name in row})


def _key_in_flight() -> Conflict:
    return Conflict(
        "A request with this Idempotency-Key is being accepted at this moment: send it again to get its job.",
        retry_after_s=KEY_IN_FLIGHT_RETRY_S,
    )


def _stale(job_id: UUID) -> StaleWorker:
    return StaleWorker(f"Job {job_id} was taken by another worker, or has ended: stop working on it.")
