"""The HTTP fetcher against a real server: what it returns for good and for hostile answers."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from emptor.core.net import Guard
from emptor.extract import extract_page
from emptor.models.extraction import PageKind
from emptor.models.page import FailureKind, FetchFailure, Page
from emptor.scraping.http import HttpFetcher
from emptor.scraping.port import FetchRequest
from tests.fakes.hostile_pages import PRODUCT, foreign
from tests.fakes.hostile_server import HostileServer
from tests.fakes.resolver import FakeResolver
from tests.integration.scraping.conftest import AGENT, LOOPBACK

MIB = 1024 * 1024
SLACK_S = 1.5  # beyond its deadline that a fetch may take on a busy machine

HOSTILE = [
    # path, failure, deadline in seconds
    ("/gzip-bomb", FailureKind.TOO_LARGE, 30),
    ("/deflate-bomb", FailureKind.TOO_LARGE, 30),
    ("/br-bomb", FailureKind.TOO_LARGE, 30),
    ("/zstd-bomb", FailureKind.TOO_LARGE, 30),
    ("/nested", FailureKind.DECODING, 5),
    ("/nested-silent", FailureKind.UNSUPPORTED_TYPE, 5),
    ("/lying-encoding?as=gzip", FailureKind.DECODING, 5),
    ("/lying-encoding?as=deflate", FailureKind.DECODING, 5),
    ("/lying-encoding?as=br", FailureKind.DECODING, 5),
    ("/lying-encoding?as=zstd", FailureKind.DECODING, 5),
    ("/lying-encoding?as=compress", FailureKind.DECODING, 5),
    ("/cut-gzip", FailureKind.DECODING, 5),
    ("/never", FailureKind.TIMEOUT, 0.5),
    ("/drip", FailureKind.TIMEOUT, 0.5),
    ("/drip-head", FailureKind.TIMEOUT, 0.5),
    ("/endless-chunks", FailureKind.TOO_LARGE, 30),
    ("/endless-crumbs", FailureKind.TIMEOUT, 0.5),
    ("/endless-nothing", FailureKind.TOO_LARGE, 30),
    ("/endless-headers", FailureKind.CONNECT, 30),
    ("/endless-continue", FailureKind.TIMEOUT, 0.5),
    ("/redirect-loop", FailureKind.TOO_MANY_REDIRECTS, 5),
    ("/redirect-chain/30", FailureKind.TOO_MANY_REDIRECTS, 5),
    ("/redirect-chain/4?to=http://10.0.0.1/", FailureKind.FORBIDDEN_ADDRESS, 5),
    ("/redirect?to=http://169.254.169.254/latest/meta-data/", FailureKind.FORBIDDEN_ADDRESS, 5),
    ("/redirect?to=file:///etc/passwd", FailureKind.INVALID_URL, 5),
    ("/redirect?to=http://user:pass@127.0.0.1/", FailureKind.INVALID_URL, 5),
    ("/redirect?to=http://[::1", FailureKind.INVALID_URL, 5),
    ("/huge-script", FailureKind.TOO_LARGE, 30),
    ("/image", FailureKind.UNSUPPORTED_TYPE, 5),
    ("/binary", FailureKind.UNSUPPORTED_TYPE, 5),
    ("/download", FailureKind.UNSUPPORTED_TYPE, 5),
    ("/damaged.pdf", FailureKind.UNSUPPORTED_TYPE, 30),
    ("/pictures.pdf", FailureKind.UNSUPPORTED_TYPE, 30),
    ("/endless.pdf", FailureKind.TOO_LARGE, 30),
    ("/reset-before", FailureKind.CONNECT, 5),
    ("/reset-body", FailureKind.TRUNCATED, 5),
    ("/short-body", FailureKind.TRUNCATED, 5),
    ("/garbage", FailureKind.CONNECT, 5),
    ("/two-lengths", FailureKind.CONNECT, 5),
    ("/status/404", FailureKind.HTTP_STATUS, 5),
    ("/status/410", FailureKind.HTTP_STATUS, 5),
    ("/status/500", FailureKind.HTTP_STATUS, 5),
    ("/status/204", FailureKind.HTTP_STATUS, 5),
    ("/status/304", FailureKind.HTTP_STATUS, 5),
    ("/rate-limited", FailureKind.RATE_LIMITED, 5),
    ("/rate-limited-date", FailureKind.RATE_LIMITED, 5),
]


@pytest.mark.parametrize(("path", "failure", "deadline_s"), HOSTILE, ids=[row[0] for row in HOSTILE])
async def test_hostile_answers_end_in_a_typed_failure_within_the_deadline(
    server: HostileServer, fetcher: HttpFetcher, path: str, failure: FailureKind, deadline_s: float
) -> None:
    """Whatever the server does, the result is the right kind of failure, in time, and says what was tried."""
    begun = time.monotonic()
    result = await fetcher.fetch(FetchRequest(url=server.url(path), deadline_s=deadline_s))
    assert isinstance(result, FetchFailure), result
    assert result.failure == failure, result.message
    assert time.monotonic() - begun < deadline_s + SLACK_S
    assert result.message.endswith(".")
    assert result.attempts
    assert result.attempts[-1].outcome == failure


async def test_a_data_sheet_is_read_as_a_page(server: HostileServer, fetcher: HttpFetcher) -> None:
    """A PDF becomes HTML with a section for each page; the facts say on which page they stand."""
    result = await fetcher.fetch(FetchRequest(url=server.url("/sheet.pdf"), deadline_s=30))
    assert isinstance(result, Page), result
    assert (result.content_type, result.headers["content-type"]) == ("text/html", "application/pdf")
    read = extract_page(result.text, result.final_url)
    assert read.kind is PageKind.PRODUCT
    assert read.product is not None
    assert read.product.name is not None
    assert read.product.name.value == "Aster 14"
    stated = {spec.attribute: (str(spec.number), spec.unit, spec.path) for spec in read.product.specs}
    assert stated["weight"] == ("1.29", "kg", "page 2")
    assert stated["battery_life"] == ("14", "h", "page 2")


async def test_memory_grows_by_at_most_50_mb_over_all_hostile_answers(server: HostileServer, fetcher: HttpFetcher) -> None:
    """Bombs, endless bodies and huge pages leave the peak of this process, server included, where it was."""
    await fetcher.fetch(FetchRequest(url=server.url("/ok")))
    for path in ("/br-bomb", "/zstd-bomb", "/endless.pdf"):  # the bombs themselves are made on first use
        await fetcher.fetch(FetchRequest(url=server.url(path), max_bytes=1))
    before = _reset_peak()
    for path, _, deadline_s in [("/deep", None, 10.0), *HOSTILE]:  # the last ones make the host be left alone
        await fetcher.fetch(FetchRequest(url=server.url(path), deadline_s=min(deadline_s, 3)))
    assert _peak() - before <= 50 * MIB


def _reset_peak() -> int:
    """Set this process's peak memory to what it has now, and return that in bytes."""
    clear = Path("/proc/self/clear_refs")
    if not clear.exists():
        pytest.skip("peak memory can be reset on Linux only")
    clear.write_text("5")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    rows = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(rows[name].split()[0]) * 1024


