"""Webhooks against a real receiver: signed, tried again, guarded, and nobody else's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from emptor.core.settings import Settings
from emptor.services.webhooks.sending import RETRY_AFTER_S, send_due
from tests.fakes.threaded_server import ThreadedServer
from tests.integration.api.conftest import Api, Caller

HERE = "127.0.0.0/8"


@dataclass
class Receiver:
    """Takes deliveries, and answers as it is told."""

    url: str = ""
    answers: list[int] = field(default_factory=list)  # by turns; 204 once they are used up
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status = told.answers.pop(0) if told.answers else 204
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{told.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadedServer(Handler) as server:
        told.url = f"{server.url}/hook"
        yield told


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"allow_addresses": (HERE,)})


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


async def made(owner: Caller, receiver: Receiver, **more: Any) -> dict[str, Any]:
    answer = await owner.http.post("/webhooks", json={"url": receiver.url, **more})
    assert answer.status_code == 201, answer.text
    webhook: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/api/v1/webhooks/{webhook['id']}"
    return webhook


async def cancelled_job(owner: Caller) -> str:
    """A job that has ended."""
    job = await owner.start("wireless headphones")
    assert (await owner.http.post(f"/research/{job['id']}/cancel")).json()["status"] == "cancelled"
    return str(job["id"])


async def log_of(owner: Caller, webhook: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await owner.http.get(f"/webhooks/{webhook['id']}/deliveries")).json()["items"]
    return items


async def make_due(api: Api) -> None:
    """Let the waits be over."""
    async with api.services.database.connection() as connection:
        await connection.execute("update webhook_deliveries set next_attempt_at = now() - interval '1 s' where state = 'pending'")


async def test_the_end_of_a_job_is_told_and_signed(api: Api, owner: Caller, receiver: Receiver) -> None:
    """As any library for Standard Webhooks verifies it; a changed body does not verify."""
    webhook = await made(owner, receiver)
    job_id = await cancelled_job(owner)
    assert await send_due(api.services) == 1
    [(headers, body)] = receiver.taken
    told = Webhook(webhook["secret"]).verify(body, headers)
    assert told["type"] == "research.cancelled"
    assert told["data"]["job_id"] == job_id
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook["secret"]).verify(body.replace(b"cancelled", b"succeeded"), headers)
    [entry] = await log_of(owner, webhook)
    assert (entry["state"], entry["status"], entry["attempts"]) == ("delivered", 204, 1)
    assert entry["id"] == headers["webhook-id"]
    assert await send_due(api.services) == 0, "it is told once"


async def test_it_is_told_only_of_what_was_asked_for_and_only_of_ones_own(api: Api, owner: Caller, receiver: Receiver) -> None:
    """Neither of other events, nor while it is paused, nor of other users' jobs."""
    webhook = await made(owner, receiver, events=["research.succeeded"])
    await cancelled_job(owner)
    await cancelled_job(await api.user())
    await owner.http.patch(f"/webhooks/{webhook['id']}", json={"events": ["research.cancelled"], "paused": True})
    await cancelled_job(owner)
    assert await send_due(api.services) == 0
    await owner.http.patch(f"/webhooks/{webhook['id']}", json={"paused": False})
    await cancelled_job(owner)
    assert await send_due(api.services) == 1


async def test_what_is_not_taken_is_tried_again_with_the_same_id(api: Api, owner: Caller, receiver: Receiver) -> None:
    """Not before its wait is over; a redirect is not followed and counts as a failure."""
    receiver.answers = [503, 302]
    webhook = await made(owner, receiver)
    await cancelled_job(owner)
    assert await send_due(api.services) == 1
    assert await send_due(api.services) == 0
    await make_due(api)
    assert await send_due(api.services) == 1
    [entry] = await log_of(owner, webhook)
    assert (entry["state"], entry["status"], entry["attempts"]) == ("pending", 302, 2)
    assert entry["next_attempt_at"]
    assert "302" in entry["error"]
    await make_due(api)
    await send_due(api.services)
    assert (await log_of(owner, webhook))[0]["state"] == "delivered"
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == 1
    assert len(receiver.taken) == 3


