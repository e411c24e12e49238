"""Who a request acts for, and which tokens are refused."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import APIRouter

from emptor.core.app import create_app
from emptor.core.auth import LOCAL_USER_ID, CurrentUser, TokenVerifier, require_sign_in
from emptor.core.errors import ConfigurationError, Unauthorized, Unavailable
from emptor.core.jwks import PublicKeys
from emptor.core.settings import Settings
from emptor.models.api_keys import Scope

USER = "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d"
SECRET = "a-legacy-secret-of-32-characters!"
PRIVATE_KEY = ec.generate_private_key(ec.SECP256R1())
POLL_S = 0.01
OTHER_KEY = ec.generate_private_key(ec.SECP256R1())


class SignInService:
    """A local stand-in for the project's sign-in service: publishes its keys, and counts how often it is asked."""

    def __init__(self) -> None:
        key = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(PRIVATE_KEY.public_key()))
        self.document = {"keys": [{**key, "kid": "k1", "alg": "ES256", "use": "sig"}]}
        self.requests: list[str] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.requests.append(self.path)
                body = json.dumps(service.document).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(POLL_S,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def sign_in() -> Iterator[SignInService]:
    service = SignInService()
    yield service
    service.close()


def whoami(client: tuple[str, int] = ("127.0.0.1", 123), **settings: Any) -> httpx.AsyncClient:
    routes = APIRouter()

    @routes.get("/whoami")
    async def who(user: CurrentUser) -> dict[str, str]:
        return {"user": str(user.user_id)}

    app = create_app(routes, settings=Settings(**settings))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=client), base_url="http://test/api/v1")


def claims(issuer: str, **changes: Any) -> dict[str, Any]:
    all_claims = {
        "sub": USER,
        "aud": "authenticated",
        "iss": f"{issuer}/auth/v1",
        "role": "authenticated",
        "exp": int(time.time()) + 600,
    }
    return {name: value for name, value in {**all_claims, **changes}.items() if value is not None}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_on_a_laptop_everyone_is_the_local_user() -> None:
    async with whoami() as http:
        assert (await http.get("/whoami")).json() == {"user": str(LOCAL_USER_ID)}


async def test_a_token_signed_by_the_projects_key_names_its_user(sign_in: SignInService) -> None:
    token = jwt.encode(claims(sign_in.url), PRIVATE_KEY, "ES256", headers={"kid": "k1"})
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        answer = await http.get("/whoami", headers=bearer(token))
    assert answer.json() == {"user": USER}


async def test_the_keys_are_fetched_once_for_many_requests(sign_in: SignInService) -> None:
    token = jwt.encode(claims(sign_in.url), PRIVATE_KEY, "ES256", headers={"kid": "k1"})
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        for _ in range(5):
            await http.get("/whoami", headers=bearer(token))
        for _ in range(5):  # unknown key ids do not make a burst of requests either
            unknown = jwt.encode(claims(sign_in.url), OTHER_KEY, "ES256", headers={"kid": "nope"})
            await http.get("/whoami", headers=bearer(unknown))
    assert sign_in.requests == ["/auth/v1/.well-known/jwks.json"] * 2, "one look for the unknown key, and then a pause"


