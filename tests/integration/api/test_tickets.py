"""Tickets for event streams: what a browser's EventSource shows in place of a header."""

from __future__ import annotations

from uuid import UUID

import pytest

from .conftest import Api, Caller


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


async def ended_job(owner: Caller) -> str:
    """A job whose stream ends by itself."""
    job = await owner.start()
    await owner.http.post(f"/research/{job['id']}/cancel")
    return str(job["id"])


async def test_a_ticket_opens_its_jobs_stream_once(api: Api, owner: Caller) -> None:
    """Without any header; a second time it is used up."""
    job_id = await ended_job(owner)
    made = await owner.http.post(f"/research/{job_id}/ticket")
    assert made.status_code == 201, made.text
    address = made.json()["events"].removeprefix("/api/v1")
    browser = api.client()
    first = await browser.get(address)
    assert first.status_code == 200
    assert "job.cancelled" in first.text
    assert (await browser.get(address)).status_code == 401


@pytest.mark.parametrize("path", ["/research/{other}/events", "/research/{job}", "/research", "/products"])
async def test_a_ticket_opens_nothing_else(api: Api, owner: Caller, path: str) -> None:
    """Neither another job's stream, nor the job, nor a list; nor is it used up by trying elsewhere than at a stream."""
    job_id, other = await ended_job(owner), await ended_job(owner)
    ticket = (await owner.http.post(f"/research/{job_id}/ticket")).json()["ticket"]
    answer = await api.client().get(path.format(job=job_id, other=other), params={"ticket": ticket})
    assert answer.status_code == 401
    assert (await api.client().get(f"/research/{job_id}/events", params={"ticket": ticket})).status_code == 200


async def test_a_ticket_ends_and_is_made_for_ones_own_jobs_alone(api: Api, owner: Caller) -> None:
    """A minute later it is worth nothing; the database never had it, only its digest."""
    job_id = await ended_job(owner)
    stranger = await api.user()
    assert (await stranger.http.post(f"/research/{job_id}/ticket")).status_code == 404
    ticket, _ = await api.services.tickets.issue(owner.id, UUID(job_id), good_for_s=0)
    assert await api.services.database.one(b"select from stream_tickets where digest = %(t)s", {"t": ticket}) is None
    assert (await api.client().get(f"/research/{job_id}/events", params={"ticket": ticket})).status_code == 401
