"""Values that nothing can keep are refused before any route sees them, in every body, path and query."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest
from fastapi import APIRouter
from hypothesis import given
from hypothesis import strategies as st

from emptor.core.app import create_app
from emptor.core.request_values import MAX_DEPTH, faults_of_body
from emptor.core.settings import Settings


async def answer_to(content: bytes, *, path: str = "/things", **request: Any) -> httpx.Response:
    routes = APIRouter()

    @routes.post("/things")
    @routes.post("/things/{name}")
    async def take(body: dict[str, Any], name: str = "", q: str = "") -> dict[str, Any]:
        return body

    app = create_app(routes, settings=Settings())
    headers = {"content-type": "application/json"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api/v1") as http:
        return await http.post(path, content=content, headers=headers, **request)


def nested(depth: int) -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        (rb'{"a": "x\ud800"}', "#/a", "surrogate"),
        (rb'{"a": {"b": ["x", "\udc00\ud800"]}}', "#/a/b/1", "surrogate"),
        (rb'{"a": {"\ud800": 1}}', "#/a", "surrogate"),
        (rb'{"a": "x\u0000y"}', "#/a", "U+0000"),
        (rb'{"a": {"\u0000": 1}}', "#/a", "U+0000"),
        (b'{"a": 1e400}', "#/a", "out of range"),
        (b'{"a": 1e308}', "#/a", "out of range"),
        (b'{"a": -1e19}', "#/a", "out of range"),
        (b'{"a": 1' + b"0" * 5_000 + b"}", "#/a", "out of range"),
        (b'{"a": NaN}', "#/a", "out of range"),
        (b'{"a": -Infinity}', "#/a", "out of range"),
        (nested(MAX_DEPTH + 1), "#", "levels deep"),
        (nested(900), "#", "levels deep"),
        (b'{"a":' * 100_000, "#", "levels deep"),
        # In UTF-16, U+2200 has the byte of a quote: brackets behind it looked like part of a text.
        (('{"∀": ' + "[" * 900 + "]" * 900 + "}").encode("utf-16"), "#", "levels deep"),
        (('{"∀": ' + "[" * 50_000 + "]" * 50_000 + "}").encode("utf-32-le"), "#", "levels deep"),
        ('{"a": 1e400}'.encode("utf-16-be"), "#/a", "out of range"),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_value_that_cannot_be_kept_is_a_422_that_names_its_place(body: bytes, pointer: str, words: str) -> None:
    answer = await answer_to(body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    (field,) = answer.json()["errors"]
    assert (field["location"], field["pointer"]) == ("body", pointer)
    assert words in field["detail"]


@pytest.mark.parametrize(
    ("path", "query", "location"), [("/things/a%00b", "", "path"), ("/things", "q=a%00b", "query"), ("/things", "%00=1", "query")]
)
async def test_an_address_with_a_nul_is_refused(path: str, query: str, location: str) -> None:
    answer = await answer_to(b"{}", path=f"{path}?{query}")
    assert answer.status_code == 422
    assert [field["location"] for field in answer.json()["errors"]] == [location]


@pytest.mark.parametrize(
    "body",
    [
        {"a": '🎧 \U0010ffff \x01 [[[[{{{{ \\ " ]'},
        {"a": 10**18 - 1, "b": -(10**18) + 1, "c": 0.1, "d": None, "e": True, "f": 1e-300},
        {"a": "[" * 1_000, "b": '\\"' * 1_000},
    ],
)
async def test_what_can_be_kept_arrives_as_it_was_sent(body: dict[str, Any]) -> None:
    for content in (json.dumps(body).encode(), json.dumps(body, ensure_ascii=False).encode()):
        answer = await answer_to(content)
        assert answer.status_code == 200
        assert answer.json() == body


async def test_the_deepest_that_is_allowed_passes() -> None:
    assert (await answer_to(nested(MAX_DEPTH))).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b'{"a": "', b'{"a": "\\', b"\xff\xfe", b"]]]]"])
async def test_a_body_that_is_not_json_is_left_to_the_route(body: bytes) -> None:
    """It says what is wrong; the check itself never fails."""
    assert faults_of_body(body) == []
    assert (await answer_to(body)).status_code in {400, 422}


async def test_a_chunked_body_is_checked_too() -> None:
    async def chunks() -> Any:
        for piece in (b'{"a": "x', rb"\u00", b'00"}'):
            yield piece

    answer = await answer_to(chunks())  # type: ignore[arg-type]
    assert answer.status_code == 422


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(-1e17, 1e17)
    | st.text().filter(lambda s: "\0" not in s),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text().filter(lambda s: "\0" not in s), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_no_value_that_can_be_kept_is_refused(value: Any) -> None:
    assert faults_of_body(json.dumps(value).encode()) == []


@given(st.binary(max_size=200))
def test_no_bytes_make_the_check_fail(body: bytes) -> None:
    assert isinstance(faults_of_body(body), list)


def test_hostile_bytes_take_time_in_proportion() -> None:
    """Twice as many take about twice as long, whatever they are: no run of quotes or backslashes is looked at again and again."""
    for unit in (b'"', b"\\", b'\\"', b'"\\', b"[", b'["', b"1"):
        times = []
        for count in (50_000, 400_000):
            began = time.process_time()
            faults_of_body(b'"' + unit * count)
            times.append(time.process_time() - began)
        assert times[1] < 40 * max(times[0], 0.005), unit