@pytest.mark.parametrize(
    "encoding", ["gzip", "gzip-members", "gzip-trailing", "deflate", "deflate-raw", "br", "zstd", "zstd-frames"]
)
async def test_every_content_encoding_is_undone(server: HostileServer, fetcher: HttpFetcher, encoding: str) -> None:
    """The body is the bytes before encoding, also where an encoder wrote several parts."""
    result = await fetcher.fetch(FetchRequest(url=server.url(f"/encoded/{encoding}")))
    assert isinstance(result, Page), result
    assert result.text == PRODUCT


CHARSETS = [
    ("windows-1251", "windows-1251"),
    ("windows-1251", "utf-8"),
    ("windows-1251", ""),
    ("shift_jis", "shift_jis"),
    ("shift_jis", "utf-8"),
    ("gb2312", "gb2312"),
    ("iso-8859-1", "utf-8"),
    ("iso-8859-1", "zip"),
    ("utf-8", "iso-8859-1"),
    ("utf-8", "idna"),
    ("utf-8-sig", "windows-1251"),
    ("utf-16", ""),
]


@pytest.mark.parametrize(("real", "says"), CHARSETS, ids=[f"{real} that says {says or 'nothing'}" for real, says in CHARSETS])
async def test_text_is_read_right_whatever_charset_it_claims(
    server: HostileServer, fetcher: HttpFetcher, real: str, says: str
) -> None:
    """A lying or missing charset does not garble the text."""
    result = await fetcher.fetch(FetchRequest(url=server.url(f"/charset/{real}?says={says}")))
    assert isinstance(result, Page), result
    assert result.text == foreign(real)


