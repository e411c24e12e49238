"""What the API does with too much of the same: quotas, and requests that are sent again."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from emptor.core.settings import Settings

from .conftest import Api

KEY = {"Idempotency-Key": "k-1"}


class TestQuotas:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"quota_concurrent_jobs": 2})

    async def test_over_the_quota_the_answer_says_when_to_come_back(self, api: Api) -> None:
        """429 with Retry-After, exactly from the third of sixteen concurrent requests on; another user is not held up."""
        user = await api.user()
        answers = await asyncio.gather(*(user.http.post("/research", json={"question": "headphones"}) for _ in range(16)))
        assert Counter(answer.status_code for answer in answers) == {202: 2, 429: 14}
        refused = next(answer for answer in answers if answer.status_code == 429)
        assert int(refused.headers["Retry-After"]) >= 1
        assert refused.json()["type"].endswith("#limit-exceeded")
        await (await api.user()).start()


async def test_fifty_concurrent_posts_of_one_key_make_one_job(api: Api) -> None:
    """Each gets that job, or 409 with Retry-After while it is being accepted; then all get it."""
    user = await api.user()
    body = {"question": "headphones"}
    answers = await asyncio.gather(*(user.http.post("/research", json=body, headers=KEY) for _ in range(50)))
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert all("Retry-After" in answer.headers for answer in answers if answer.status_code == 409)
    again = await user.http.post("/research", json=body, headers=KEY)
    assert {answer.json()["id"] for answer in answers if answer.status_code == 202} == {again.json()["id"]}
    assert len((await user.http.get("/research")).json()["items"]) == 1
    messages = await api.services.queue.receive(limit=10, visibility_s=30)
    assert [str(message.job_id) for message in messages] == [again.json()["id"]]


async def test_one_key_means_one_body(api: Api) -> None:
    """Another question under the same key is refused; another user's key is another key."""
    user, other = await api.user(), await api.user()
    await user.start(headers=KEY)
    assert (await user.http.post("/research", json={"question": "monitors"}, headers=KEY)).status_code == 422
    assert (await other.http.post("/research", json={"question": "monitors"}, headers=KEY)).status_code == 202
