"""The life of a job in the database: accepted once, worked on by one, ended once."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from emptor.core.errors import Conflict, InvalidInput, LimitExceeded, StaleWorker
from emptor.db import Connection, Database
from emptor.db.events import EventRepository
from emptor.db.jobs import Accepted, JobRepository, NewJob, Swept
from emptor.db.ledger import JobLedger
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job, JobError, JobOptions, JobStatus
from emptor.models.ledger import UsageLine
from emptor.models.quotas import Quotas
from emptor.queue.pgmq import PgmqQueue

from .conftest import LEASE_S, MAX_ATTEMPTS, MakeJob

DIGEST_A, DIGEST_B = "a" * 64, "b" * 64
EXPIRED_S = 0.0
MANY = 100  # attempts: more than any test here makes


def with_key(key: str, digest: str) -> NewJob:
    return NewJob(question="q", options=JobOptions(), idempotency_key=key, body_digest=digest)


async def types(events: EventRepository, job_id: UUID) -> list[str]:
    return [event.type.value for event in await events.after(job_id, 0)]


async def test_an_accepted_job_is_queued_with_its_first_event(
    jobs: JobRepository, events: EventRepository, user_id: UUID
) -> None:
    """Row and event appear together, and the options come back as they went in."""
    options = JobOptions(max_cost_usd=Decimal("0.123456"), region="DE", urls=("https://shop.test/a",))
    accepted = await jobs.create(user_id, NewJob(question="ein Kopfhörer\x00", options=options))
    assert accepted.created
    assert (accepted.job.status, accepted.job.last_seq, accepted.job.user_id) == (JobStatus.QUEUED, 1, user_id)
    assert accepted.job.options == options
    assert await jobs.get(accepted.job.id) == accepted.job
    assert await types(events, accepted.job.id) == ["job.accepted"]


async def test_fifty_concurrent_requests_with_one_key_make_one_job(jobs: JobRepository, user_id: UUID) -> None:
    """Exactly one makes it; the others get that job, or are told to come back for it, and then they get it."""
    attempts = (jobs.create(user_id, with_key("k", DIGEST_A)) for _ in range(50))
    done = await asyncio.gather(*attempts, return_exceptions=True)
    refused = [one for one in done if isinstance(one, Conflict)]
    accepted = [one for one in done if isinstance(one, Accepted)]
    assert len(refused) + len(accepted) == 50, done
    assert all(one.retry_after_s for one in refused)
    assert sum(one.created for one in accepted) == 1
    again = await jobs.create(user_id, with_key("k", DIGEST_A))
    assert {one.job.id for one in accepted} == {again.job.id}
    assert not again.created


async def test_a_key_in_flight_is_a_conflict_until_its_job_is_there(jobs: JobRepository, db: Database, user_id: UUID) -> None:
    """While one request with a key is being accepted, a second one is told so at once; other keys are not held up."""
    await jobs.create(user_id, with_key("before", DIGEST_A))
    quotas = Quotas(concurrent_jobs=10)
    async with db.transaction() as connection:
        await connection.execute("select from users where id = %s for update", [user_id])
        first = asyncio.create_task(jobs.create(user_id, with_key("k", DIGEST_A), quotas=quotas))
        async with asyncio.timeout(10):
            while not await key_is_held(db):  # noqa: ASYNC110 - it is the database that is asked
                await asyncio.sleep(0.01)
        with pytest.raises(Conflict, match="Idempotency-Key") as caught:
            await jobs.create(user_id, with_key("k", DIGEST_A))
        assert caught.value.retry_after_s
    made = await first
    assert made.created
    assert (await jobs.create(user_id, with_key("k", DIGEST_A))).job.id == made.job.id


async def key_is_held(db: Database) -> bool:
    query = b"select from pg_locks where locktype = 'advisory' and granted and database = %(database)s"
    here = await db.one(b"select oid from pg_database where datname = current_database()", {})
    assert here is not None
    return await db.one(query, {"database": here["oid"]}) is not None


async def test_a_job_and_its_message_are_written_both_or_neither(jobs: JobRepository, db: Database, user_id: UUID) -> None:
    """A message that cannot be written takes the job's row with it; one that can is there when the job is."""
    queue = PgmqQueue(db, "jobs_of_this_test")

    async def broken(_: Connection, __: UUID) -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await jobs.create(user_id, with_key("k", DIGEST_A), announce=broken)
    assert (await jobs.page(user_id, limit=1)).items == []
    made = await jobs.create(user_id, with_key("k", DIGEST_A), announce=queue.send_within)
    (message,) = await queue.receive(visibility_s=30)
    assert message.job_id == made.job.id
    await jobs.create(user_id, with_key("k", DIGEST_A), announce=queue.send_within)
    assert await queue.receive(visibility_s=30) == []


