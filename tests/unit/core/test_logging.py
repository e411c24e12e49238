"""What a log line carries, and what never gets into one."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from emptor.core.logging import bind, bound, configure
from emptor.core.settings import Settings

DATABASE_PASSWORD = 'p"ss\\word-42'
logger = logging.getLogger("emptor.test")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Standard error of a process that has called `configure`; the test runner's own handlers are put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)


def settings(**values: Any) -> Settings:
    return Settings(DATABASE_URL=f"postgresql://emptor:{DATABASE_PASSWORD}@db/emptor", TAVILY_API_KEY="tvly-0123456789", **values)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


class TestFields:
    def test_a_line_is_one_json_object_with_the_bound_fields(self, stream: io.StringIO) -> None:
        configure(settings(), stream=stream)
        with bind(request_id="r1"), bind(job_id="j1"):
            logger.info("read %d pages", 3, extra={"pages": 3})
        (line,) = lines(stream)
        assert line["message"] == "read 3 pages"
        assert (line["request_id"], line["job_id"], line["pages"], line["level"]) == ("r1", "j1", 3, "INFO")

    def test_fields_end_with_their_block(self, stream: io.StringIO) -> None:
        configure(settings(), stream=stream)
        with bind(job_id="j1"):
            pass
        logger.info("after")
        assert "job_id" not in lines(stream)[0]

    def test_a_field_given_as_none_leaves_the_outer_one(self) -> None:
        with bind(request_id="outer"), bind(request_id=None):
            assert bound()["request_id"] == "outer"

    async def test_tasks_side_by_side_keep_their_own(self, stream: io.StringIO) -> None:
        configure(settings(), stream=stream)
        both_bound = asyncio.Barrier(2)

        async def job(name: str) -> None:
            with bind(job_id=name):
                await both_bound.wait()
                logger.info(name)

        await asyncio.gather(job("a"), job("b"))
        assert all(line["job_id"] == line["message"] for line in lines(stream))

    async def test_a_stream_closed_from_another_task_is_no_error(self) -> None:
        async def events() -> AsyncIterator[int]:
            with bind(job_id="j1"):
                yield 1

        stream = events()
        await anext(stream)
        await asyncio.create_task(stream.aclose())  # type: ignore[attr-defined]

    def test_a_traceback_stays_on_the_line(self, stream: io.StringIO) -> None:
        configure(settings(), stream=stream)
        logger.error("failed", exc_info=ValueError("bad"))
        (line,) = lines(stream)
        assert "ValueError: bad" in line["exception"]

    def test_text_is_for_a_person(self, stream: io.StringIO) -> None:
        configure(settings(log_format="text"), stream=stream)
        with bind(job_id="j1"):
            logger.info("started")
        assert "emptor.test: started  job_id=j1" in stream.getvalue()

    def test_configuring_twice_does_not_print_twice(self, stream: io.StringIO) -> None:
        configure(settings(), stream=stream)
        configure(settings(), stream=stream)
        logger.info("once")
        assert len(lines(stream)) == 1

    def test_libraries_that_log_addresses_are_quiet(self, stream: io.StringIO) -> None:
        configure(settings(log_level="DEBUG"), stream=stream)
        logging.getLogger("httpx").info("GET https://api.example/?api_key=1")
        assert stream.getvalue() == ""


@pytest.mark.parametrize("log_format", ["json", "text"])
@pytest.mark.parametrize(
    ("words", "secret"),
    [
        pytest.param(
            f"cannot connect with {DATABASE_PASSWORD}", DATABASE_PASSWORD, id="part of a setting, in the words of a driver"
        ),
        pytest.param("key tvly-0123456789 refused", "tvly-0123456789", id="a setting's value"),
        pytest.param("GET https://scrape.example/?url=x&api_key=abc123", "abc123", id="key in a query"),
        pytest.param("postgresql://me:pa55@host/db", "pa55", id="password of a connection URL"),
        pytest.param("Authorization: Bearer abc.def", "abc.def", id="bearer token"),
        pytest.param("apikey sb_secret_abcdefghijkl", "abcdefghijkl", id="Supabase secret key"),
        pytest.param("token was eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2lnbmF0dXJl", "c2lnbmF0dXJl", id="JWT"),
    ],
)
def test_secrets_do_not_get_into_a_line(stream: io.StringIO, log_format: str, words: str, secret: str) -> None:
    configure(settings(log_format=log_format), stream=stream)
    logger.error(words, exc_info=RuntimeError(words), extra={"nested": {"list": [words]}})
    written = stream.getvalue()
    assert secret not in written
    assert json.dumps(secret)[1:-1] not in written
    assert "***" in written


class TestTextFromOutside:
    def test_a_text_line_shows_control_characters_and_does_not_send_them(self, stream: io.StringIO) -> None:
        """A page's title can neither steer the terminal nor write a line of its own."""
        configure(settings(log_format="text"), stream=stream)
        title = "Lamp\x1b[2J\x1b]0;owned\x07\r\n12:00:00 INFO    emptor: fake\x00\x9b31m\u202egnp"
        with bind(job_id="j\n1"):
            logger.info("read %s", title, extra={"title": title})
        shown = stream.getvalue()
        assert len(shown.splitlines()) == 1
        assert shown[:-1].isprintable()
        assert r"Lamp\x1b[2J\x1b]0;owned\x07\r\n12:00:00" in shown
        assert r"\u202e" in shown

    def test_what_can_be_read_stays_as_it_is(self, stream: io.StringIO) -> None:
        configure(settings(log_format="text"), stream=stream)
        logger.info("Kopfhörer für 129 €, 耳机 🎧")
        assert "Kopfhörer für 129 €, 耳机 🎧" in stream.getvalue()

    def test_a_trace_keeps_its_lines_and_nothing_else(self, stream: io.StringIO) -> None:
        configure(settings(log_format="text"), stream=stream)
        try:
            int("bad \x1b[31m page")
        except ValueError:
            logger.exception("it failed for %s", "bad \x1b[31m page")
        shown = stream.getvalue()
        assert "\x1b" not in shown
        assert r"it failed for bad \x1b[31m page" in shown
        assert len(shown.splitlines()) > 3
