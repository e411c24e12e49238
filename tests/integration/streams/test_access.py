"""Who may start and follow what through the chat protocols, and what wrong requests are answered: the same as everywhere."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
import pytest

from tests.fakes.job_logs import BODY, LogWriter

QUESTION = "headphones under 150 dollars"
USER = {"id": "m1", "role": "user", "content": QUESTION}
RUN = {"assistant_id": "research", "input": {"messages": [USER]}}
THREADS = "/langgraph/threads"
UNKNOWN = "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d"


async def started(client: httpx.AsyncClient, thread: str = "t1") -> str:
    """A run in a thread; its id is the job's."""
    await client.post(THREADS, json={"thread_id": thread, "if_exists": "do_nothing"})
    answer = await client.post(f"{THREADS}/{thread}/runs", json=RUN)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["run_id"])


async def ended(logs: LogWriter, job: str) -> None:
    await logs.hold(UUID(job))
    await logs.write(UUID(job), BODY)
    await logs.finish(UUID(job))


ROUTES = [
    ("GET", "/research/{job}/events", None),
    ("GET", "/research/{job}/log", None),
    ("GET", f"{THREADS}/t1", None),
    ("DELETE", f"{THREADS}/t1", None),
    ("GET", f"{THREADS}/t1/state", None),
    ("POST", f"{THREADS}/t1/history", {}),
    ("POST", f"{THREADS}/t1/runs", RUN),
    ("POST", f"{THREADS}/t1/runs/stream", RUN),
    ("GET", f"{THREADS}/t1/runs", None),
    ("GET", f"{THREADS}/t1/runs/{{job}}", None),
    ("GET", f"{THREADS}/t1/runs/{{job}}/stream", None),
    ("POST", f"{THREADS}/t1/runs/{{job}}/cancel", None),
]
PUBLIC = [("POST", "/chat", {"id": "t1", "messages": [USER]}), ("GET", "/chat/t1/stream", None)]
PUBLIC += [("POST", "/ag-ui", {"threadId": "t1", "runId": "r", "messages": [USER]}), ("POST", THREADS, {})]


