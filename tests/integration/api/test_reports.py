"""What a user does with finished jobs: take the report away as a file, find a job again, delete it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.fakes.hostile_reports import hostile_report

from .conftest import Api, Caller

END = b"""update research_jobs set status = %(status)s, finished_at = now(), report = %(report)s::jsonb where id = %(id)s"""
FORMATS = {"md": "text/markdown", "html": "text/html", "csv": "text/csv"}


async def end(api: Api, job: dict[str, Any], status: str = "succeeded", category: str = "headphones") -> str:
    report = hostile_report(UUID(job["id"]), category).model_dump_json() if status == "succeeded" else None
    await api.services.database.run(END, {"id": job["id"], "status": status, "report": report})
    return str(job["id"])


async def found(caller: Caller, **query: Any) -> list[str]:
    answer = await caller.http.get("/research", params=query)
    assert answer.status_code == 200, answer.text
    return [job["question"] for job in answer.json()["items"]]


@pytest.mark.parametrize(("extension", "media_type"), FORMATS.items())
async def test_a_report_is_a_file_that_its_owner_alone_gets(api: Api, extension: str, media_type: str) -> None:
    """404 for another user, 409 before there is a report, and no script may run in it."""
    owner, stranger = await api.user(), await api.user()
    job = await owner.start()
    path = f"/research/{job['id']}/report.{extension}"
    assert (await owner.http.get(path)).status_code == 409
    await end(api, job)
    answer = await owner.http.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert f'filename="emptor-{job["id"]}.{extension}"' in answer.headers["content-disposition"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "sandbox" in answer.headers["content-security-policy"]
    assert (await stranger.http.get(path)).status_code == 404
    assert (await api.client().get(path)).status_code == 401


async def test_jobs_are_found_by_state_words_time_and_category(api: Api) -> None:
    """Filters narrow together; what another user asked is never found."""
    owner, stranger = await api.user(), await api.user()
    await stranger.start("quiet headphones of a stranger")
    first = await owner.start("Quiet headphones for trains")
    await end(api, first)
    await end(api, await owner.start("A quiet toaster"), category="toaster")
    await end(api, await owner.start("Loud headphones"), status="failed")
    await owner.start("Headphones under way")
    assert await found(owner, q="QUIET headphones") == ["Quiet headphones for trains"]
    assert await found(owner, q="%") == []
    assert await found(owner, state="failed") == ["Loud headphones"]
    assert await found(owner, state=["failed", "queued"]) == ["Headphones under way", "Loud headphones"]
    assert await found(owner, category="Toaster") == ["A quiet toaster"]
    assert await found(owner, category="toaster", q="headphones") == []
    at = (await owner.http.get(f"/research/{first['id']}")).json()["created_at"]
    assert await found(owner, until=at) == []
    assert len(await found(owner, since=at)) == 4
    for wrong in ({"state": "nonsense"}, {"since": "2026-01-01T00:00:00"}, {"q": "x" * 201}):
        assert (await owner.http.get("/research", params=wrong)).status_code == 422


async def test_a_filtered_list_comes_in_pages(api: Api) -> None:
    owner = await api.user()
    for n in range(5):
        await owner.start(f"{'wanted' if n % 2 == 0 else 'other'} headphones {n}")
    seen, cursor = [], None
    for _ in range(3):
        query = {"q": "wanted", "limit": 1, **({"cursor": cursor} if cursor else {})}
        page = (await owner.http.get("/research", params=query)).json()
        seen += [job["question"] for job in page["items"]]
        cursor = page["next_cursor"]
    assert seen == ["wanted headphones 4", "wanted headphones 2", "wanted headphones 0"]
    assert cursor is None


async def test_a_job_is_deleted_with_all_that_hangs_on_it(api: Api) -> None:
    """Not by another user, and not while it is under way."""
    owner, stranger = await api.user(), await api.user()
    job = await owner.start()
    path = f"/research/{job['id']}"
    assert (await owner.http.delete(path)).status_code == 409
    await end(api, job)
    assert (await stranger.http.delete(path)).status_code == 404
    assert (await owner.http.get(path)).status_code == 200
    assert (await owner.http.delete(path)).status_code == 204
    assert (await owner.http.get(path)).status_code == 404
    assert (await owner.http.delete(path)).status_code == 404
    left = await api.services.database.all(b"select from agent_state_history where job_id = %(id)s", {"id": job["id"]})
    assert not left


async def test_deleting_jobs_does_not_give_the_day_s_quota_back(api: Api) -> None:
    owner = await api.user()
    await end(api, job := await owner.start())
    assert (await owner.http.delete(f"/research/{job['id']}")).status_code == 204
    usage = await api.services.jobs.usage(owner.id)
    assert (usage.jobs_today, usage.concurrent_jobs, usage.usd_today) == (1, 0, 0)


async def test_two_runs_are_compared_whichever_is_named_first(api: Api) -> None:
    """The older one is `before`; without a report it is 409, and to others neither exists."""
    owner, stranger = await api.user(), await api.user()
    first, second = await owner.start("headphones"), await owner.start("headphones again")
    path = f"/research/{first['id']}/compare/{second['id']}"
    await end(api, first)
    assert (await owner.http.get(path)).status_code == 409
    await end(api, second)
    answer = await owner.http.get(path)
    assert answer.status_code == 200, answer.text
    changes = answer.json()
    assert [changes["before"]["question"], changes["now"]["question"]] == ["headphones", "headphones again"]
    assert changes["same_recommendation"]
    assert {product["kind"] for product in changes["products"]} == {"same"}
    assert (await owner.http.get(f"/research/{second['id']}/compare/{first['id']}")).json() == changes
    theirs = await stranger.start("mine")
    await end(api, theirs)
    assert (await stranger.http.get(path)).status_code == 404
    assert (await stranger.http.get(f"/research/{theirs['id']}/compare/{first['id']}")).status_code == 404


async def test_the_links_of_a_job_lead_on(api: Api) -> None:
    """What can be read is read; what is written to exists under its method. `{other_id}` is to be filled in."""
    owner = await api.user()
    job = await owner.start()
    await end(api, job)
    links = {name: link.removeprefix("/api/v1").replace("{other_id}", job["id"]) for name, link in job["links"].items()}
    posted = {"cancel": 202, "ticket": 201, "input": 409}
    for name, status in posted.items():
        body = {"answers": {}} if name == "input" else None
        assert (await owner.http.post(links.pop(name), json=body)).status_code == status, name
    for name, link in links.items():
        if name != "events":  # of a job whose log has no end: its stream would wait
            assert (await owner.http.get(link)).status_code == 200, name
