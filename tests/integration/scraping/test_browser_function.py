"""The rendering function, driven by the events that AWS sends."""

from __future__ import annotations

import json
import socket

import pytest
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.scraping.browser.function import RenderFunction
from tests.integration.scraping.conftest import has_chromium


def _function_event(body: str, authorization: str = "") -> dict[str, object]:
    return {"requestContext": {"http": {"method": "POST"}}, "headers": {"authorization": authorization}, "body": body}


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (_function_event('{"url": "http://10.0.0.1/"}'), 401),
        (_function_event('{"url": "http://10.0.0.1/"}', "Bearer wrong"), 401),
        (_function_event("kettle", "Bearer secret"), 400),
        (_function_event("[]", "Bearer secret"), 400),
        (_function_event('{"url": "http://10.0.0.1/"}', "Bearer secret"), 200),
        (_function_event('{"uri": "x"}', "Bearer secret"), 200),
    ],
)
def test_the_function_answers_its_url(event: dict[str, object], status: int) -> None:
    """Token, body and address are judged without a browser."""
    handler = RenderFunction(lambda: Settings(browser_function_token=SecretStr("secret")))
    answer = handler(event)
    handler.close()
    assert answer["statusCode"] == status
    if status == 200:
        assert json.loads(answer["body"])["result"]["failure"] in {"forbidden_address", "invalid_url"}


@pytest.mark.browser
@pytest.mark.skipif(not has_chromium(), reason="needs Chromium: apt-get install chromium")
def test_the_function_keeps_its_browser_between_invocations() -> None:
    """Two direct invocations, one browser."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    settings = Settings(allow_addresses=("127.0.0.1",), host_delay_s=0)
    handler = RenderFunction(lambda: settings)
    outcomes = [handler({"url": f"http://127.0.0.1:{port}/", "deadline_s": 20}) for _ in range(2)]
    assert handler._fetcher is not None
    assert handler._fetcher.pool.started == 1
    handler.close()
    assert [outcome["result"]["failure"] for outcome in outcomes] == ["connect", "connect"]


def test_without_a_secret_nobody_is_served_through_the_url(caplog: pytest.LogCaptureFixture) -> None:
    """A function's URL is open to the world. A direct invocation needs AWS credentials, so it goes on."""
    handler = RenderFunction(lambda: Settings(browser_function_token=None))
    event = {
        "requestContext": {"http": {"method": "POST"}},
        "headers": {"authorization": "Bearer "},
        "body": '{"url": "http://a.test/"}',
    }
    assert handler(event)["statusCode"] == 401
    assert "EMPTOR_BROWSER_FUNCTION_TOKEN is not set" in caplog.text