async def test_a_key_with_another_body_is_refused_and_other_users_keys_do_not_matter(jobs: JobRepository, user_id: UUID) -> None:
    """A key belongs to one user and one body."""
    first = await jobs.create(user_id, with_key("k", DIGEST_A))
    with pytest.raises(InvalidInput, match="Idempotency-Key"):
        await jobs.create(user_id, with_key("k", DIGEST_B))
    other = await jobs.create(uuid4(), with_key("k", DIGEST_B))
    assert other.created
    assert other.job.id != first.job.id


async def test_one_of_five_simultaneous_deliveries_gets_the_job(jobs: JobRepository, queued_job: MakeJob) -> None:
    """A message delivered five times at once makes one execution."""
    job = await queued_job()
    claims = await asyncio.gather(*(jobs.claim(job.id, f"w{n}", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS) for n in range(5)))
    held = [claim for claim in claims if claim]
    assert len(held) == 1
    assert (held[0].status, held[0].attempts, held[0].fencing_token) == (JobStatus.RUNNING, 1, 1)


async def test_a_lease_that_ran_out_lets_another_in_and_the_first_one_out(
    jobs: JobRepository, events: EventRepository, db: Database, running_job: MakeJob
) -> None:
    """The slow worker's token is refused by every write there is."""
    old = await running_job(lease_s=EXPIRED_S)
    new = await jobs.claim(old.id, "w2", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS)
    assert new is not None
    assert new.fencing_token == old.fencing_token + 1
    stale = JobLedger(db, old.id, old.fencing_token)
    writes = {
        "append": events.append(old.id, old.fencing_token, [NewEvent(type=EventType.NOTICE)]),
        "finish": jobs.finish(old.id, old.fencing_token, JobStatus.SUCCEEDED, report={}),
        "release": jobs.release(old.id, old.fencing_token),
        "ledger": stale.put("search", "d", {}),
        "reserve": stale.reserve(Decimal("0.01")),
        "record": stale.record(UsageLine(kind="model", what="m")),
    }
    for name, write in writes.items():
        refused = await asyncio.gather(write, return_exceptions=True)
        assert isinstance(refused[0], StaleWorker), f"{name} let a stale worker write"
    assert not (await jobs.renew(old.id, old.fencing_token, lease_s=LEASE_S)).mine
    assert (await jobs.renew(new.id, new.fencing_token, lease_s=LEASE_S)).mine
    kept = await jobs.get(new.id)
    assert kept is not None
    assert kept.model_copy(update={"lease_expires_at": new.lease_expires_at}) == new
    assert await types(events, new.id) == ["job.accepted"]


async def test_a_job_ends_once_with_its_terminal_event(
    jobs: JobRepository, events: EventRepository, running_job: MakeJob
) -> None:
    """Report, status and event are written together; nothing follows."""
    job = await running_job()
    done = await jobs.finish(job.id, job.fencing_token, JobStatus.SUCCEEDED, report={"schema_version": 1}, message="Done.")
    assert (done.status, done.report, done.last_seq, done.leased_by) == (JobStatus.SUCCEEDED, {"schema_version": 1}, 2, None)
    with pytest.raises(StaleWorker):
        await jobs.finish(job.id, job.fencing_token, JobStatus.FAILED, error=JobError(code="x", message="y"))
    with pytest.raises(StaleWorker):
        await events.append(job.id, job.fencing_token, [NewEvent(type=EventType.NOTICE)])
    assert await jobs.claim(job.id, "w2", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS) is None
    assert await types(events, job.id) == ["job.accepted", "job.succeeded"]


