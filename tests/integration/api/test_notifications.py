"""Notifications against a real mail server: confirmed, sent, tried again, and nobody else's; services by name alone."""

from __future__ import annotations

import asyncio
import email
import re
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import pytest
import trustme
from aiosmtpd.smtp import SMTP
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.services.notifications import messengers
from emptor.services.notifications.mail import Mailer, MailRefused
from emptor.services.notifications.messages import Message
from emptor.services.webhooks.sending import send_due
from tests.integration.api.conftest import Api, Caller

ADDRESS = "ann@mail.test"
SENDER = "Emptor <emptor@shop.test>"


@dataclass
class Inbox:
    """Takes mails, or refuses as it is told."""

    port: int = 0
    refusals: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 taken"

    def text(self) -> str:
        part = self.mails[-1].get_body(("plain",))
        assert part is not None
        return str(part.get_content())

    def html(self) -> str:
        part = self.mails[-1].get_body(("html",))
        assert part is not None
        return str(part.get_content())


@asynccontextmanager
async def served(taken: Inbox, tls: ssl.SSLContext | None = None, **how: Any) -> AsyncIterator[Inbox]:
    """A mail server on this event loop; `tls` from the start where it is given."""
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(taken, **how), "127.0.0.1", 0, ssl=tls)
    taken.port = server.sockets[0].getsockname()[1]
    yield taken
    server.close()


@pytest.fixture
async def inbox() -> AsyncIterator[Inbox]:
    async with served(Inbox()) as taken:
        yield taken


@pytest.fixture
def settings(settings: Settings, inbox: Inbox) -> Settings:
    smtp = SecretStr(f"smtp+insecure://127.0.0.1:{inbox.port}")
    return settings.model_copy(update={"smtp_url": smtp, "mail_from": SENDER, "public_url": "https://emptor.test/"})


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


async def made(owner: Caller, **more: Any) -> dict[str, Any]:
    answer = await owner.http.post("/notifications", json={"email": ADDRESS, **more})
    assert answer.status_code == 201, answer.text
    notification: dict[str, Any] = answer.json()
    return notification


async def confirmed(owner: Caller, inbox: Inbox, **more: Any) -> dict[str, Any]:
    notification = await made(owner, **more)
    [code] = re.findall(r"\d{8}", inbox.text())
    answer = await owner.http.post(f"/notifications/{notification['id']}/confirm", json={"code": code})
    assert answer.status_code == 200, answer.text
    inbox.mails.clear()
    shown: dict[str, Any] = answer.json()
    return shown


async def end_a_job(owner: Caller, question: str = "wireless headphones") -> str:
    job = await owner.start(question)
    await owner.http.post(f"/research/{job['id']}/cancel")
    return str(job["id"])


async def test_an_address_is_written_to_once_it_is_confirmed(api: Api, owner: Caller, inbox: Inbox) -> None:
    """Before that nothing but the code; then each event once, in text and in HTML, with a link to the job."""
    before = await made(owner)
    assert before["status"] == "unconfirmed"
    await end_a_job(owner)
    assert await send_due(api.services) == 0
    assert (await owner.http.post(f"/notifications/{before['id']}/test")).status_code == 409
    assert (await owner.http.patch(f"/notifications/{before['id']}", json={"paused": False})).status_code == 409
    assert len(inbox.mails) == 1
    [code] = re.findall(r"\d{8}", inbox.text())
    await owner.http.post(f"/notifications/{before['id']}/confirm", json={"code": code})
    job_id = await end_a_job(owner, "quiet kettles")
    assert await send_due(api.services) == 1
    assert await send_due(api.services) == 0
    mail = inbox.mails[-1]
    assert (mail["To"], mail["From"], mail["Auto-Submitted"]) == (ADDRESS, SENDER, "auto-generated")
    assert mail["Subject"] == "Your research was cancelled: quiet kettles"
    assert f"https://emptor.test/#/research/{job_id}" in inbox.text()
    assert f'href="https://emptor.test/#/research/{job_id}"' in inbox.html()
    log = (await owner.http.get(f"/notifications/{before['id']}/deliveries")).json()["items"]
    assert [(one["type"], one["state"]) for one in log] == [("research.cancelled", "delivered")]


async def test_the_code_is_nowhere_but_in_the_mail_and_may_be_wrong_five_times(owner: Caller, inbox: Inbox) -> None:
    """Whoever cannot read the mailbox cannot have it written to."""
    notification = await made(owner)
    path = f"/notifications/{notification['id']}"
    [code] = re.findall(r"\d{8}", inbox.text())
    seen = [(await owner.http.get(path)).text, (await owner.http.get(f"{path}/deliveries")).text, str(notification)]
    assert not any(code in text for text in seen)
    wrong = "0" * 8 if code != "0" * 8 else "1" * 8
    tries = [(await owner.http.post(f"{path}/confirm", json={"code": wrong})).status_code for _ in range(5)]
    assert tries == [422] * 5
    assert (await owner.http.post(f"{path}/confirm", json={"code": code})).status_code == 429
    assert (await owner.http.get(path)).json()["status"] == "unconfirmed"


