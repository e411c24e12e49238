"""Whatever a user asks for first is answered: nobody has to have been here before."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import jwt
import pytest
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.errors import Unavailable
from emptor.core.settings import Settings
from emptor.routers.application import all_routers
from emptor.services.wiring import Services
from emptor_local.sample import sample_path

from .conftest import Api

SECRET = "a-legacy-secret-of-32-characters!"
PAGE = "https://www.audiorama.example/products/halvik-meridian-45"
QUESTION = "headphones under 150 dollars"
MESSAGE = {"id": "m1", "role": "user", "content": QUESTION}
RUN = {"assistant_id": "research", "input": {"messages": [MESSAGE]}, "if_not_exists": "create"}
OPERATOR = "/operator/"
ANSWER_S = 30.0
PATH_NAMES = (
    "job_id", "thread_id", "run_id", "product_id", "watch_id", "user_id", "id", "chat_id", "assistant_id",
    "webhook_id", "share_id", "notification_id", "other_id",
)  # fmt: skip

NO_SNAPSHOT = "0" * 64
NO_SHARE = "0" * 43

# A good body for every route that changes something; None where there is none. A new route is to be put in here.
CALLS: dict[tuple[str, str], Any] = {
    ("post", "/research"): {"question": QUESTION},
    ("post", "/research/{job_id}/ticket"): None,
    ("post", "/research/{job_id}/cancel"): None,
    ("delete", "/research/{job_id}"): None,
    ("post", "/research/{job_id}/input"): {"answers": {}},
    ("post", "/research/{job_id}/shares"): {},
    ("post", "/research/{job_id}/feedback"): {"rating": "good"},
    ("delete", "/research/{job_id}/shares/{share_id}"): None,
    ("post", "/chat"): {"id": "c", "messages": [MESSAGE]},
    ("post", "/ag-ui"): {"threadId": "t", "runId": "r", "messages": [MESSAGE]},
    ("post", "/langgraph/assistants/search"): {},
    ("post", "/langgraph/threads"): {},
    ("post", "/langgraph/threads/search"): {},
    ("delete", "/langgraph/threads/{thread_id}"): None,
    ("post", "/langgraph/threads/{thread_id}/history"): {},
    ("post", "/langgraph/threads/{thread_id}/runs"): RUN,
    ("post", "/langgraph/threads/{thread_id}/runs/stream"): RUN,
    ("post", "/langgraph/threads/{thread_id}/runs/wait"): RUN,
    ("post", "/langgraph/threads/{thread_id}/runs/{run_id}/cancel"): None,
    ("post", "/scrape"): {"url": PAGE},
    ("post", "/agent/run"): {"agent": "scrape-and-extract", "input": {"urls": [PAGE]}},
    ("delete", "/products/{product_id}"): None,
    ("post", "/watches"): {"url": "https://shop.example/p/h700"},
    ("patch", "/watches/{watch_id}"): {"label": "mine"},
    ("delete", "/watches/{watch_id}"): None,
    ("post", "/webhooks"): {"url": "https://93.184.215.14/told", "events": ["research.succeeded"]},
    ("patch", "/webhooks/{webhook_id}"): {"label": "mine"},
    ("delete", "/webhooks/{webhook_id}"): None,
    ("post", "/webhooks/{webhook_id}/test"): None,
    ("post", "/webhooks/{webhook_id}/secret"): None,
    ("post", "/notifications"): {"service": "discord://4174216298/a-token-of-a-channel"},
    ("patch", "/notifications/{notification_id}"): {"label": "mine"},
    ("delete", "/notifications/{notification_id}"): None,
    ("post", "/notifications/{notification_id}/confirm"): {"code": "12345678"},
    ("post", "/notifications/{notification_id}/test"): None,
    ("post", "/operator/jobs/{job_id}/requeue"): None,
    ("post", "/operator/jobs/{job_id}/cancel"): None,
    ("delete", "/operator/users/{user_id}"): None,
}


@pytest.fixture
async def api(database_url: str) -> AsyncIterator[Api]:
    """Sign-in by token: the service learns of a user by their first request."""
    changes = {"database_url": SecretStr(database_url), "auth": "jwt", "jwt_secret": SecretStr(SECRET), "web": str(sample_path())}
    settings = Settings().model_copy(update=changes)
    services = Services(settings)
    ending = asyncio.create_task(end_jobs(services))
    yield Api(services, create_app(*all_routers(), settings=settings, services=services))
    ending.cancel()
    await asyncio.gather(ending, return_exceptions=True)
    await services.aclose()


async def end_jobs(services: Services) -> None:
    """Cancel every job as it comes: what streams a job's log ends then."""
    while True:
        with contextlib.suppress(Unavailable):
            for job in await services.database.all(b"select id, user_id from research_jobs where finished_at is null", {}):
                await services.jobs.request_cancel(job["id"], job["user_id"])
        await asyncio.sleep(0.05)


def newcomer(api: Api, **claims: Any) -> httpx.AsyncClient:
    """Somebody whom the sign-in service knows, and the database does not."""
    said = {"sub": str(uuid4()), "role": "authenticated", "aud": "authenticated", "exp": time.time() + 600, **claims}
    return api.client({"Authorization": f"Bearer {jwt.encode(said, SECRET, 'HS256')}"})


async def test_every_route_answers_a_user_it_has_never_seen(api: Api) -> None:
    """A good first request does what it says; one that names what the user cannot have is 404. None is a fault of ours."""
    paths = api.app.openapi()["paths"]
    routes = {(method, path.removeprefix("/api/v1")) for path, item in paths.items() for method in item}
    assert set(CALLS) == {(method, path) for method, path in routes if method != "get"}, "a route without a call, or the reverse"
    calls = {**CALLS, **{(method, path): None for method, path in routes if method == "get"}}
    for (method, path), body in calls.items():
        names = {name: str(uuid4()) for name in PATH_NAMES} | {"snapshot_id": NO_SNAPSHOT, "token": NO_SHARE}
        http = newcomer(api, **({"app_metadata": {"role": "operator"}} if OPERATOR in path else {}))
        url = path.format(**names) + ("?q=headphones" if (method, path) == ("get", "/products/search") else "")
        headers = {"Authorization": "Bearer wrong"} if "/internal/" in path else {}
        async with asyncio.timeout(ANSWER_S):
            answer = await http.request(method, url, json=body, headers=headers)
        told = f"{method} {url}: {answer.status_code} {answer.text[:300]}"
        if "{" in path and "runs" not in path.rpartition("}")[2]:
            assert answer.status_code in {204, 404}, told
        elif body is not None:
            assert answer.status_code in {200, 201, 202}, told
        assert answer.status_code < 500, told


@pytest.mark.parametrize(
    ("path", "table"), [("/scrape", "page_readings"), ("/research", "research_jobs"), ("/watches", "watches")]
)
async def test_what_a_newcomer_makes_is_theirs(api: Api, path: str, table: str) -> None:
    """The row names them, and their profile is there."""
    user_id = uuid4()
    answer = await newcomer(api, sub=str(user_id)).post(path, json=CALLS["post", path])
    assert answer.is_success, answer.text
    rows = await api.services.database.all(f"select user_id from {table}".encode(), {})
    assert [row["user_id"] for row in rows] == [user_id]
    assert await api.services.database.one(b"select id from users", {}) == {"id": UUID(str(user_id))}
