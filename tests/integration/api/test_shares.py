"""Links that show a report: to whoever has one, as long as it holds, and nothing of its owner."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from emptor.models.brief import Brief
from emptor.models.report import Candidate, Cost, Report
from tests.integration.api.conftest import Api, Caller

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


async def reported_job(api: Api, owner: Caller) -> str:
    """A job with a report, whose words are a page's and hostile."""
    job = await owner.start("headphones for the owner")
    report = Report(
        job_id=UUID(job["id"]),
        brief=Brief(question=f"headphones {SCRIPT}"),
        candidates=(Candidate(name=f"H700 {SCRIPT}", rank=1, score=0.5, qualifies=True),),
        cost=Cost(total_usd="0.1234", limit_usd="0.5"),  # type: ignore[arg-type]
        summary="",
        recommendation=None,
        web="sample",
        generated_at="2026-11-29T00:00:00Z",  # type: ignore[arg-type]
    )
    async with api.services.database.connection() as connection:
        await connection.execute(
            "update research_jobs set status = 'succeeded', finished_at = now(), report = %s where id = %s",
            [report.model_dump_json(), job["id"]],
        )
    return str(job["id"])


async def shared(owner: Caller, job_id: str, **body: Any) -> dict[str, Any]:
    answer = await owner.http.post(f"/research/{job_id}/shares", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    made["links"] = {name: path.removeprefix("/api/v1") for name, path in made["links"].items()}
    return made


async def test_whoever_has_the_link_reads_the_report_and_nothing_of_its_owner(api: Api, owner: Caller) -> None:
    """In all four forms, without a key; neither user, nor job, nor cost is in any of them."""
    job_id = await reported_job(api, owner)
    links = (await shared(owner, job_id))["links"]
    anybody = api.client()
    for path in links.values():
        answer = await anybody.get(path)
        assert answer.status_code == 200, answer.text
        assert "H700" in answer.text
        for secret in (job_id, str(owner.id), owner.secret, "0.1234"):
            assert secret not in answer.text + str(answer.headers), (path, secret)
        assert answer.headers["x-robots-tag"] == "noindex"
        assert answer.headers["referrer-policy"] == "no-referrer"


async def test_words_of_pages_run_nothing_in_a_shared_page(api: Api, owner: Caller) -> None:
    """They are escaped, and the policy would stop them."""
    links = (await shared(owner, await reported_job(api, owner)))["links"]
    answer = await api.client().get(links["html"])
    assert SCRIPT not in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_a_link_ends_when_it_is_revoked_or_expired_or_its_job_is_deleted(api: Api, owner: Caller) -> None:
    """At once; the answer does not say which it was."""
    job_id = await reported_job(api, owner)
    revoked, expired, deleted = [await shared(owner, job_id) for _ in range(3)]
    assert (await owner.http.delete(f"/research/{job_id}/shares/{revoked['id']}")).status_code == 204
    async with api.services.database.connection() as connection:
        await connection.execute("update report_shares set expires_at = now() where id = %s", [expired["id"]])
    anybody = api.client()
    gone = [await anybody.get(share["links"]["report"]) for share in (revoked, expired)]
    listed = (await owner.http.get(f"/research/{job_id}/shares")).json()["items"]
    assert [item["id"] for item in listed] == [deleted["id"]]
    assert set(listed[0]) == {"id", "created_at", "expires_at"}, "the secret part is shown once"
    assert (await anybody.get(deleted["links"]["html"])).status_code == 200
    assert (await owner.http.delete(f"/research/{job_id}")).status_code == 204
    gone.append(await anybody.get(deleted["links"]["report"]))
    assert {answer.status_code for answer in gone} == {404}
    assert len({answer.json()["detail"] for answer in gone}) == 1


@pytest.mark.parametrize("token", ["x", "A" * 43, "A" * 44, "..%2f..%2fetc", "%00" * 43, "*", "_" * 43])
async def test_a_link_cannot_be_guessed(api: Api, owner: Caller, token: str) -> None:
    """The answers to what is no link are 404 or 422, and the database keeps no token that could be read out of it."""
    job_id = await reported_job(api, owner)
    made = await shared(owner, job_id)
    assert (await api.client().get(f"/shared/{token}")).status_code in {404, 422}
    async with api.services.database.connection() as connection:
        stored = await (await connection.execute("select row_to_json(s)::text as row from report_shares s")).fetchall()
    secret = made["links"]["report"].rsplit("/", 1)[-1]
    assert len(secret) == 43
    assert all(secret not in json.dumps(row) for row in stored)


async def test_only_the_owner_makes_lists_and_revokes(api: Api, owner: Caller) -> None:
    """For others the job is not there, whatever ids they know."""
    job_id = await reported_job(api, owner)
    made = await shared(owner, job_id)
    stranger = await api.user()
    own_job = await reported_job(api, stranger)
    refused = [
        await stranger.http.post(f"/research/{job_id}/shares", json={}),
        await stranger.http.get(f"/research/{job_id}/shares"),
        await stranger.http.delete(f"/research/{job_id}/shares/{made['id']}"),
        await stranger.http.delete(f"/research/{own_job}/shares/{made['id']}"),
        await owner.http.delete(f"/research/{job_id}/shares/{uuid4()}"),
        await api.client().get(f"/research/{job_id}"),
    ]
    assert [answer.status_code for answer in refused] == [404, 404, 404, 404, 404, 401]
    assert (await api.client().get(made["links"]["report"])).status_code == 200


async def test_a_link_opens_nothing_but_its_report(api: Api, owner: Caller) -> None:
    """Its token is neither a key nor a ticket."""
    job_id = await reported_job(api, owner)
    token = (await shared(owner, job_id))["links"]["report"].rsplit("/", 1)[-1]
    for headers in ({"X-API-Key": token}, {"Authorization": f"Bearer {token}"}):
        assert (await api.client(headers).get(f"/research/{job_id}")).status_code == 401
    assert (await api.client().get(f"/research/{job_id}/events?ticket={token}")).status_code == 401


async def test_there_must_be_a_report_and_not_too_many_links(api: Api, owner: Caller) -> None:
    """Each says what to do."""
    job = await owner.start()
    assert (await owner.http.post(f"/research/{job['id']}/shares", json={})).status_code == 409
    job_id = await reported_job(api, owner)
    for _ in range(20):
        await shared(owner, job_id, days=1)
    refused = await owner.http.post(f"/research/{job_id}/shares", json={})
    assert refused.status_code == 409
    assert "revoke" in refused.json()["detail"]
    assert (await owner.http.post(f"/research/{job_id}/shares", json={"days": 4_000})).status_code == 422
