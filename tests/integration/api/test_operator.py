"""Operators see and mend the jobs of all users; nobody else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import httpx
import pytest

from emptor.db.ledger import JobLedger
from emptor.models.api_keys import Scope
from emptor.models.events import EventType
from emptor.models.jobs import JobError, JobStatus

from .conftest import Api, Caller


@pytest.fixture
async def operator(api: Api) -> Caller:
    return await api.user(Scope.OPERATOR)


async def crashed(api: Api, caller: Caller) -> UUID:
    """A job that used up its attempts, having paid for one search, whose message is a dead letter."""
    job_id = UUID((await caller.start())["id"])
    job = await api.services.jobs.claim(job_id, "w", lease_s=0, max_attempts=1)
    assert job is not None
    await JobLedger(api.services.database, job_id, job.fencing_token).put("search", "digest", {"hits": []})
    assert (await api.services.jobs.sweep(max_attempts=1)).failed == (job_id,)
    queue = api.services.queue
    for _ in range(api.services.settings.max_attempts + 1):
        for message in await queue.receive(visibility_s=30):
            await queue.extend(message, visibility_s=0)
    assert await queue.dead_letters() == [job_id]
    return job_id


async def test_dead_letters_are_listed_with_the_reason(api: Api, operator: Caller) -> None:
    """By default only those; a job that waits is listed with the open ones."""
    user = await api.user()
    dead = await crashed(api, user)
    waiting = UUID((await user.start())["id"])
    (job,) = (await operator.http.get("/operator/jobs")).json()["items"]
    assert (UUID(job["id"]), UUID(job["user_id"]), job["status"], job["dead_letter"]) == (dead, user.id, "failed", True)
    assert job["error"]["code"] == "attempts-exhausted"
    (job,) = (await operator.http.get("/operator/jobs?state=open")).json()["items"]
    assert (UUID(job["id"]), job["dead_letter"]) == (waiting, False)
    assert (await operator.http.get("/operator/jobs?state=stuck")).json()["items"] == []
    seen = (await operator.http.get(f"/operator/jobs/{dead}")).json()
    assert [event["type"] for event in seen["last_events"]] == ["job.accepted", "job.failed"]


async def test_a_dead_job_goes_on_as_a_new_one_that_pays_for_nothing_again(api: Api, operator: Caller) -> None:
    """Its log stays closed; the new job is its user's, waits in the queue, and has the results."""
    user = await api.user()
    dead = await crashed(api, user)
    answer = await operator.http.post(f"/operator/jobs/{dead}/requeue")
    assert answer.status_code == 202, answer.text
    new = UUID(answer.json()["job_id"])
    assert UUID(answer.json()["in_place_of"]) == dead
    assert await api.services.queue.dead_letters() == []
    assert [message.job_id for message in await api.services.queue.receive(visibility_s=30)] == [new]
    assert (await user.http.get(f"/research/{new}")).json()["status"] == "queued"
    kept = await api.services.database.one(b"select step, digest from step_ledger where job_id = %(id)s", {"id": new})
    assert kept == {"step": "search", "digest": "digest"}
    events = await api.services.events_log.after(dead, 0)
    assert [event.type for event in events] == [EventType.JOB_ACCEPTED, EventType.JOB_FAILED]


async def test_an_open_job_gets_its_attempts_back(api: Api, operator: Caller) -> None:
    """One whose worker crashed again and again, before the sweeper ends it; one that is held is left alone."""
    job_id = UUID((await (await api.user()).start())["id"])
    for _ in range(3):
        await api.services.jobs.claim(job_id, "w", lease_s=0, max_attempts=5)
    assert (await operator.http.post(f"/operator/jobs/{job_id}/requeue")).json() == {
        "job_id": str(job_id),
        "in_place_of": None,
    }
    job = await api.services.jobs.claim(job_id, "w", lease_s=30, max_attempts=5)
    assert job is not None
    assert job.attempts == 1
    assert (await operator.http.post(f"/operator/jobs/{job_id}/requeue")).status_code == 409
    error = JobError(code="x", message="y")
    await api.services.jobs.finish(job_id, job.fencing_token, JobStatus.SUCCEEDED, report={}, error=error)
    assert (await operator.http.post(f"/operator/jobs/{job_id}/requeue")).status_code == 409


async def test_an_operator_cancels_anybodys_job(api: Api, operator: Caller) -> None:
    """It ends at once when it waits."""
    user = await api.user()
    job = await user.start()
    assert (await operator.http.post(f"/operator/jobs/{job['id']}/cancel")).json()["status"] == "cancelled"
    assert (await user.http.get(job["links"]["self"].removeprefix("/api/v1"))).json()["status"] == "cancelled"