@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=[f"{m} {p}" for m, p, _ in ROUTES])
async def test_what_is_another_users_is_not_there(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    """For bob as for an id that nobody has; also in a thread of his own of that name."""
    job = await started(alice)
    answer = await bob.request(method, path.format(job=job), json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json"), answer.text
    if "{job}" in path and path.startswith(THREADS):
        await bob.post(THREADS, json={"thread_id": "t1"})
        assert (await bob.request(method, path.format(job=job), json=body)).status_code == 404
    assert (await alice.get(f"{THREADS}/t1/runs/{job}")).json()["status"] == "pending"


async def test_a_chat_of_anothers_id_is_a_chat_of_ones_own(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, logs: LogWriter
) -> None:
    """Ids of chats are chosen by clients, so two users may have the same: neither learns of the other's."""
    job = await started(alice)
    await ended(logs, job)
    assert (await alice.get("/chat/t1/stream")).status_code == 200
    assert (await bob.get("/chat/t1/stream")).status_code == 204


@pytest.mark.parametrize(("method", "path", "body"), [*ROUTES, *PUBLIC], ids=[f"{m} {p}" for m, p, _ in [*ROUTES, *PUBLIC]])
async def test_nothing_is_answered_without_a_token(api: httpx.AsyncClient, method: str, path: str, body: Any) -> None:
    answer = await api.request(method, path.format(job=UNKNOWN), json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")


@pytest.mark.parametrize(("path", "body"), [(p, b) for m, p, b in PUBLIC if m == "POST" and p != THREADS], ids=["chat", "AG-UI"])
async def test_quotas_hold(alice: httpx.AsyncClient, path: str, body: dict[str, Any]) -> None:
    """Two jobs at a time are allowed here."""
    for thread in ("a", "b"):
        await started(alice, thread)
    answer = await alice.post(path, json=body)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


async def test_the_same_ag_ui_run_is_one_job_and_cannot_change_its_question(alice: httpx.AsyncClient, logs: LogWriter) -> None:
    """The stream is not read here: what is asked again is found by the job's id."""
    job = (await alice.post("/research", json={"question": QUESTION}, headers={"Idempotency-Key": "k"})).json()["id"]
    await ended(logs, job)
    body = {"threadId": "t", "runId": "r", "messages": [USER]}
    answers = [await alice.post("/ag-ui", json=body, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert {
        json.loads(a.text.splitlines()[1].removeprefix("data: ") or "{}").get("snapshot", {}).get("job_id") for a in answers
    } <= {job, None}
    assert all(job in answer.text for answer in answers)
    other = await alice.post(
        "/ag-ui", json={**body, "messages": [{**USER, "content": "a lamp"}]}, headers={"Idempotency-Key": "k"}
    )
    assert other.status_code == 422


async def test_a_threads_life(alice: httpx.AsyncClient, logs: LogWriter) -> None:
    """Made once, with its runs newest first, its state with the report's text, and forgotten without its jobs."""
    made = await alice.post(THREADS, json={"metadata": {"topic": "sound"}})
    thread = made.json()["thread_id"]
    assert (made.status_code, made.json()["metadata"], made.json()["status"]) == (200, {"topic": "sound"}, "idle")
    assert (await alice.post(THREADS, json={"thread_id": thread})).status_code == 409
    assert (await alice.get(f"{THREADS}/{thread}/state")).json()["values"] == {}
    first = await started(alice, thread)
    assert (await alice.get(f"{THREADS}/{thread}")).json()["status"] == "busy"
    await ended(logs, first)
    second = await started(alice, thread)
    assert [run["run_id"] for run in (await alice.get(f"{THREADS}/{thread}/runs")).json()] == [second, first]
    assert (await alice.post(f"{THREADS}/{thread}/runs/{second}/cancel")).status_code == 202
    runs = (await alice.get(f"{THREADS}/{thread}/runs")).json()
    assert [run["status"] for run in runs] == ["interrupted", "success"]
    (state,) = (await alice.post(f"{THREADS}/{thread}/history", json={"limit": 5})).json()
    assert (state["values"]["status"], state["values"]["messages"][0]["content"]) == ("cancelled", QUESTION)
    assert (await alice.delete(f"{THREADS}/{thread}")).status_code == 204
    assert (await alice.get(f"{THREADS}/{thread}")).status_code == 404
    assert (await alice.get(f"/research/{first}")).json()["status"] == "succeeded"


async def test_a_name_of_a_thread_does_no_harm_in_a_header(alice: httpx.AsyncClient, logs: LogWriter) -> None:
    """Line ends, quotes and letters of any script may be in it."""
    thread = 'ä "\r\nX-Evil: 1 ☃'
    job = await started(alice, "plain")
    await ended(logs, job)
    body = {**RUN, "if_not_exists": "create"}
    quoted = quote(thread, safe="")
    key = {"Idempotency-Key": "again"}
    job = (await alice.post(f"{THREADS}/{quoted}/runs", json=body, headers=key)).json()["run_id"]
    await ended(logs, job)
    answer = await alice.post(f"{THREADS}/{quoted}/runs/stream", json=body, headers=key)
    assert answer.status_code == 200
    assert "x-evil" not in answer.headers
    assert (await alice.get(f"/langgraph{answer.headers['location']}")).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("POST", "/chat", {"id": "c", "messages": []}, 422, "messages"),
        ("POST", "/chat", {"id": "", "messages": [USER]}, 422, "id"),
        ("POST", "/chat", {"id": "c" * 201, "messages": [USER]}, 422, "id"),
        ("POST", "/chat", {"id": "c", "messages": [{"role": "assistant", "content": "hello"}]}, 422, "no message of a user"),
        ("POST", "/chat", {"id": "c", "messages": [{"role": "user", "content": "??"}]}, 422, "question"),
        ("POST", "/chat", {"id": "c", "messages": [{"role": "user", "content": "x" * 3_000}]}, 422, "question"),
        ("POST", "/chat", {"id": "c", "messages": [USER], "max_products": 0}, 422, "max_products"),
        ("POST", "/chat", {"id": "c", "messages": [USER], "urls": ["ftp://x.example/"]}, 422, "http"),
        ("POST", "/ag-ui", {"threadId": "t", "messages": [USER]}, 422, "runId"),
        ("POST", "/ag-ui", {"threadId": "t", "runId": "r", "messages": [{"role": 5}]}, 422, "role"),
        ("POST", "/ag-ui", {"threadId": "t", "runId": "r", "messages": [USER], "forwardedProps": {"region": "x"}}, 422, "region"),
        ("POST", f"{THREADS}/t1/runs", {"assistant_id": "poet", "input": {}}, 404, "There is: research"),
        ("POST", f"{THREADS}/t1/runs", {"assistant_id": "research"}, 422, "question"),
        ("POST", f"{THREADS}/t1/runs", {"assistant_id": "research", "input": {"messages": [{"role": 5}]}}, 422, "role"),
        ("POST", f"{THREADS}/t1/runs/stream", {**RUN, "stream_mode": ["values", "debug"]}, 422, "debug"),
        ("POST", f"{THREADS}/never-made/runs", RUN, 404, "no thread"),
        ("GET", f"{THREADS}/t1/runs/{UNKNOWN}/stream", None, 404, "no run"),
        ("GET", f"{THREADS}/t1/runs?limit=0", None, 422, "limit"),
        ("GET", f"{THREADS}/{'t' * 201}", None, 422, "thread_id"),
    ],
)
async def test_wrong_input_gets_a_problem_document_that_says_what_to_do(
    alice: httpx.AsyncClient, method: str, path: str, body: object, status: int, says: str
) -> None:
    await alice.post(THREADS, json={"thread_id": "t1"})
    answer = await alice.request(method, path, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert says in answer.text


@pytest.mark.parametrize("place", ["x", "1-x", "9" * 5_000 + "-1", "1"])
async def test_a_place_that_is_none_is_refused(alice: httpx.AsyncClient, place: str) -> None:
    job = await started(alice)
    answer = await alice.get(f"{THREADS}/t1/runs/{job}/stream", headers={"Last-Event-ID": place})
    assert answer.status_code == 422
    answer = await alice.get(f"/research/{job}/events", headers={"Last-Event-ID": place.replace("1", "x") + "x"})
    assert answer.status_code == 422


async def test_half_a_character_in_a_request_is_an_answer_and_no_fault(alice: httpx.AsyncClient) -> None:
    """JSON can hold halves of surrogate pairs, which no encoding has."""
    for path, body in (
        ("/chat", '{"id":"\\ud800","messages":[%s]}'),
        ("/ag-ui", '{"threadId":"t","runId":"\\ud800","messages":[%s]}'),
    ):
        answer = await alice.post(path, content=body % json.dumps(USER), headers={"Content-Type": "application/json"})
        assert answer.status_code == 422


async def test_two_users_may_have_threads_of_one_name(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    thread = str(uuid4())
    for client in (alice, bob):
        assert (await client.post(THREADS, json={"thread_id": thread})).status_code == 200
        await started(client, thread)
    assert len((await bob.get(f"{THREADS}/{thread}/runs")).json()) == 1


async def test_a_finished_log_resumed_behind_its_end_is_204(alice: httpx.AsyncClient, logs: LogWriter) -> None:
    """An EventSource comes back after every end, and stays away after a 204 (HTML, section 9.2.3)."""
    job = await started(alice)
    await ended(logs, job)
    frames = (await alice.get(f"/research/{job}/events")).text
    last = frames.rsplit("id: ", 1)[1].split("\n", 1)[0]
    behind = await alice.get(f"/research/{job}/events", headers={"Last-Event-ID": last})
    assert (behind.status_code, behind.content) == (204, b"")
    assert (await alice.get(f"/research/{job}/events", params={"after": int(last) + 5})).status_code == 204
    before = await alice.get(f"/research/{job}/events", headers={"Last-Event-ID": str(int(last) - 1)})
    assert (before.status_code, before.text.count("id: ")) == (200, 1)


async def test_a_log_that_goes_on_is_waited_for_behind_its_newest_event(alice: httpx.AsyncClient, logs: LogWriter) -> None:
    job = await started(alice)
    await logs.hold(UUID(job))
    newest = (await alice.get(f"/research/{job}")).json()["last_seq"]
    await logs.write(UUID(job), BODY)
    await logs.finish(UUID(job))
    answer = await alice.get(f"/research/{job}/events", headers={"Last-Event-ID": str(newest)})
    assert answer.status_code == 200
    assert "job.succeeded" in answer.text
