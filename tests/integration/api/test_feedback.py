"""What users say of their answers: kept for the operator, one opinion of each thing, and nobody else's business."""

from __future__ import annotations

from typing import Any

import pytest

from emptor.models.api_keys import Scope
from tests.integration.api.conftest import Api, Caller
from tests.integration.api.test_images import reported

PICTURE = "https://shop.example/p.png"


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


async def said(owner: Caller, job_id: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await owner.http.get(f"/research/{job_id}/feedback")).json()["items"]
    return items


async def test_an_opinion_is_kept_and_operators_read_it(api: Api, owner: Caller) -> None:
    """With what had been asked, and newest first; by rating too."""
    job_id = await reported(api, owner, PICTURE)
    whole = await owner.http.post(f"/research/{job_id}/feedback", json={"rating": "good", "comment": "Just right."})
    assert whole.status_code == 201, whole.text
    one = {"rating": "bad", "rank": 1, "reasons": ["price", "fact", "price"]}
    assert (await owner.http.post(f"/research/{job_id}/feedback", json=one)).status_code == 201
    assert [(item["rank"], item["rating"]) for item in await said(owner, job_id)] == [(None, "good"), (1, "bad")]

    operator = await api.user(Scope.OPERATOR)
    first = (await operator.http.get("/operator/feedback?limit=1")).json()
    assert first["items"][0] | {"id": 0, "created_at": 0} == {
        "id": 0, "job_id": job_id, "rank": 1, "rating": "bad", "reasons": ["fact", "price"], "comment": None, "created_at": 0,
        "user_id": str(owner.id), "question": "headphones",
    }  # fmt: skip
    [second] = (await operator.http.get("/operator/feedback", params={"cursor": first["next_cursor"]})).json()["items"]
    assert second["comment"] == "Just right."
    assert [item["rating"] for item in (await operator.http.get("/operator/feedback?rating=good")).json()["items"]] == ["good"]


async def test_said_again_it_takes_the_place_of_the_former(api: Api, owner: Caller) -> None:
    """So nobody fills the table."""
    job_id = await reported(api, owner, PICTURE)
    for rating in ("bad", "bad", "good"):
        await owner.http.post(f"/research/{job_id}/feedback", json={"rating": rating})
    assert [item["rating"] for item in await said(owner, job_id)] == ["good"]


@pytest.mark.parametrize(
    "body",
    [
        {}, {"rating": "great"}, {"rating": "bad", "rank": 0}, {"rating": "bad", "rank": 2}, {"rating": "bad", "reasons": ["x"]},
        {"rating": "bad", "comment": "x" * 2_001},
        {"rating": "bad", "comment": "\x00"}, {"rating": "bad", "user_id": "somebody"}, {"rating": "bad", "rank": 10**12},
    ],
)  # fmt: skip
async def test_what_cannot_be_meant_is_refused(api: Api, owner: Caller, body: dict[str, Any]) -> None:
    """A rank that the report does not have, too."""
    job_id = await reported(api, owner, PICTURE)
    assert (await owner.http.post(f"/research/{job_id}/feedback", json=body)).status_code == 422
    assert await said(owner, job_id) == []


async def test_it_is_about_ones_own_answers_alone(api: Api, owner: Caller) -> None:
    """404 for another's job, 409 for one without a report, 403 for who is no operator; with the job it goes."""
    job_id = await reported(api, owner, PICTURE)
    stranger = await api.user()
    assert (await stranger.http.post(f"/research/{job_id}/feedback", json={"rating": "bad"})).status_code == 404
    assert (await stranger.http.get(f"/research/{job_id}/feedback")).status_code == 404
    assert (await owner.http.get("/operator/feedback")).status_code == 403
    waiting = await owner.start()
    assert (await owner.http.post(f"/research/{waiting['id']}/feedback", json={"rating": "bad"})).status_code == 409
    await owner.http.post(f"/research/{job_id}/feedback", json={"rating": "bad"})
    assert (await owner.http.delete(f"/research/{job_id}")).status_code == 204
    operator = await api.user(Scope.OPERATOR)
    assert (await operator.http.get("/operator/feedback")).json()["items"] == []


async def test_a_job_is_read_in_part(api: Api, owner: Caller) -> None:
    """Jobs, lists, shared reports and products take `fields`; a wrong name is refused with those there are."""
    job_id = await reported(api, owner, PICTURE)
    part = await owner.http.get(f"/research/{job_id}?fields=status,report.candidates.name")
    assert part.json() == {"status": "succeeded", "report": {"candidates": [{"name": "H700"}]}}
    assert part.headers["etag"]
    listed = await owner.http.get("/research?fields=items.id")
    assert listed.json() == {"items": [{"id": job_id}]}
    share = (await owner.http.post(f"/research/{job_id}/shares", json={})).json()["links"]["report"].removeprefix("/api/v1")
    shared = await api.client().get(f"{share}?fields=report.candidates.rank")
    assert shared.json() == {"report": {"candidates": [{"rank": 1}]}}
    assert shared.headers["x-robots-tag"] == "noindex"
    assert (await owner.http.get("/products?fields=items.id")).json() == {"items": []}
    refused = await owner.http.get(f"/research/{job_id}?fields=report.candidate")
    assert refused.status_code == 422
    assert "candidates" in refused.json()["detail"]