async def test_a_user_is_forgotten_with_their_key(api: Api, operator: Caller) -> None:
    """One call; their key does not hold from then on, and there is nothing to forget a second time."""
    user = await api.user()
    await user.start()
    answer = await operator.http.delete(f"/operator/users/{user.id}")
    assert (answer.status_code, answer.json()["jobs"]) == (200, 1)
    assert (await user.http.get("/research")).status_code == 401
    assert (await operator.http.delete(f"/operator/users/{user.id}")).status_code == 404


async def test_costs_are_summed_up_by_day_and_by_what_was_called(api: Api, operator: Caller) -> None:
    """Of all users; what is older than the days asked for is left out."""
    rows = [(0, "model", "mistral:small", "0.02"), (0, "model", "mistral:small", "0.03"), (0, "search", "brave", "0.005"),
            (2, "model", "mistral:small", "0.50"), (40, "model", "mistral:small", "9")]  # fmt: skip
    for age, kind, what, usd in rows:
        user = await api.user()
        await user.start()
        await api.services.database.run(
            b"insert into usage_ledger (user_id, kind, what, usd, calls, tokens_in, tokens_out, outcome, at) "
            b"values (%(user)s, %(kind)s, %(what)s, %(usd)s, 1, 10, 5, 'ok', now() - make_interval(days => %(age)s))",
            {"user": user.id, "kind": kind, "what": what, "usd": usd, "age": age},
        )
    costs = (await operator.http.get("/operator/costs")).json()
    shown = [(item["kind"], item["what"], Decimal(item["usd"]), item["calls"], item["tokens_in"]) for item in costs["items"]]
    assert shown == [
        ("model", "mistral:small", Decimal("0.05"), 2, 20),
        ("search", "brave", Decimal("0.005"), 1, 10),
        ("model", "mistral:small", Decimal("0.5"), 1, 10),
    ]
    assert Decimal(costs["total_usd"]) == Decimal("0.555")
    assert len((await operator.http.get("/operator/costs", params={"days": 1})).json()["items"]) == 2


OPERATOR_CALLS = [
    ("GET", "/operator/costs"),
    ("GET", "/operator/jobs"),
    ("GET", f"/operator/jobs/{uuid4()}"),
    ("POST", f"/operator/jobs/{uuid4()}/requeue"),
    ("POST", f"/operator/jobs/{uuid4()}/cancel"),
    ("DELETE", f"/operator/users/{uuid4()}"),
]


async def test_users_are_no_operators_and_operators_no_users(api: Api, operator: Caller) -> None:
    """Scopes do not include one another."""
    user = await api.user()
    anonymous = api.client()
    for method, path in OPERATOR_CALLS:
        assert (await user.http.request(method, path)).status_code == 403, path
        assert (await anonymous.request(method, path)).status_code == 401, path
        assert (await operator.http.request(method, path)).status_code in {200, 404}, path
    assert (await operator.http.get("/research")).status_code == 403


async def refused(http: httpx.AsyncClient) -> bool:
    return (await http.get("/research")).status_code == 401


async def test_a_key_holds_until_it_is_revoked_rotated_or_expired(api: Api) -> None:
    """The database has only its digest, and a second key lets programs change over."""
    user = await api.user()
    keys = api.services.api_keys
    stored = await api.services.database.one(b"select * from api_keys where id = %(id)s", {"id": user.key_id})
    assert stored is not None
    assert user.secret not in str(stored)
    assert stored["last_used_at"] is None
    assert not await refused(user.http)
    assert (await keys.all(user.id))[0].last_used_at is not None
    successor = await keys.rotate(user.key_id, overlap_s=3_600)
    both = [user.http, api.client({"Authorization": f"Bearer {successor.secret}"})]
    assert [await refused(http) for http in both] == [False, False]
    await api.services.database.run(b"update api_keys set expires_at = now() where id = %(id)s", {"id": user.key_id})
    assert [await refused(http) for http in both] == [True, False]
    await keys.revoke(successor.key.id)
    assert [await refused(http) for http in both] == [True, True]
    assert await refused(api.client({"X-API-Key": user.secret[:-1] + "x"}))


async def test_a_reading_key_changes_nothing(api: Api) -> None:
    """It lists and reads; whatever is no GET is refused."""
    reader = await api.user(Scope.READ)
    assert (await reader.http.get("/research")).status_code == 200
    assert (await reader.http.post("/research", json={"question": "headphones"})).status_code == 403


async def test_the_successor_of_a_key_that_ends_ends_too(api: Api) -> None:
    """It lives as long as the first one was made for: rotating does not make a key that holds for ever."""
    keys = api.services.api_keys
    in_90_days = datetime.now(UTC) + timedelta(days=90)
    first = await keys.create(uuid4(), "nightly import", expires_at=in_90_days)
    successor = (await keys.rotate(first.key.id)).key
    assert successor.expires_at is not None
    assert abs(successor.expires_at - in_90_days) < timedelta(minutes=5)
    endless = await keys.create(uuid4(), "for ever")
    assert (await keys.rotate(endless.key.id)).key.expires_at is None
