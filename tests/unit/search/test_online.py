"""Whether the internet answers."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import Any

import pytest
import trustme

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.search.online import DEFAULT_HOSTS, is_online


@pytest.fixture
def closed_port() -> int:
    """A port of the loopback where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_one_host_that_answers_is_enough(closed_port: int) -> None:
    """The others may refuse; IPv6 addresses are written in brackets."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        assert await is_online(
            5, hosts=f"127.0.0.1:{closed_port}, [::1]:{closed_port},127.0.0.1:{port}", connect=asyncio.open_connection
        )


async def test_a_network_that_answers_in_the_place_of_others_is_offline() -> None:
    """A captive portal accepts every connection, but cannot show the certificate of the address that was asked for."""
    certificate = trustme.CA().issue_cert("127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    async with server:
        assert not await is_online(5, hosts=f"127.0.0.1:{server.sockets[0].getsockname()[1]}")


async def test_refusals_are_offline(closed_port: int) -> None:
    """And are known at once."""
    assert not await is_online(5, hosts=f"127.0.0.1:{closed_port}")


async def test_silence_is_offline_after_the_time_given() -> None:
    """A network that swallows packets; the connections are given up."""
    given_up = asyncio.Event()

    async def silent(host: str, port: int) -> tuple[Any, asyncio.StreamWriter]:
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()
        raise AssertionError

    assert not await is_online(0.05, hosts="192.0.2.1:443", connect=silent)
    await asyncio.wait_for(given_up.wait(), 5)


@pytest.mark.parametrize("hosts", ["1.1.1.1", "1.1.1.1:https", ":443"])
async def test_a_bad_list_is_a_configuration_error(hosts: str) -> None:
    """With the name of the setting."""
    with pytest.raises(ConfigurationError, match="EMPTOR_ONLINE_PROBE"):
        await is_online(hosts=hosts)


async def test_no_hosts_is_offline() -> None:
    """Setting an empty list turns the probe off."""
    assert not await is_online(hosts=" ")


def test_the_default_is_that_of_the_settings() -> None:
    """One list, in two places."""
    assert Settings.model_fields["online_probe"].default == DEFAULT_HOSTS