async def test_a_legacy_secret_works_when_it_is_set() -> None:
    token = jwt.encode(claims("https://p.supabase.co"), SECRET, "HS256")
    async with whoami(auth="jwt", SUPABASE_JWT_SECRET=SECRET, SUPABASE_URL="https://p.supabase.co") as http:
        assert (await http.get("/whoami", headers=bearer(token))).json() == {"user": USER}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"exp": int(time.time()) - 60}, id="expired"),
        pytest.param({"exp": None}, id="never expires"),
        pytest.param({"aud": "other"}, id="for another audience"),
        pytest.param({"aud": None}, id="for no audience"),
        pytest.param({"iss": "https://evil.example/auth/v1"}, id="from another issuer"),
        pytest.param({"iss": None}, id="from no issuer"),
        pytest.param({"role": "service_role"}, id="a service key"),
        pytest.param({"role": "anon"}, id="an anonymous key"),
        pytest.param({"role": None}, id="no role"),
        pytest.param({"sub": "admin"}, id="not a user's id"),
        pytest.param({"sub": None}, id="no subject"),
    ],
)
async def test_a_well_signed_token_with_wrong_claims_is_refused(sign_in: SignInService, changes: dict[str, Any]) -> None:
    token = jwt.encode(claims(sign_in.url, **changes), PRIVATE_KEY, "ES256", headers={"kid": "k1"})
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        answer = await http.get("/whoami", headers=bearer(token))
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def forged(issuer: str, public_key_pem: bytes) -> dict[str, str]:
    """Tokens nobody at the sign-in service has signed."""
    good = claims(issuer)
    header_of_none = jwt.encode(good, None, "none")
    return {
        "unsigned": header_of_none,
        "signed with another key": jwt.encode(good, OTHER_KEY, "ES256", headers={"kid": "k1"}),
        "HMAC with a guessed secret": jwt.encode(good, "x" * 32, "HS256"),
        "tampered": jwt.encode(good, PRIVATE_KEY, "ES256", headers={"kid": "k1"})[:-6] + "AAAAAA",
        "no token at all": "hello",
        "project secret key": "sb_secret_abcdefghijklmnop",
        "public key used as HMAC secret": _hmac_with(public_key_pem, good),
    }