async def test_redirects_are_followed_and_named(server: HostileServer, fetcher: HttpFetcher) -> None:
    """The page says both what was asked for and where it was found."""
    result = await fetcher.fetch(FetchRequest(url=server.url("/redirect-chain/5")))
    assert isinstance(result, Page), result
    assert (result.url, result.final_url) == (server.url("/redirect-chain/5"), server.url("/ok"))


async def test_cookies_live_for_one_fetch_only(server: HostileServer, fetcher: HttpFetcher) -> None:
    """A shop that insists on its cookie is read, and the next fetch comes without it."""
    for _ in range(2):
        assert isinstance(await fetcher.fetch(FetchRequest(url=server.url("/cookie-wall"))), Page)
    assert server.count("/cookie-wall") == 4


async def test_a_million_nested_tags_are_just_a_page(server: HostileServer, fetcher: HttpFetcher) -> None:
    """Depth is no trouble for a reader that does not parse."""
    result = await fetcher.fetch(FetchRequest(url=server.url("/deep")))
    assert isinstance(result, Page)
    assert len(result.body) == 3_000_000


async def test_a_passing_error_is_retried(server: HostileServer, fetcher: HttpFetcher) -> None:
    """503, then a page: the page is the result and both tries are in it."""
    result = await fetcher.fetch(FetchRequest(url=server.url("/flaky")))
    assert isinstance(result, Page), result
    assert [attempt.outcome for attempt in result.attempts] == ["http_status", "page"]


@pytest.mark.parametrize("path", ["/status/404", "/status/403", "/nested", "/image", "/redirect-loop"])
async def test_what_a_retry_cannot_help_is_not_retried(server: HostileServer, fetcher: HttpFetcher, path: str) -> None:
    """Final answers cost one try."""
    result = await fetcher.fetch(FetchRequest(url=server.url(path)))
    assert isinstance(result, FetchFailure)
    assert not result.retryable
    assert len(result.attempts) == 1


async def test_retry_after_is_waited_for_within_the_deadline(server: HostileServer, fetcher: HttpFetcher) -> None:
    """A second is waited; the page comes."""
    begun = time.monotonic()
    result = await fetcher.fetch(FetchRequest(url=server.url("/rate-limited?once=1&after=1")))
    assert isinstance(result, Page), result
    assert time.monotonic() - begun >= 1


async def test_a_retry_after_past_the_deadline_ends_at_once(server: HostileServer, fetcher: HttpFetcher) -> None:
    """An hour is not waited: the failure says how long it would be, and the host is left alone until then."""
    begun = time.monotonic()
    first = await fetcher.fetch(FetchRequest(url=server.url("/rate-limited?after=3600"), deadline_s=10))
    second = await fetcher.fetch(FetchRequest(url=server.url("/ok"), deadline_s=10))
    assert isinstance(first, FetchFailure)
    assert first.retry_after_s == 3_600
    assert isinstance(second, FetchFailure)
    assert second.failure == FailureKind.RATE_LIMITED
    assert server.count("/ok") == 0
    assert time.monotonic() - begun < 5


async def test_the_body_of_a_refusal_can_be_judged(server: HostileServer, fetcher: HttpFetcher) -> None:
    """A 403's page comes along with the failure, and stays out of its JSON."""
    result = await fetcher.fetch(FetchRequest(url=server.url("/challenge")))
    assert isinstance(result, FetchFailure)
    assert result.status == 403
    assert result.answer is not None
    assert "Just a moment" in result.answer.text
    assert "answer" not in result.model_dump(mode="json")


async def test_an_unchanged_page_answers_304(server: HostileServer, fetcher: HttpFetcher) -> None:
    """With the validator of an earlier reading, nothing is sent again."""
    first = await fetcher.fetch(FetchRequest(url=server.url("/unchanged")))
    assert isinstance(first, Page)
    second = await fetcher.fetch(FetchRequest(url=server.url("/unchanged"), etag=first.headers["etag"]))
    assert isinstance(second, Page)
    assert (second.status, second.body) == (304, b"")


