"""A sign-in service that answers with anything: it costs a bounded time and memory, and known keys go on being used."""

from __future__ import annotations

import asyncio
import gzip
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from emptor.core import jwks
from emptor.core.errors import Unavailable
from emptor.core.jwks import MAX_BYTES, PublicKeys
from tests.fakes.http_wire import Handler, HttpServer, Request, Wire, endless_crumbs

KEY = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()).public_key()))
SHORT_S = 1.0

ANSWERS: dict[str, bytes] = {
    "is nested without end": b'{"keys":' + b"[" * 100_000,
    "is not an object": b"[]",
    "is not JSON": b"<html>maintenance</html>",
    "is not text": b"\xff\xfe\x00",
    "has keys that are words": b'{"keys": ["a", "b"]}',
    "has keys that are one object": b'{"keys": {"kid": "k1"}}',
    "has a key of a kind that nobody knows": b'{"keys": [{"kty": "magic", "kid": "k1"}]}',
    "names its key by a list": json.dumps({"keys": [{**KEY, "kid": ["k1"]}]}).encode(),
    "names its key by a number": json.dumps({"keys": [{**KEY, "kid": 1}]}).encode(),
    "has a point that is on no curve": json.dumps({"keys": [{**KEY, "kid": "k1", "x": "AAAA"}]}).encode(),
    "is larger than any list of keys": json.dumps({"keys": [{**KEY, "kid": "k1"}], "more": "x" * MAX_BYTES}).encode(),
    "is a bomb": gzip.compress(b"0" * 10_000_000),
}


async def refused(handle: Handler) -> None:
    async with HttpServer(handle) as server:
        with pytest.raises(Unavailable):
            await PublicKeys(f"http://127.0.0.1:{server.port}/keys").key("k1")


@pytest.mark.parametrize("says", ANSWERS)
async def test_an_answer_without_usable_keys_is_a_service_that_is_away(says: str) -> None:
    async def handle(_: Request, wire: Wire) -> None:
        await wire.send(200, ANSWERS[says], {"content-encoding": "gzip"} if says == "is a bomb" else {})

    await refused(handle)


async def test_an_answer_in_crumbs_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time; the whole would take hours. Everybody who signs in meanwhile waits for it."""
    monkeypatch.setattr(jwks, "TIMEOUT_S", SHORT_S)
    began = time.monotonic()
    await asyncio.wait_for(refused(endless_crumbs), 30)
    assert time.monotonic() - began >= SHORT_S


async def test_what_is_not_http_is_a_service_that_is_away() -> None:
    async def handle(_: Request, wire: Wire) -> None:
        wire.writer.write(b"220 mail.example ESMTP\r\n\r\n")
        await wire.writer.drain()
        wire.writer.close()

    await refused(handle)


async def test_a_redirect_is_not_followed() -> None:
    """Keys come from where the project says, and from nowhere else."""
    asked: list[str] = []

    async def handle(request: Request, wire: Wire) -> None:
        asked.append(request.path)
        if request.path == "/keys":
            await wire.send(302, b"", {"location": "/elsewhere"})
        else:
            await wire.send(200, json.dumps({"keys": [{**KEY, "kid": "k1"}]}).encode())

    await refused(handle)
    assert asked == ["/keys"]


async def test_an_unusable_answer_does_not_take_away_the_keys_that_are_known() -> None:
    now, answers = [0.0], [json.dumps({"keys": [{**KEY, "kid": "k1"}]}).encode(), b"[" * 100_000]

    async def handle(_: Request, wire: Wire) -> None:
        await wire.send(200, answers.pop(0))

    async with HttpServer(handle) as server:
        keys = PublicKeys(f"http://127.0.0.1:{server.port}/keys", clock=lambda: now[0])
        key = await keys.key("k1")
        now[0] = 10_000.0
        assert await keys.key("k1") is key
    assert not answers, "it was asked again"