def _hmac_with(key: bytes, payload: dict[str, Any]) -> str:
    """PyJWT refuses to make such a token, so it is made by hand."""

    def b64(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    signed = f"{b64(json.dumps({'alg': 'HS256', 'kid': 'k1'}).encode())}.{b64(json.dumps(payload).encode())}"
    return f"{signed}.{b64(hmac.new(key, signed.encode(), hashlib.sha256).digest())}"


async def test_forged_tokens_are_refused(sign_in: SignInService) -> None:
    pem = PRIVATE_KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        for what, token in forged(sign_in.url, pem).items():
            answer = await http.get("/whoami", headers=bearer(token))
            assert answer.status_code == 401, what
            assert token not in answer.text, what


async def test_without_a_token_one_is_asked_to_sign_in(sign_in: SignInService) -> None:
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        answer = await http.get("/whoami")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="emptor"')


async def test_when_the_sign_in_service_is_down_the_answer_is_to_try_again(sign_in: SignInService) -> None:
    token = jwt.encode(claims(sign_in.url), PRIVATE_KEY, "ES256", headers={"kid": "k1"})
    sign_in.close()
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        answer = await http.get("/whoami", headers=bearer(token))
    assert answer.status_code == 503
    assert "retry-after" in answer.headers


async def test_jwt_mode_without_any_key_says_which_setting_is_missing() -> None:
    async with whoami(auth="jwt") as http:
        answer = await http.get("/whoami", headers=bearer("x.y.z"))
    assert answer.status_code == 500
    assert "SUPABASE_URL" in answer.json()["detail"]


class TestPublicKeys:
    """Keys of the sign-in service, with a clock of the test's."""

    async def test_an_unknown_key_is_looked_for_with_growing_pauses(self, sign_in: SignInService) -> None:
        """An attacker who invents key ids makes few requests; a key that was rotated in is found at the next look."""
        now = [0.0]
        keys = PublicKeys(f"{sign_in.url}/keys", clock=lambda: now[0])
        await keys.key("k1")
        for second in range(64):
            now[0] = float(second)
            with pytest.raises(Unauthorized):
                await keys.key(f"invented-{second}")
        assert len(sign_in.requests) == 1 + 7, "looked for after 0, 1, 3, 7, 15, 31 and 63 seconds"
        sign_in.document["keys"][0]["kid"] = "k2"
        now[0] += 64.0
        assert await keys.key("k2")

    async def test_known_keys_go_on_being_used_while_the_service_is_away(self, sign_in: SignInService) -> None:
        """Long after they were to be fetched again."""
        now = [0.0]
        keys = PublicKeys(f"{sign_in.url}/keys", clock=lambda: now[0])
        key = await keys.key("k1")
        sign_in.close()
        now[0] = 10_000.0
        assert await keys.key("k1") is key

    async def test_keys_are_required_once_and_a_service_that_has_none_is_asked_again_later(self, sign_in: SignInService) -> None:
        """What `/ready` asks. Once a key is known, the service may be away."""
        now = [0.0]
        keys = PublicKeys("http://127.0.0.1:1/keys", clock=lambda: now[0])
        with pytest.raises(Unavailable, match="publishes no keys"):
            await keys.require()
        keys = PublicKeys(f"{sign_in.url}/keys", clock=lambda: now[0])
        await keys.require()
        sign_in.document = {}
        await keys.require()
        assert sign_in.requests == ["/keys"]

    async def test_many_requests_at_once_make_one_fetch(self, sign_in: SignInService) -> None:
        """Those who come meanwhile wait for the first one's answer."""
        keys = PublicKeys(f"{sign_in.url}/keys")
        await asyncio.gather(*(keys.key("k1") for _ in range(20)))
        assert len(sign_in.requests) == 1


async def test_a_token_whose_algorithm_does_not_fit_its_key_is_refused(sign_in: SignInService) -> None:
    """An RSA token that names an elliptic key is a bad token and not a fault of ours."""
    rsa_key = rsa.generate_private_key(65537, 2048)
    token = jwt.encode(claims(sign_in.url), rsa_key, "RS256", headers={"kid": "k1"})
    async with whoami(auth="jwt", SUPABASE_URL=sign_in.url) as http:
        assert (await http.get("/whoami", headers=bearer(token))).status_code == 401


@pytest.mark.parametrize(
    ("peer", "host", "served"),
    [
        pytest.param("127.0.0.1", "localhost:8000", True, id="this machine"),
        pytest.param("::1", "[::1]:8000", True, id="this machine over IPv6"),
        pytest.param("203.0.113.7", "localhost:8000", False, id="another machine that says it is this one"),
        pytest.param("127.0.0.1", "evil.example", False, id="a web page whose name was made to point here"),
        pytest.param("127.0.0.1", "192.168.1.5:8000", False, id="an address of the network"),
    ],
)
async def test_without_sign_in_only_this_machine_is_served(peer: str, host: str, served: bool) -> None:
    """Everyone is the local user, so everyone must be here."""
    async with whoami(client=(peer, 1234), auth="none") as http:
        answer = await http.get("/whoami", headers={"Host": host})
    assert answer.status_code == (200 if served else 403)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.com", ""])
def test_without_sign_in_no_other_address_is_listened_on(host: str) -> None:
    """The process does not start; with sign-in it does."""
    with pytest.raises(ConfigurationError, match="EMPTOR_AUTH"):
        require_sign_in(Settings(auth="local"), host)
    require_sign_in(Settings(auth="supabase", SUPABASE_URL="https://p.supabase.co"), host)
    require_sign_in(Settings(auth="local"), "127.0.0.1")


@pytest.mark.parametrize(
    ("app_metadata", "operator"),
    [({"role": "operator"}, True), ({"role": "admin"}, False), ({}, False), ("operator", False), (None, False)],
)
async def test_an_operator_is_who_the_service_says(sign_in: SignInService, app_metadata: object, operator: bool) -> None:
    """By `app_metadata`, which users cannot write; `user_metadata`, which they can, makes nobody an operator."""
    verifier = TokenVerifier(Settings(auth="jwt", SUPABASE_URL=sign_in.url))
    given = claims(sign_in.url, app_metadata=app_metadata, user_metadata={"role": "operator"})
    who = await verifier.verify(jwt.encode(given, PRIVATE_KEY, "ES256", headers={"kid": "k1"}))
    assert (Scope.OPERATOR in who.scopes) is operator