async def test_robots_txt_is_honoured_and_asked_once(guard: Guard) -> None:
    """A disallowed path is not requested; robots.txt is read once for many pages at the same time."""
    async with HostileServer(robots="User-agent: *\nDisallow: /status/\n") as server:
        fetcher = HttpFetcher(guard, user_agent=AGENT, host_concurrency=8, host_delay_s=0)
        paths = ["/ok", "/status/200", "/redirect?to=/status/200", "/ok?again"]
        results = await asyncio.gather(*(fetcher.fetch(FetchRequest(url=server.url(path))) for path in paths))
        assert [getattr(result, "failure", "page") for result in results] == ["page", "robots", "robots", "page"]
        assert server.count("/robots.txt") == 1
        assert server.count("/status/200") == 0
        await fetcher.aclose()


async def test_robots_txt_can_be_switched_off(guard: Guard) -> None:
    """With robots off, neither the file nor its wish matters."""
    async with HostileServer(robots="User-agent: *\nDisallow: /\n") as server:
        fetcher = HttpFetcher(guard, user_agent=AGENT, robots=False, host_delay_s=0)
        assert isinstance(await fetcher.fetch(FetchRequest(url=server.url("/ok"))), Page)
        assert server.count("/robots.txt") == 0
        await fetcher.aclose()


async def test_hosts_are_asked_no_faster_than_the_delay(server: HostileServer, guard: Guard) -> None:
    """Three pages of a host with 0.2 s between them take 0.4 s at least."""
    fetcher = HttpFetcher(guard, user_agent=AGENT, host_concurrency=8, host_delay_s=0.2, robots=False)
    begun = time.monotonic()
    await asyncio.gather(*(fetcher.fetch(FetchRequest(url=server.url(f"/ok?{number}"))) for number in range(3)))
    assert time.monotonic() - begun >= 0.4
    await fetcher.aclose()


async def test_a_slow_host_does_not_delay_another(server: HostileServer, guard: Guard) -> None:
    """While every slot of one host hangs, the page of another host comes."""
    resolver = FakeResolver(otherwise=["127.0.0.1"])
    fetcher = HttpFetcher(
        Guard(allow_addresses=[LOOPBACK], resolver=resolver), user_agent=AGENT, host_concurrency=2, host_delay_s=0
    )
    slow = [
        asyncio.create_task(fetcher.fetch(FetchRequest(url=server.url("/never", host="slow.test"), deadline_s=30)))
        for _ in range(20)
    ]
    result = await asyncio.wait_for(fetcher.fetch(FetchRequest(url=server.url("/ok", host="fast.test"))), 5)
    assert isinstance(result, Page)
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    await fetcher.aclose()


async def test_a_cancelled_fetch_raises_and_leaves_the_fetcher_usable(server: HostileServer, fetcher: HttpFetcher) -> None:
    """Cancellation is the one thing that comes out as an exception."""
    task = asyncio.create_task(fetcher.fetch(FetchRequest(url=server.url("/drip"), deadline_s=30)))
    await server.wait_for("/drip")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert isinstance(await fetcher.fetch(FetchRequest(url=server.url("/ok"))), Page)


async def test_we_say_who_we_are(server: HostileServer, fetcher: HttpFetcher) -> None:
    """The request has our name, a page's Accept headers and the language asked for."""
    await fetcher.fetch(FetchRequest(url=server.url("/ok"), language="de", country="at"))
    headers = server.requests[-1].headers
    assert headers["user-agent"] == AGENT
    assert headers["accept-language"] == "de-AT, de;q=0.9, en;q=0.5"
    assert headers["accept-encoding"] == "gzip, deflate, br, zstd"
    assert headers["accept"].startswith("text/html")


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
async def test_proxy_variables_are_ignored(
    server: HostileServer, guard: Guard, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """The environment cannot lead traffic elsewhere."""
    async with HostileServer() as proxy:
        monkeypatch.setenv(variable, proxy.url())
        fetcher = HttpFetcher(guard, user_agent=AGENT)
        assert isinstance(await fetcher.fetch(FetchRequest(url=server.url("/ok"))), Page)
        assert proxy.connections == 0
        await fetcher.aclose()