async def test_a_receiver_that_fails_for_days_is_given_up(api: Api, owner: Caller, receiver: Receiver) -> None:
    """The webhook stops and says why; its user can start it again."""
    receiver.answers = [500] * (len(RETRY_AFTER_S) + 1)
    webhook = await made(owner, receiver)
    await cancelled_job(owner)
    for _ in range(len(RETRY_AFTER_S) + 1):
        await make_due(api)
        assert await send_due(api.services) == 1
    [entry] = await log_of(owner, webhook)
    assert (entry["state"], entry["next_attempt_at"]) == ("failed", None)
    stopped = (await owner.http.get(f"/webhooks/{webhook['id']}")).json()
    assert stopped["status"] == "paused"
    assert "500" in stopped["paused_because"]
    started = (await owner.http.patch(f"/webhooks/{webhook['id']}", json={"paused": False})).json()
    assert (started["status"], started["paused_because"], started["failures_in_a_row"]) == ("active", None, 0)


async def test_a_receiver_that_wants_no_more_is_told_no_more(api: Api, owner: Caller, receiver: Receiver) -> None:
    """410 Gone, as Standard Webhooks has it."""
    receiver.answers = [410]
    webhook = await made(owner, receiver)
    await cancelled_job(owner)
    await send_due(api.services)
    assert (await owner.http.get(f"/webhooks/{webhook['id']}")).json()["status"] == "paused"
    await cancelled_job(owner)
    assert await send_due(api.services) == 0


async def test_a_delivery_whose_sender_died_is_sent_by_another(api: Api, owner: Caller, receiver: Receiver) -> None:
    """Whoever claims it has it alone for a while; then it is due again, and the late end of the first is not written."""
    await made(owner, receiver)
    await cancelled_job(owner)
    [lost] = await api.services.webhook_rows.claim(1)
    assert await send_due(api.services) == 0
    await make_due(api)
    assert await send_due(api.services) == 1
    assert (await api.services.webhook_rows.claim(1)) == []
    assert lost.attempt == 1


async def test_a_test_is_sent_at_once_and_its_outcome_is_the_answer(api: Api, owner: Caller, receiver: Receiver) -> None:
    """Also to a webhook that is paused; the secret may have been renewed in between."""
    receiver.answers = [204, 500]
    webhook = await made(owner, receiver)
    await owner.http.patch(f"/webhooks/{webhook['id']}", json={"paused": True})
    renewed = (await owner.http.post(f"/webhooks/{webhook['id']}/secret")).json()["secret"]
    assert renewed != webhook["secret"]
    good = (await owner.http.post(f"/webhooks/{webhook['id']}/test")).json()
    assert (good["type"], good["state"], good["status"]) == ("test", "delivered", 204)
    [(headers, body)] = receiver.taken
    assert Webhook(renewed).verify(body, headers)["data"]["message"]
    bad = (await owner.http.post(f"/webhooks/{webhook['id']}/test")).json()
    assert (bad["state"], bad["status"]) == ("pending", 500)


async def test_a_former_secret_signs_beside_the_new_one_until_its_overlap_ends(
    api: Api, owner: Caller, receiver: Receiver
) -> None:
    """So a receiver changes over without losing a delivery; after a leak it ends at once."""
    webhook = await made(owner, receiver)
    path = f"/webhooks/{webhook['id']}"
    second = (await owner.http.post(f"{path}/secret?overlap_hours=2")).json()["secret"]
    await owner.http.post(f"{path}/test")
    headers, body = receiver.taken[-1]
    for secret in (webhook["secret"], second):
        assert Webhook(secret).verify(body, headers)

    async with api.services.database.connection() as connection:
        await connection.execute("update webhooks set old_secret_until = now() - interval '1 s'")
    await owner.http.post(f"{path}/test")
    headers, body = receiver.taken[-1]
    assert Webhook(second).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook["secret"]).verify(body, headers)

    third = (await owner.http.post(f"{path}/secret?overlap_hours=0")).json()["secret"]
    await cancelled_job(owner)
    assert await send_due(api.services) == 1
    headers, body = receiver.taken[-1]
    assert Webhook(third).verify(body, headers)
    assert len(headers["webhook-signature"].split()) == 1
    for secret in (webhook["secret"], second):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body, headers)


async def test_an_alert_of_a_watch_is_told(api: Api, owner: Caller, receiver: Receiver) -> None:
    """In the transaction that stores the alert."""
    await made(owner, receiver, events=["watch.alert"])
    watch = (await owner.http.post("/watches", json={"url": "https://shop.example/p/1"})).json()
    async with api.services.database.connection() as connection:
        await connection.execute(
            "insert into watch_alerts (watch_id, user_id, kind, message, details) values (%s, %s, 'price_drop', 'cheaper', %s)",
            [watch["id"], owner.id, json.dumps({"url": "https://shop.example/p/1"})],
        )
    assert await send_due(api.services) == 1
    told = json.loads(receiver.taken[0][1])
    assert told["type"] == "watch.alert"
    assert told["data"]["kind"] == "price_drop"
    assert told["data"]["url"] == "https://shop.example/p/1"


