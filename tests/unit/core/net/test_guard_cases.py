"""The address guard against hostile spellings: the proof is that no connection is attempted, counted at the socket level."""

from __future__ import annotations

import pytest

from emptor.core.net import ForbiddenAddress, Guard
from emptor.models.page import FailureKind, FetchFailure
from emptor.scraping.http import HttpFetcher
from emptor.scraping.port import FetchRequest
from tests.fakes.connects import connects
from tests.fakes.hostile_server import HostileServer
from tests.fakes.resolver import FakeResolver
from tests.unit.core.net import address_cases as cases

REFUSED = {FailureKind.FORBIDDEN_ADDRESS, FailureKind.INVALID_URL}
PUBLIC = "93.184.215.14"

HOSTS = [
    *cases.SPELLINGS_OF_LOOPBACK,
    *cases.SHORT_FORMS_OF_OTHERS,
    *cases.NOT_ADDRESSES,
    *cases.BLOCKS_V4,
    *((name, f"[{address}]") for name, address in cases.BLOCKS_V6),
    *cases.ZONES_V6,
    *cases.NAMES_OF_LOOPBACK,
    *cases.METADATA_NAMES,
]
URLS = [*((name, f"http://{host}/") for name, host in HOSTS), *cases.BAD_URLS]


def test_there_are_at_least_200_cases() -> None:
    """The table is as long as promised, and no row stands twice."""
    urls = [url for _, url in URLS]
    assert len(urls) + len(cases.BAD_ANSWERS) >= 200
    assert len(set(urls)) == len(urls)


async def _fetch(url: str, resolver: FakeResolver) -> tuple[FetchFailure, list[str]]:
    fetcher = HttpFetcher(Guard(resolver=resolver), user_agent="EmptorBot/0.1", host_delay_s=0)
    with connects() as attempts:
        result = await fetcher.fetch(FetchRequest(url=url, deadline_s=5))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    return result, attempts


@pytest.mark.parametrize("url", [url for _, url in URLS], ids=[f"{number}-{name}" for number, (name, _) in enumerate(URLS)])
async def test_no_connection_is_attempted_to_a_forbidden_address(url: str) -> None:
    """Names resolve to loopback here, so a name that slips through the reading is caught by its answer."""
    failure, attempts = await _fetch(url, FakeResolver(otherwise=["127.0.0.1"]))
    assert attempts == []
    assert failure.failure in REFUSED, failure
    assert not failure.retryable


@pytest.mark.parametrize("answers", [row for _, row in cases.BAD_ANSWERS], ids=[name for name, _ in cases.BAD_ANSWERS])
async def test_one_bad_answer_refuses_the_name(answers: list[str]) -> None:
    """A name with a forbidden address among its answers is not connected to at any of them."""
    failure, attempts = await _fetch("http://shop.test/", FakeResolver(otherwise=answers))
    assert attempts == []
    assert failure.failure == FailureKind.FORBIDDEN_ADDRESS


REDIRECT_TARGETS = [*cases.SPELLINGS_OF_LOOPBACK[:20], *cases.SHORT_FORMS_OF_OTHERS, *cases.BLOCKS_V4[6:20]]


@pytest.mark.parametrize("host", [host for _, host in REDIRECT_TARGETS], ids=[name for name, _ in REDIRECT_TARGETS])
async def test_no_redirect_leads_to_a_forbidden_address(host: str) -> None:
    """The server that redirects is reached; the target, canary port included, never is."""
    async with HostileServer("127.0.0.9") as server:
        guard = Guard(allow_addresses=["127.0.0.9"], resolver=FakeResolver())
        fetcher = HttpFetcher(guard, user_agent="EmptorBot/0.1", host_delay_s=0, robots=False)
        with connects() as attempts:
            result = await fetcher.fetch(FetchRequest(url=server.url(f"/redirect?to=http://{host}/"), deadline_s=5))
        await fetcher.aclose()
    assert set(attempts) == {"127.0.0.9"}
    assert isinstance(result, FetchFailure)
    assert result.failure in REFUSED, result


async def test_a_name_is_resolved_once_and_the_answer_is_what_is_connected_to() -> None:
    """DNS rebinding: the second answer, a forbidden one, is asked for by the next connection only, and refused there."""
    async with HostileServer("127.0.0.9") as server, HostileServer("127.0.0.10") as canary:
        resolver = FakeResolver({"rebind.test": [["127.0.0.9"], ["127.0.0.10"]]})
        guard = Guard(allow_addresses=["127.0.0.9"], resolver=resolver)
        for expected in ("page", FailureKind.FORBIDDEN_ADDRESS):
            fetcher = HttpFetcher(guard, user_agent="EmptorBot/0.1", host_delay_s=0, robots=False)
            with connects() as attempts:
                result = await fetcher.fetch(FetchRequest(url=server.url("/ok", host="rebind.test"), deadline_s=5))
            await fetcher.aclose()
            assert getattr(result, "failure", "page") == expected
            assert set(attempts) <= {"127.0.0.9"}
        assert resolver.asked == ["rebind.test", "rebind.test"]
        assert canary.connections == 0


@pytest.mark.parametrize("address", cases.GOOD)
async def test_public_addresses_stay_allowed(address: str) -> None:
    """As literals and as answers, up to the edges of the blocks."""
    host = f"[{address}]" if ":" in address else address
    guard = Guard(resolver=FakeResolver(otherwise=[address]))
    assert guard.check_url(f"https://{host}/page").port == 443
    assert await guard.addresses(address, 443) == await guard.addresses("shop.test", 443)


async def test_every_answer_is_kept_for_connecting() -> None:
    """Good names keep all their addresses, in the resolver's order."""
    guard = Guard(resolver=FakeResolver(otherwise=["2606:4700::1111", PUBLIC, PUBLIC]))
    assert await guard.addresses("shop.test", 80) == ("2606:4700::1111", PUBLIC)


async def test_an_exempt_block_is_reachable_at_any_port_and_nothing_else_is() -> None:
    """The development setting opens what it names."""
    guard = Guard(allow_addresses=["127.0.0.1/32"])
    assert await guard.addresses("127.0.0.1", 8_080) == ("127.0.0.1",)
    assert await guard.addresses("::ffff:127.0.0.1", 8_080) == ("127.0.0.1",)
    for host, port in (("127.0.0.2", 80), ("8.8.8.8", 8_080), ("10.0.0.1", 80)):
        with pytest.raises(ForbiddenAddress):
            await guard.addresses(host, port)


async def test_more_ports_can_be_allowed() -> None:
    """EMPTOR_ALLOWED_PORTS decides."""
    guard = Guard(allowed_ports=[80, 443, 8_443])
    assert await guard.addresses("8.8.8.8", 8_443) == ("8.8.8.8",)
    with pytest.raises(ForbiddenAddress, match="EMPTOR_ALLOWED_PORTS"):
        await guard.addresses("8.8.8.8", 8_444)


async def test_connections_are_counted_at_the_socket_level() -> None:
    """The counter itself sees a connection when there is one, or its zeros would prove nothing."""
    async with HostileServer("127.0.0.9") as server:
        fetcher = HttpFetcher(Guard(allow_addresses=["127.0.0.9"]), user_agent="EmptorBot/0.1", robots=False)
        with connects() as attempts:
            await fetcher.fetch(FetchRequest(url=server.url("/ok")))
        await fetcher.aclose()
    assert attempts == ["127.0.0.9"]
