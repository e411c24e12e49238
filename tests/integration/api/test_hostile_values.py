"""Values at and beyond the edges of the columns they are kept in: a 422 that says what to do, or an answer; never a 500."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest

from .conftest import Api

JOB, WATCH, PRODUCT = (UUID(int=number) for number in (1, 2, 3))  # the same in each process: they are in names of tests
MESSAGE = {"id": "m", "role": "user", "content": "headphones"}
BEYOND: list[Any] = ["1e400", "-1e400", "1" * 400, 1e308, "NaN", "Infinity", 10**15, -1, 2**63]  # any column of a number
WITHIN: list[Any] = ["1e-400", "999999999.9999999999", 0.1, 1e-30]  # nobody's mistake is a fault of ours
MONEY = "max_cost_usd"
IN_GRAPH = {"assistant_id": "research", "if_not_exists": "create", "input": {"question": "headphones"}}
IN_AGENT = {"agent": "research", "input": {"question": "headphones"}}
IN_AG_UI = {"threadId": "t", "runId": "r", "messages": [MESSAGE]}
STREAMS = [  # where what is accepted begins a stream
    ("POST", "/chat", {"id": "c", "messages": [MESSAGE]}, (MONEY, "max_products")),
    ("POST", "/ag-ui", IN_AG_UI, (f"forwardedProps.{MONEY}", "forwardedProps.max_products")),
    ("POST", "/langgraph/threads/none/runs/stream", IN_GRAPH, (f"input.{MONEY}",)),
    ("POST", "/agent/run", IN_AGENT, (f"input.{MONEY}", "input.max_products")),
]
ANSWERS = [
    ("POST", "/research", {"question": "headphones"}, (MONEY, "max_products")),
    ("POST", "/watches", {"url": "https://shop.example/p"}, ("every_minutes", "target_price")),
    ("PATCH", f"/watches/{WATCH}", {}, ("every_minutes", "target_price")),
    ("POST", "/langgraph/threads/none/history", {}, ("limit",)),
]
QUERIES = [
    ("/research", ("limit", "cursor")),
    (f"/research/{JOB}/events", ("after",)),
    (f"/research/{JOB}/log", ("after",)),
    ("/products", ("limit", "cursor", "q")),
    ("/products/search", ("limit", "q")),
    (f"/products/{PRODUCT}/prices", ("limit", "cursor", "since", "currency")),
    ("/watches", ("limit", "cursor")),
    (f"/watches/{WATCH}/alerts", ("limit", "cursor")),
    ("/langgraph/threads/none/runs", ("limit",)),
]
WORDS = ["1e400", str(2**63), "-1", "a\0b", "\ud83c", "👍" * 50, "MTIz", "e30"]
WORDS += ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]


def with_value(body: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The body with a value at a dotted path."""
    name, _, rest = path.partition(".")
    return {**body, name: with_value(body.get(name) or {}, rest, value) if rest else value}


@pytest.mark.parametrize(("method", "path", "body", "fields"), STREAMS + ANSWERS, ids=[row[1] for row in STREAMS + ANSWERS])
async def test_a_number_beyond_its_column_is_refused(
    api: Api, method: str, path: str, body: dict[str, Any], fields: tuple[str, ...]
) -> None:
    user = await api.user()
    for field in fields:
        for value in BEYOND:
            answer = await user.http.request(method, path, json=with_value(body, field, value))
            assert answer.status_code == 422, (field, value, answer.text)


@pytest.mark.parametrize(("method", "path", "body", "fields"), ANSWERS, ids=[row[1] for row in ANSWERS])
async def test_an_odd_number_is_no_fault(api: Api, method: str, path: str, body: dict[str, Any], fields: tuple[str, ...]) -> None:
    user = await api.user()
    for field in fields:
        for value in WITHIN:
            answer = await user.http.request(method, path, json=with_value(body, field, value))
            assert answer.status_code < 500, (field, value, answer.text)


@pytest.mark.parametrize(("path", "names"), QUERIES, ids=[row[0].split("/")[1] + row[0][-8:] for row in QUERIES])
async def test_a_query_parameter_never_ends_in_a_fault(api: Api, path: str, names: tuple[str, ...]) -> None:
    user = await api.user()
    for name in names:
        for word in WORDS:
            value = word.encode("utf-8", "surrogatepass")
            answer = await user.http.get(path, params={"q": "x", name: value} if path.endswith("search") else {name: value})
            assert answer.status_code < 500, (name, word, answer.text)


@pytest.mark.parametrize("text", ["\ud800", "a\0b"], ids=["surrogate", "nul"])
async def test_no_string_of_a_body_ends_in_a_fault(api: Api, text: str) -> None:
    user = await api.user()
    bodies: list[tuple[str, dict[str, Any]]] = [
        ("/research", {"question": f"headphones {text}"}),
        ("/research", {"question": "headphones", "urls": [f"https://shop.example/{text}"]}),
        ("/scrape", {"url": f"https://shop.example/{text}"}),
        ("/watches", {"url": "https://shop.example/p", "label": text}),
        ("/chat", {"id": text, "messages": [MESSAGE]}),
        ("/chat", {"id": "c", "messages": [{**MESSAGE, "parts": [{"type": "text", "text": text}]}]}),
        ("/ag-ui", {"threadId": "t", "runId": text, "messages": [MESSAGE]}),
        ("/langgraph/threads", {"metadata": {"a": [text]}}),
        ("/agent/run", {"agent": text, "input": {}}),
    ]
    for path, body in bodies:
        answer = await user.http.post(path, content=json.dumps(body), headers={"content-type": "application/json"})
        assert answer.status_code == 422, (path, answer.text)
        assert "surrogate" in answer.text or "U+0000" in answer.text
