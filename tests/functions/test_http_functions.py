"""The HTTP functions under AWS's own runtime client, driven with the payloads that API Gateway and function URLs send."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.fakes.lambda_runtime import LambdaFunction
from tests.functions.payloads import function_url, http_api, in_base64

RESEARCH = "/api/v1/research"
QUESTION = {"question": "wireless headphones under 150 dollars"}


@pytest.fixture(scope="module")
def research(start_function: Callable[..., LambdaFunction]) -> LambdaFunction:
    return start_function("research")


@pytest.fixture(scope="module")
def health(start_function: Callable[..., LambdaFunction]) -> LambdaFunction:
    return start_function("health", EMPTOR_CORS_ORIGINS="https://shop.example")


def body(answer: dict[str, Any]) -> Any:
    return json.loads(answer["body"])


class TestResearch:
    @pytest.mark.parametrize(
        "event",
        [
            pytest.param(http_api("POST", RESEARCH, body=QUESTION), id="HTTP API"),
            pytest.param(function_url("POST", RESEARCH, body=QUESTION), id="function URL"),
            pytest.param(in_base64(http_api("POST", RESEARCH, body=QUESTION)), id="body in base64"),
        ],
    )
    def test_a_question_is_accepted_and_queued(
        self, research: LambdaFunction, sql: psycopg.Connection, event: dict[str, Any]
    ) -> None:
        answer = research.invoke(event)
        job = body(answer)
        assert answer["statusCode"] == 202
        assert answer["headers"]["location"] == job["links"]["self"] == f"{RESEARCH}/{job['id']}"
        assert sql.execute("select status from research_jobs where id = %s", [job["id"]]).fetchone() == ("queued",)
        assert sql.execute(
            "select count(*) from pgmq.q_research_jobs where message ->> 'job_id' = %s", [job["id"]]
        ).fetchone() == (1,)

    def test_a_job_is_read_listed_and_cancelled(self, research: LambdaFunction) -> None:
        job = body(research.invoke(http_api("POST", RESEARCH, body=QUESTION)))
        path = f"{RESEARCH}/{job['id']}"
        assert body(research.invoke(http_api("GET", path)))["status"] == "queued"
        listed = body(research.invoke(http_api("GET", RESEARCH, query="limit=1")))
        assert [item["id"] for item in listed["items"]] == [job["id"]]
        assert research.invoke(http_api("POST", f"{path}/cancel"))["statusCode"] == 202
        assert body(research.invoke(http_api("GET", path)))["status"] == "cancelled"

    @pytest.mark.parametrize(
        ("event", "status"),
        [
            pytest.param(http_api("GET", f"{RESEARCH}/{uuid4()}"), 404, id="unknown job"),
            pytest.param(http_api("GET", f"{RESEARCH}/not-an-id"), 422, id="malformed id"),
            pytest.param(http_api("GET", RESEARCH, query="cursor=%00"), 422, id="malformed cursor"),
            pytest.param(http_api("POST", RESEARCH, body={"question": ""}), 422, id="empty question"),
            pytest.param(http_api("POST", RESEARCH, body="{"), 400, id="broken JSON"),
            pytest.param(http_api("POST", RESEARCH), 422, id="no body"),
            pytest.param(http_api("DELETE", RESEARCH), 405, id="wrong method"),
            pytest.param(http_api("GET", "/api/v1/scrape"), 404, id="another function's path"),
        ],
    )
    def test_a_bad_request_is_a_problem_document_in_plain_text(
        self, research: LambdaFunction, event: dict[str, Any], status: int
    ) -> None:
        answer = research.invoke(event)
        assert (answer["statusCode"], answer["headers"]["content-type"]) == (status, "application/problem+json")
        assert answer["isBase64Encoded"] is False
        assert body(answer)["request_id"] == answer["headers"]["x-request-id"]

    def test_a_request_without_an_id_gets_lambdas(self, research: LambdaFunction) -> None:
        answer = research.invoke(http_api("GET", RESEARCH))
        assert UUID(answer["headers"]["x-request-id"])
        assert answer["headers"]["x-request-id"] in research.log()

    def test_the_connection_pool_lives_through_many_invocations(self, research: LambdaFunction, sql: psycopg.Connection) -> None:
        """A pool of a loop that ended with the first invocation would fail in the second, or leave a connection behind each."""
        for _ in range(20):
            assert research.invoke(http_api("GET", RESEARCH))["statusCode"] == 200
        (connections,) = sql.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        ).fetchone() or (0,)
        assert connections <= 4, "EMPTOR_DB_POOL_SIZE"


class TestHealth:
    def test_alive_and_ready(self, health: LambdaFunction) -> None:
        assert body(health.invoke(http_api("GET", "/api/v1/health")))["status"] == "ok"
        assert body(health.invoke(http_api("GET", "/api/v1/ready")))["checks"]["database"] == "ok"

    def test_it_answers_the_preflight_of_any_path_for_an_allowed_page(self, health: LambdaFunction) -> None:
        asked = {
            "origin": "https://shop.example",
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization",
        }
        answer = health.invoke(http_api("OPTIONS", RESEARCH, headers=asked))
        assert answer["statusCode"] == 200
        assert answer["headers"]["access-control-allow-origin"] == "https://shop.example"
        assert "POST" in answer["headers"]["access-control-allow-methods"]

    def test_and_refuses_another_page(self, health: LambdaFunction) -> None:
        asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
        assert "access-control-allow-origin" not in health.invoke(http_api("OPTIONS", RESEARCH, headers=asked))["headers"]


def test_without_a_database_the_answer_names_the_setting(start_function: Callable[..., LambdaFunction]) -> None:
    answer = start_function("research", DATABASE_URL="").invoke(http_api("GET", RESEARCH))
    assert answer["statusCode"] == 500
    assert "DATABASE_URL" in body(answer)["detail"]
