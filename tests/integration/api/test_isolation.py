"""One user on everything that is another's: every route with an id in its path, taken from the served document."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from emptor.db.shares import ShareRepository
from emptor.models.page import Page
from emptor.models.products import NewCachedProduct

from .conftest import Api, Caller

# An unknown body is refused before anything is looked up: these fit their routes.
BODIES: dict[str, dict[str, Any]] = {"patch": {"label": "mine now"}, "post": {}, "put": {}}

OWN_BODIES = {"confirm": {"code": "12345678"}, "feedback": {"rating": "bad"}}

# Chats and threads are named by their users (`tests/integration/streams/test_access.py` has them); a shared report is for
# whoever has its link (`test_shares.py`).
NAMED_BY_USERS = ("/api/v1/chat/", "/api/v1/langgraph/threads/", "/api/v1/langgraph/assistants/", "/api/v1/shared/")


async def belongings(api: Api, owner: Caller) -> dict[str, str]:
    """Something of the owner's for each name of a path parameter."""
    job = await owner.start()
    product = NewCachedProduct(url="https://a.example/", product={}, fetched_at=datetime.now(UTC))
    product_id = await api.services.product_rows.upsert(owner.id, product)
    watch = await owner.http.post("/watches", json={"url": "https://a.example/"})
    assert watch.status_code == 201, watch.text
    page = Page(
        url="https://a.example/", final_url="https://a.example/", status=200, body=b"<p>a</p>", fetched_at=datetime.now(UTC)
    )
    snapshot_id = await api.services.snapshots.put(page, user_id=owner.id)
    webhook = await owner.http.post("/webhooks", json={"url": "https://hooks.example/"})
    notice = await owner.http.post("/notifications", json={"service": "discord://4174216298/a-token-of-a-channel"})
    made = await ShareRepository(api.services.database).create(owner.id, UUID(job["id"]), 7)
    assert made is not None
    return {
        "job_id": job["id"],
        "other_id": job["id"],
        "product_id": str(product_id),
        "watch_id": watch.json()["id"],
        "snapshot_id": snapshot_id,
        "webhook_id": webhook.json()["id"],
        "notification_id": notice.json()["id"],
        "share_id": str(made[1].id),
    }


async def test_to_another_user_what_is_mine_does_not_exist(api: Api) -> None:
    """404 on every route and stream, and everything is as it was."""
    owner, stranger = await api.user(), await api.user()
    mine = await belongings(api, owner)
    tried = []
    for path, item in api.app.openapi()["paths"].items():
        names = [name for name in mine if f"{{{name}}}" in path]
        if not names or "/operator/" in path:
            continue
        for method in item.keys() & {"get", "post", "patch", "delete", "put"}:
            url = path.removeprefix("/api/v1").format(**mine)
            answer = await stranger.http.request(method, url, json=OWN_BODIES.get(path.rpartition("/")[2], BODIES.get(method)))
            tried.append((method, path))
            assert answer.status_code == 404, f"{method} {path}: {answer.status_code} {answer.text[:200]}"
    assert {path.split("/")[3] for _, path in tried} >= {"research", "products", "watches"}
    assert len(tried) >= 9
    with_ids = {path for path in api.app.openapi()["paths"] if "{" in path and "/operator/" not in path}
    left_out = with_ids - {path for _, path in tried}
    assert all(path.startswith(NAMED_BY_USERS) for path in left_out), f"try these too: {left_out}"
    for kind in ("research", "products", "watches"):
        assert len((await owner.http.get(f"/{kind}")).json()["items"]) == 1, kind
        assert (await stranger.http.get(f"/{kind}")).json()["items"] == [], kind