async def test_a_failure_keeps_its_reason(jobs: JobRepository, events: EventRepository, running_job: MakeJob) -> None:
    """The error stands in the row and in the event."""
    job = await running_job()
    error = JobError(code="no-pages", message="No page could be read.")
    done = await jobs.finish(job.id, job.fencing_token, JobStatus.FAILED, error=error)
    assert done.error == error
    assert (await events.after(job.id, 1))[0].data == {"error": error.model_dump()}


async def test_slices_do_not_use_up_attempts_but_crashes_do(jobs: JobRepository, running_job: MakeJob) -> None:
    """A job may be put down in good order any number of times. One that moves on a little before each crash runs out of them."""
    job = await running_job()
    for _ in range(MAX_ATTEMPTS + 2):
        await jobs.release(job.id, job.fencing_token)
        again = await jobs.claim(job.id, "w", lease_s=EXPIRED_S, max_attempts=MAX_ATTEMPTS)
        assert again is not None
        job = again
    for _ in range(MAX_ATTEMPTS - 1):
        claimed = await jobs.claim(job.id, "w", lease_s=EXPIRED_S, max_attempts=MAX_ATTEMPTS)
        assert claimed is not None
        await jobs.moved_on(job.id, claimed.fencing_token)
    assert await jobs.claim(job.id, "w", lease_s=EXPIRED_S, max_attempts=MAX_ATTEMPTS) is None
    swept = await jobs.sweep(max_attempts=MAX_ATTEMPTS)
    assert swept.failed == (job.id,)
    failed = await jobs.get(job.id)
    assert failed is not None
    assert failed.error is not None
    assert failed.error.code == "attempts-exhausted"


async def test_a_sweep_puts_dead_workers_jobs_back_and_leaves_live_ones(
    jobs: JobRepository, running_job: MakeJob, queued_job: MakeJob
) -> None:
    """Only what nobody works on is touched, and one sweep suffices."""
    dead, alive, fresh = await running_job(lease_s=EXPIRED_S), await running_job(), await queued_job()
    swept = await jobs.sweep(max_attempts=MAX_ATTEMPTS)
    assert (swept.requeue, swept.failed, swept.cancelled) == ((dead.id,), (), ())
    assert (await jobs.sweep(max_attempts=MAX_ATTEMPTS)).requeue == ()
    assert (await jobs.get(alive.id)) == alive
    assert (await jobs.sweep(max_attempts=MAX_ATTEMPTS, requeue_after_s=0)).requeue == (dead.id, fresh.id)


async def test_two_sweeps_at_once_share_the_work(jobs: JobRepository, running_job: MakeJob) -> None:
    """No job is put back twice."""
    dead = {(await running_job(lease_s=EXPIRED_S)).id for _ in range(12)}
    sweeps = await asyncio.gather(*(jobs.sweep(max_attempts=MAX_ATTEMPTS) for _ in range(6)))
    requeued = [job_id for swept in sweeps for job_id in swept.requeue]
    assert len(requeued) == len(dead)
    assert set(requeued) == dead


async def test_a_deadline_ends_a_job_whatever_it_does(jobs: JobRepository, events: EventRepository, running_job: MakeJob) -> None:
    """Even a live worker loses a job that is too late; its terminal event says why."""
    job = await running_job(deadline_s=1)
    await jobs._db.run(b"update research_jobs set deadline = now() - interval '1 s' where id = %(id)s", {"id": job.id})
    assert (await jobs.sweep(max_attempts=MAX_ATTEMPTS)).failed == (job.id,)
    with pytest.raises(StaleWorker):
        await events.append(job.id, job.fencing_token, [NewEvent(type=EventType.NOTICE)])
    last = (await events.after(job.id, 0))[-1]
    assert (last.type, last.data["error"]["code"]) == (EventType.JOB_FAILED, "deadline")


