"""The service's figures, as they are read from its tables."""

from __future__ import annotations

from uuid import UUID

import pytest

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.metrics import MetricsRepository
from emptor.models.metrics import LABELS, MetricName

from .conftest import MakeJob

WAITED_S = 90


async def figures(db: Database) -> dict[tuple[str, ...], float]:
    """Each figure by its name and the values of its labels."""
    return {(one.name.value, *one.labels.values()): one.value for one in await MetricsRepository(db).read()}


async def test_an_empty_service_has_a_queue_that_nobody_waits_in(db: Database) -> None:
    """A figure that is missing would look like a service that does not answer."""
    assert await figures(db) == {("queue_oldest_seconds",): 0.0}


async def test_open_jobs_are_counted_and_the_one_that_waits_longest_is_seen(
    db: Database, queued_job: MakeJob, running_job: MakeJob
) -> None:
    await running_job()
    waiting = await queued_job()
    await db.run(
        b"update research_jobs set queued_at = now() - make_interval(secs => %(s)s) where id = %(id)s",
        {"s": WAITED_S, "id": waiting.id},
    )
    seen = await figures(db)
    assert (seen["jobs", "queued"], seen["jobs", "running"]) == (1.0, 1.0)
    assert seen["queue_oldest_seconds",] == pytest.approx(WAITED_S, abs=30)


async def test_what_happened_in_the_window_is_counted_and_what_is_older_is_not(db: Database, running_job: MakeJob) -> None:
    for ended, status in (("1 minute", "succeeded"), ("2 minutes", "failed"), ("1 hour", "failed")):
        job = await running_job()
        await db.run(
            b"update research_jobs set status = %(status)s, finished_at = now() - %(ago)s::interval where id = %(id)s",
            {"status": status, "ago": ended, "id": job.id},
        )
    seen = await figures(db)
    assert (seen["jobs_ended", "succeeded"], seen["jobs_ended", "failed"]) == (1.0, 1.0)


async def test_calls_are_counted_by_provider_and_outcome(db: Database, running_job: MakeJob, user_id: UUID) -> None:
    job = await running_job()
    lines = [("model", "gpt", "0.02", "ok"), ("model", "gpt", "0.01", "error"), ("search", "brave", "0.005", "ok")]
    for kind, what, usd, outcome in lines:
        await db.run(
            b"insert into usage_ledger (user_id, job_id, kind, what, usd, outcome)"
            b" values (%(user)s, %(job)s, %(kind)s, %(what)s, %(usd)s, %(outcome)s)",
            {"user": user_id, "job": job.id, "kind": kind, "what": what, "usd": usd, "outcome": outcome},
        )
    seen = await figures(db)
    assert (seen["calls", "gpt", "ok"], seen["calls", "gpt", "error"], seen["calls", "brave", "ok"]) == (1.0, 1.0, 1.0)
    assert (seen["cost_usd", "model"], seen["cost_usd", "search"]) == (pytest.approx(0.03), pytest.approx(0.005))


async def test_blocked_pages_are_counted_by_host(db: Database, running_job: MakeJob) -> None:
    """As the log of the job has them: an address with or without a port; other failures are not blocks."""
    job = await running_job()
    failed = [
        ("https://shop.test/a", "blocked"),
        ("https://shop.test:8443/b?c=d", "blocked"),
        ("https://other.test/", "blocked"),
        ("https://shop.test/d", "timeout"),
    ]
    for number, (url, outcome) in enumerate(failed, start=10):
        await db.run(
            b"insert into agent_state_history (job_id, seq, type, data)"
            b" values (%(job)s, %(seq)s, 'page.failed', jsonb_build_object('url', %(url)s::text, 'outcome', %(outcome)s::text))",
            {"job": job.id, "seq": number, "url": url, "outcome": outcome},
        )
    seen = await figures(db)
    assert {labels[1]: value for labels, value in seen.items() if labels[0] == "pages_blocked"} == {
        "shop.test": 2.0,
        "other.test": 1.0,
    }


async def test_the_time_to_the_first_event_has_a_median_and_a_tail(
    db: Database, events: EventRepository, running_job: MakeJob
) -> None:
    job = await running_job()
    await db.run(
        b"update research_jobs set created_at = now() - interval '3 seconds' where id = %(id)s",
        {"id": job.id},
    )
    await db.run(b"delete from agent_state_history where job_id = %(id)s and seq = 2", {"id": job.id})
    await db.run(
        b"insert into agent_state_history (job_id, seq, type) values (%(id)s, 2, 'job.started')",
        {"id": job.id},
    )
    seen = await figures(db)
    assert seen["first_event_seconds", "0.5"] == seen["first_event_seconds", "0.95"] == pytest.approx(3, abs=2)


def test_every_figure_has_its_labels() -> None:
    assert set(LABELS) == set(MetricName)