async def test_how_many_codes_a_user_may_have_sent_is_limited(owner: Caller, inbox: Inbox) -> None:
    """Making and deleting again and again writes to nobody for ever."""
    statuses = []
    for _ in range(12):
        answer = await owner.http.post("/notifications", json={"email": ADDRESS})
        statuses.append(answer.status_code)
        if answer.status_code == 201:
            await owner.http.delete(f"/notifications/{answer.json()['id']}")
    assert statuses == [201] * 10 + [429] * 2
    assert len(inbox.mails) == 10


async def test_what_a_page_or_a_question_says_is_no_markup_and_no_header(api: Api, owner: Caller, inbox: Inbox) -> None:
    """Neither a second header nor an element gets in."""
    await confirmed(owner, inbox)
    await end_a_job(owner, 'kettles <img src=x onerror="alert(1)"> & more\r\nBcc: victim@mail.test')
    await send_due(api.services)
    mail = inbox.mails[-1]
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]
    assert "<img" not in inbox.html()
    assert "&lt;img" in inbox.html()


async def test_a_refusal_for_good_stops_it_and_one_for_now_is_tried_again(api: Api, owner: Caller, inbox: Inbox) -> None:
    """The log says what the server said; a server that is busy loses nothing."""
    notification = await confirmed(owner, inbox)
    inbox.refusals = ["451 busy, come back"]
    await end_a_job(owner)
    await send_due(api.services)
    [waiting] = (await owner.http.get(f"/notifications/{notification['id']}/deliveries")).json()["items"]
    assert (waiting["state"], waiting["status"], waiting["attempts"]) == ("pending", 451, 1)
    await api.services.database.run(b"update webhook_deliveries set next_attempt_at = now() where state = 'pending'", {})
    await send_due(api.services)
    assert len(inbox.mails) == 1
    inbox.refusals = ["550 no such user here"]
    await end_a_job(owner)
    await send_due(api.services)
    shown = (await owner.http.get(f"/notifications/{notification['id']}")).json()
    assert shown["status"] == "paused"
    assert "no such user here" in shown["paused_because"]


async def test_the_test_button_says_how_it_went(owner: Caller, inbox: Inbox) -> None:
    notification = await confirmed(owner, inbox, events=["watch.alert"])
    went = (await owner.http.post(f"/notifications/{notification['id']}/test")).json()
    assert (went["type"], went["state"]) == ("test", "delivered")
    assert inbox.mails[-1]["Subject"] == "A test of your notifications"
    inbox.refusals = ["450 not now"]
    went = (await owner.http.post(f"/notifications/{notification['id']}/test")).json()
    assert (went["state"], went["error"]) == ("pending", "The address was refused: not now")


async def test_its_links_lead_on(owner: Caller, inbox: Inbox) -> None:
    """Before its address is confirmed one link takes the code, and none does afterwards."""
    waiting = await made(owner)
    assert waiting["links"]["confirm"] == f"/api/v1/notifications/{waiting['id']}/confirm"
    links = (await confirmed(owner, inbox, email="other@home.test"))["links"]
    assert links.pop("confirm") is None
    for name, link in links.items():
        method = "POST" if name == "test" else "GET"
        assert (await owner.http.request(method, link.removeprefix("/api/v1"))).status_code == 200, name


async def test_webhooks_and_notifications_are_apart(owner: Caller, inbox: Inbox) -> None:
    """Each is found by its own path alone."""
    notification = await made(owner)
    webhook = (await owner.http.post("/webhooks", json={"url": "https://93.184.215.14/told"})).json()
    assert (await owner.http.get(f"/webhooks/{notification['id']}")).status_code == 404
    assert (await owner.http.delete(f"/webhooks/{notification['id']}")).status_code == 404
    assert (await owner.http.post(f"/webhooks/{notification['id']}/secret")).status_code == 404
    assert (await owner.http.get(f"/notifications/{webhook['id']}")).status_code == 404
    assert [one["id"] for one in (await owner.http.get("/webhooks")).json()["items"]] == [webhook["id"]]
    assert [one["id"] for one in (await owner.http.get("/notifications")).json()["items"]] == [notification["id"]]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"email": "ann@mail.test\r\nBcc: b@mail.test"}, "email"),
        ({"email": "ann@mail.test,bob@mail.test"}, "email"),
        ({"email": "Ann <ann@mail.test>"}, "email"),
        ({}, "one of them"),
        ({"email": ADDRESS, "service": "discord://1/a"}, "one of them"),
        ({"service": "json://169.254.169.254/latest"}, "not written to"),
        ({"service": "mailto://user:pass@10.0.0.1"}, "not written to"),
        ({"service": "ntfy://127.0.0.1/topic"}, "not written to"),
        ({"service": "syslog://"}, "not written to"),
        ({"service": "discord://1/a?url=http://127.0.0.1"}, "without options"),
        ({"service": "tgram://not-a-token"}, "not a URL for Telegram"),
        ({"service": "file:///etc/passwd"}, "not written to"),
    ],
)
async def test_who_cannot_be_written_to_is_refused(owner: Caller, inbox: Inbox, body: dict[str, str], says: str) -> None:
    """No other recipient, no host of a user's choice."""
    answer = await owner.http.post("/notifications", json=body)
    assert answer.status_code == 422, answer.text
    assert says in answer.text
    assert inbox.mails == []