async def test_cancelling_an_idle_job_ends_it_at_once(
    jobs: JobRepository, events: EventRepository, queued_job: MakeJob, user_id: UUID
) -> None:
    """A job that waits, or whose worker died, needs no worker to be cancelled. Cancelling again changes nothing."""
    job = await queued_job()
    cancelled = await jobs.request_cancel(job.id, user_id)
    assert cancelled is not None
    assert cancelled.status is JobStatus.CANCELLED
    assert await jobs.request_cancel(job.id, user_id) == cancelled
    assert await types(events, job.id) == ["job.accepted", "job.cancelled"]
    assert await jobs.claim(job.id, "w", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS) is None


async def test_cancelling_a_running_job_asks_its_worker(
    jobs: JobRepository, events: EventRepository, running_job: MakeJob, user_id: UUID
) -> None:
    """The worker learns of it when it renews its lease, and ends the job."""
    job = await running_job()
    asked = await jobs.request_cancel(job.id, user_id)
    assert asked is not None
    assert (asked.status, asked.cancel_requested) == (JobStatus.RUNNING, True)
    assert (await jobs.renew(job.id, job.fencing_token, lease_s=LEASE_S)).cancel_requested
    await jobs.finish(job.id, job.fencing_token, JobStatus.CANCELLED)
    assert await types(events, job.id) == ["job.accepted", "job.cancelled"]


async def test_a_cancel_that_a_dead_worker_missed_is_done_by_the_sweep(
    jobs: JobRepository, running_job: MakeJob, user_id: UUID, db: Database
) -> None:
    """Asked while the lease was live, found after it ran out."""
    job = await running_job()
    await jobs.request_cancel(job.id, user_id)
    await db.run(b"update research_jobs set lease_expires_at = now() where id = %(id)s", {"id": job.id})
    assert (await jobs.sweep(max_attempts=MAX_ATTEMPTS)).cancelled == (job.id,)


async def test_nobody_cancels_anothers_job(jobs: JobRepository, running_job: MakeJob) -> None:
    """To a stranger the job does not exist."""
    job = await running_job()
    assert await jobs.request_cancel(job.id, uuid4()) is None
    assert await jobs.get(job.id) == job


async def test_pages_of_jobs_neither_repeat_nor_skip(jobs: JobRepository, queued_job: MakeJob, user_id: UUID) -> None:
    """Newest first, while new jobs arrive between the pages; strangers' jobs do not show."""
    made = [(await queued_job()).id for _ in range(7)]
    await queued_job(owner=uuid4())
    seen: list[UUID] = []
    cursor = None
    while True:
        page = await jobs.page(user_id, limit=3, cursor=cursor)
        seen += [job.id for job in page.items]
        await queued_job()
        if (cursor := page.next_cursor) is None:
            break
    assert seen == made[::-1]


@pytest.mark.parametrize("cursor", ["", "x", "!!!!", "MjAyNi0wMS0wMXxub3QtYW4taWQ", "ÄÖ", "MjAyNi0wMS0wMXw"])
async def test_a_cursor_that_is_not_ours_is_refused(jobs: JobRepository, user_id: UUID, cursor: str) -> None:
    """Except the empty one, which is none."""
    if not cursor:
        assert (await jobs.page(user_id, limit=3, cursor=cursor)).items == []
        return
    with pytest.raises(InvalidInput, match="cursor"):
        await jobs.page(user_id, limit=3, cursor=cursor)


async def test_quotas_hold_under_sixteen_concurrent_requests(jobs: JobRepository, user_id: UUID) -> None:
    """Exactly as many jobs are accepted as may run; the others are told when to come back."""
    quotas = Quotas(concurrent_jobs=3)
    new = NewJob(question="q", options=JobOptions())
    done = await asyncio.gather(*(jobs.create(user_id, new, quotas=quotas) for _ in range(16)), return_exceptions=True)
    refused = [one for one in done if isinstance(one, LimitExceeded)]
    assert (len(done) - len(refused), len(refused)) == (3, 13)
    assert all(one.retry_after_s for one in refused)