async def test_a_question_that_waits_is_told(api: Api, owner: Caller, receiver: Receiver) -> None:
    """Somebody must answer it."""
    await made(owner, receiver, events=["research.needs_input"])
    job = await owner.start("something nice")
    async with api.services.database.connection() as connection:
        await connection.execute(
            "insert into agent_state_history (job_id, seq, type, message) values (%s, 99, 'input.needed', 'Which kind?')",
            [job["id"]],
        )
    assert await send_due(api.services) == 1
    assert json.loads(receiver.taken[0][1])["data"]["message"] == "Which kind?"


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.7/hook", "https://10.0.0.7/", "https://169.254.169.254/latest/meta-data", "https://[::1]/",
        "https://metadata.google.internal/", "https://user:secret@hooks.example/", "ftp://hooks.example/", "https://0x7f000001/",
        "https://hooks.example:22/", "file:///etc/passwd", "hooks.example",
    ],
)  # fmt: skip
async def test_an_address_within_the_network_is_refused(api: Api, url: str) -> None:
    """By the guard that every page goes through, when the webhook is made and when it is changed."""
    guarded = api.services.settings.model_copy(update={"allow_addresses": ()})
    api.services.settings = guarded
    owner = await api.user()
    refused = await owner.http.post("/webhooks", json={"url": url})
    assert refused.status_code == 422 or (refused.status_code == 201 and ":22" in url), refused.text
    if refused.status_code == 201:  # the port is looked at with the connection
        sent = (await owner.http.post(f"/webhooks/{refused.json()['id']}/test")).json()
        assert sent["state"] == "pending"
        assert sent["status"] is None
    good = (await owner.http.post("/webhooks", json={"url": "https://hooks.example/"})).json()
    if ":22" not in url:
        assert (await owner.http.patch(f"/webhooks/{good['id']}", json={"url": url})).status_code == 422


async def test_a_name_that_has_come_to_lead_inside_is_not_reached(api: Api, owner: Caller, receiver: Receiver) -> None:
    """The address was allowed when the webhook was made, and is not when it is told: nothing arrives, and the log says why."""
    webhook = await made(owner, receiver)
    api.services.settings = api.services.settings.model_copy(update={"allow_addresses": ()})
    sent = (await owner.http.post(f"/webhooks/{webhook['id']}/test")).json()
    assert sent["state"] == "pending"
    assert "not a public address" in sent["error"]
    assert receiver.taken == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/test"), ("POST", "/secret"), ("GET", "/deliveries"),
    ],
)  # fmt: skip
async def test_another_users_webhook_is_not_there(api: Api, owner: Caller, receiver: Receiver, method: str, path: str) -> None:
    """Not read, not changed, not told, and its secret not renewed."""
    webhook = await made(owner, receiver)
    stranger = await api.user()
    body = {"json": {"paused": True}} if method == "PATCH" else {}
    assert (await stranger.http.request(method, f"/webhooks/{webhook['id']}{path}", **body)).status_code == 404  # type: ignore[arg-type]
    assert (await stranger.http.get("/webhooks")).json()["items"] == []
    mine = (await owner.http.get("/webhooks")).json()["items"]
    assert [item["id"] for item in mine] == [webhook["id"]]
    assert "secret" not in mine[0]
    assert receiver.taken == []


async def test_its_links_lead_on(owner: Caller, receiver: Receiver) -> None:
    """Each answers its owner; those that act are posted to."""
    links = (await made(owner, receiver))["links"]
    for name, link in links.items():
        method = "POST" if name in {"test", "secret"} else "GET"
        assert (await owner.http.request(method, link.removeprefix("/api/v1"))).status_code == 200, name
    assert (await owner.http.get("/webhooks")).json()["items"][0]["links"] == links


async def test_there_is_a_limit(api: Api, owner: Caller, receiver: Receiver) -> None:
    """Each event would be sent as often."""
    for _ in range(20):
        await made(owner, receiver)
    refused = await owner.http.post("/webhooks", json={"url": receiver.url})
    assert refused.status_code == 429
    assert (
        await owner.http.delete(f"/webhooks/{(await owner.http.get('/webhooks')).json()['items'][0]['id']}")
    ).status_code == 204
    await made(owner, receiver)