async def test_a_services_tokens_are_never_shown_again(owner: Caller) -> None:
    token = "a-token-that-nobody-may-see"
    answer = await owner.http.post("/notifications", json={"service": f"discord://4174216298/{token}"})
    assert answer.json()["target"].startswith("discord://")
    texts = [answer.text, (await owner.http.get("/notifications")).text]
    assert not any(token in text for text in texts)


SERVICE_URLS = {
    "discord": ("discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js", "discord.com"),
    "ifttt": ("ifttt://WebHookID@EventID", "maker.ifttt.com"),
    "pbul": ("pbul://" + "a" * 32, "api.pushbullet.com"),
    "pover": ("pover://" + "u" * 30 + "@" + "t" * 30, "api.pushover.net"),
    "slack": ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "hooks.slack.com"),
    "tgram": ("tgram://123456789:abcdefg_hijklmnop/12315544/", "api.telegram.org"),
}


@pytest.mark.parametrize("scheme", SERVICE_URLS)
def test_a_service_is_asked_at_its_own_host(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen by a proxy that every connection goes through: one host, over TLS."""
    url, host = SERVICE_URLS[scheme]
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listening.getsockname()[1]}")
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{listening.getsockname()[1]}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)

        async def try_once() -> bool:
            sending = asyncio.create_task(messengers.send(url, Message("Subject", "Text", "<p>Text</p>")))
            connection, _ = await asyncio.to_thread(listening.accept)
            with connection:
                asked.append((await asyncio.to_thread(connection.recv, 4096)).decode())
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return await sending

        messengers.checked(url)
        assert asyncio.run(try_once()) is False
    assert asked[0].startswith(f"CONNECT {host}:443 ")


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_mail_goes_over_tls_that_is_checked(scheme: str) -> None:
    """A certificate that nobody vouches for is refused, and a server without STARTTLS too."""
    authority = trustme.CA()
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(server_side)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    message = Message("Subject", "Text", "<p>Text</p>")
    how = {"tls": server_side} if scheme == "smtps" else {"tls_context": server_side, "require_starttls": True}
    async with served(Inbox(), **how) as taken:
        good = Mailer(scheme, "localhost", taken.port, None, None, SENDER, trusted)
        await good.send(ADDRESS, message, str(uuid4()), datetime.now(UTC))
        stranger = Mailer(scheme, "localhost", taken.port, None, None, SENDER)
        with pytest.raises(MailRefused):
            await stranger.send(ADDRESS, message, str(uuid4()), datetime.now(UTC))
    assert len(taken.mails) == 1


async def test_a_mail_server_that_dribbles_is_given_up_at_the_deadline() -> None:
    """Each byte comes in time, the whole does not. Another attempt begins once the hold is over: this one has ended by then."""
    ended = asyncio.Event()

    async def dribble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while not reader.at_eof():
                writer.write(b"2")
                await writer.drain()
                await asyncio.sleep(0.02)
        ended.set()
        writer.close()

    server = await asyncio.start_server(dribble, "127.0.0.1", 0)
    mailer = Mailer("smtp+insecure", "127.0.0.1", server.sockets[0].getsockname()[1], None, None, SENDER, deadline_s=0.3)
    with pytest.raises(MailRefused, match="did not take it within"):
        await mailer.send(ADDRESS, Message("Subject", "Text", "<p>Text</p>"), str(uuid4()), datetime.now(UTC))
    async with asyncio.timeout(10):
        await ended.wait()
    server.close()


async def test_a_server_without_starttls_is_not_given_the_mail(inbox: Inbox) -> None:
    mailer = Mailer("smtp", "127.0.0.1", inbox.port, None, None, SENDER)
    with pytest.raises(MailRefused):
        await mailer.send(ADDRESS, Message("Subject", "Text", "<p>Text</p>"), str(uuid4()), datetime.now(UTC))
    assert inbox.mails == []