@pytest.mark.parametrize(
    ("quotas", "words"),
    [
        pytest.param(Quotas(jobs_per_day=1), "within a day", id="jobs a day"),
        pytest.param(Quotas(usd_per_day=Decimal("0.75")), "lower max_cost_usd", id="promised to an open job"),
    ],
)
async def test_quotas_of_a_day(jobs: JobRepository, user_id: UUID, quotas: Quotas, words: str) -> None:
    """The second job of 0.50 USD is refused with the reason; a retry of the first is not."""
    first = NewJob(question="q", options=JobOptions(), idempotency_key="k", body_digest=DIGEST_A)
    assert (await jobs.create(user_id, first, quotas=quotas)).created
    assert not (await jobs.create(user_id, first, quotas=quotas)).created
    with pytest.raises(LimitExceeded, match=words) as caught:
        await jobs.create(user_id, NewJob(question="q", options=JobOptions()), quotas=quotas)
    assert caught.value.retry_after_s
    assert (await jobs.create(uuid4(), NewJob(question="q", options=JobOptions()), quotas=quotas)).created


async def test_usage_counts_nothing_for_a_new_user(jobs: JobRepository, user_id: UUID) -> None:
    """No rows is zero, not one."""
    usage = await jobs.usage(user_id)
    assert (usage.concurrent_jobs, usage.jobs_today, usage.usd_today, usage.usd_promised) == (0, 0, 0, 0)


async def test_the_job_of_a_dead_worker_comes_before_those_that_wait(jobs: JobRepository, db: Database, user_id: UUID) -> None:
    """Its message is shown again in its old place, once; a job whose message is gone gets a new one."""
    queue = PgmqQueue(db, "jobs_of_this_test")
    made = [
        (await jobs.create(user_id, NewJob(question="q", options=JobOptions()), announce=queue.send_within)).job for _ in "abcd"
    ]
    (lost, *waiting), dropped = made[:3], made[3]
    assert [message.job_id for message in await queue.receive(visibility_s=60)] == [lost.id]
    assert await jobs.claim(lost.id, "dies", lease_s=EXPIRED_S, max_attempts=MAX_ATTEMPTS)
    taken = await queue.receive(limit=3, visibility_s=60)
    await queue.ack(taken[-1])
    assert await jobs.claim(dropped.id, "dies too", lease_s=EXPIRED_S, max_attempts=MAX_ATTEMPTS)
    for message in taken[:-1]:
        await queue.extend(message, visibility_s=0)
    swept = await jobs.sweep(max_attempts=MAX_ATTEMPTS, recall=queue.recall_within)
    assert swept.requeue == (lost.id, dropped.id)
    messages = await queue.receive(limit=10, visibility_s=60)
    assert [message.job_id for message in messages] == [lost.id, *(job.id for job in waiting), dropped.id]


async def test_the_end_of_the_first_lease_is_known(jobs: JobRepository, running_job: MakeJob) -> None:
    """So that a sweep can come just then."""
    assert await jobs.next_lease_end_s() is None
    await running_job(lease_s=100)
    await running_job(lease_s=50)
    soonest = await jobs.next_lease_end_s()
    assert soonest is not None
    assert 0 < soonest <= 50


async def silent_death(jobs: JobRepository, job_id: UUID) -> Job:
    """A claim whose worker is never heard of again."""
    claimed = await jobs.claim(job_id, "w", lease_s=EXPIRED_S, max_attempts=MANY)
    assert claimed is not None
    return claimed


async def poison_sweep(jobs: JobRepository, *, grace_s: float = 0) -> Swept:
    return await jobs.sweep(max_attempts=MANY, poison_grace_s=grace_s)


async def test_a_job_over_which_two_workers_died_at_the_same_place_is_poison(
    jobs: JobRepository, events: EventRepository, queued_job: MakeJob
) -> None:
    """It waits again after the first. After the second nobody gets it, and its end says what it was and what to do."""
    job = await queued_job()
    await silent_death(jobs, job.id)
    assert (await poison_sweep(jobs)).requeue == (job.id,)
    await silent_death(jobs, job.id)
    assert await jobs.claim(job.id, "w", lease_s=LEASE_S, max_attempts=MANY) is None
    assert (await poison_sweep(jobs)).failed == (job.id,)
    failed = await jobs.get(job.id)
    assert failed is not None
    assert failed.error is not None
    assert (failed.error.code, failed.error.retryable) == ("poison", False)
    assert "leave out addresses" in failed.error.message
    assert (await events.after(job.id, 1))[0].data["error"]["code"] == "poison"


async def test_workers_that_die_at_different_places_of_a_job_do_not_make_it_poison(
    jobs: JobRepository, queued_job: MakeJob
) -> None:
    """Each moves it on first; one that puts it down in good order wipes out what was counted."""
    job = await queued_job()
    for _ in range(4):
        claimed = await silent_death(jobs, job.id)
        await jobs.moved_on(job.id, claimed.fencing_token)
        assert (await poison_sweep(jobs)).requeue == (job.id,)
    claimed = await silent_death(jobs, job.id)
    await jobs.release(job.id, claimed.fencing_token)
    assert (await silent_death(jobs, job.id)).silent_claims == 1


async def test_a_worker_that_is_only_late_keeps_what_seems_to_be_poison(jobs: JobRepository, queued_job: MakeJob) -> None:
    """For a lease's time after the end of its own it may come back; the sweeper knows when to look again."""
    job = await queued_job()
    await silent_death(jobs, job.id)
    late = await silent_death(jobs, job.id)
    assert await poison_sweep(jobs, grace_s=LEASE_S) == Swept((), (), ())
    soonest = await jobs.next_lease_end_s(poison_grace_s=LEASE_S)
    assert soonest is not None
    assert soonest > LEASE_S / 2
    assert (await jobs.renew(job.id, late.fencing_token, lease_s=LEASE_S)).mine
    assert await poison_sweep(jobs) == Swept((), (), ())


async def test_a_claim_lost_by_lateness_is_neither_an_attempt_nor_a_death(jobs: JobRepository, queued_job: MakeJob) -> None:
    """Whether the job waits again or is another's by then; the claim of the present worker goes on counting."""
    job = await queued_job()
    late = await silent_death(jobs, job.id)
    await poison_sweep(jobs)
    await jobs.forgive(job.id, late.fencing_token)
    waiting = await jobs.get(job.id)
    assert waiting is not None
    assert (waiting.attempts, waiting.silent_claims) == (0, 0)
    late = await silent_death(jobs, job.id)
    present = await jobs.claim(job.id, "w", lease_s=LEASE_S, max_attempts=MANY)
    assert present is not None
    assert (present.attempts, present.silent_claims) == (2, 2)
    await jobs.forgive(job.id, late.fencing_token)
    await jobs.forgive(job.id, present.fencing_token)
    now = await jobs.get(job.id)
    assert now is not None
    assert (now.attempts, now.silent_claims) == (1, 1)


async def test_a_claim_that_stands_aside_is_not_counted_until_it_works(jobs: JobRepository, queued_job: MakeJob) -> None:
    """The end of its process meanwhile is the doing of the jobs that it waits for."""
    job = await queued_job()
    await silent_death(jobs, job.id)
    waits = await silent_death(jobs, job.id)
    await jobs.stand_aside(job.id, waits.fencing_token, back=False)
    assert (await poison_sweep(jobs)).requeue == (job.id,)
    works = await silent_death(jobs, job.id)
    await jobs.stand_aside(job.id, works.fencing_token, back=False)
    await jobs.stand_aside(job.id, works.fencing_token, back=True)
    assert (await poison_sweep(jobs)).failed == (job.id,)
