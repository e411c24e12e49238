"""Sends e-mail over SMTP, by the standard library in a thread. The server is the operator's; only the recipient is a user's."""

from __future__ import annotations

import asyncio
import smtplib
import socket
import ssl
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from emptor.core.errors import ConfigurationError

if TYPE_CHECKING:
    from datetime import datetime

    from emptor.core.settings import Settings
    from emptor.services.notifications.messages import Message

TIMEOUT_S = 10.0  # for each step: connecting, and each answer
DEADLINE_S = 30.0  # for all steps together: half of what a delivery is held for, so that nobody else sends it meanwhile
# How the connection is protected, by the scheme of EMPTOR_SMTP_URL, and its usual port.
PORTS = {"smtps": 465, "smtp": 587, "smtp+insecure": 25}
_READY = 220  # RFC 5321, section 4.2.3: service ready


class MailRefused(Exception):
    """The mail was not taken.

    Attributes:
        status: of the SMTP answer; None when there was none.
        for_good: the address itself is refused: trying again will not help.
    """

    def __init__(self, message: str, *, status: int | None = None, for_good: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.for_good = for_good


@dataclass(frozen=True)
class Mailer:
    """The operator's mail server.

    Attributes:
        scheme: `smtps` for TLS from the start, `smtp` for STARTTLS, which is then required, `smtp+insecure` for neither.
        trust: certificates that count; certifi's when None.
        deadline_s: for all steps of one mail together, in seconds.
    """

    scheme: str
    host: str
    port: int
    user: str | None
    password: str | None
    sender: str
    trust: ssl.SSLContext | None = None
    deadline_s: float = DEADLINE_S

    async def send(self, to: str, message: Message, message_id: str, at: datetime) -> None:
        """Send one mail. The same `message_id` again is the same mail, which receivers may tell by its header.

        Raises:
            MailRefused: it was not taken.
        """
        mail = self._mail(to, message, message_id, at)
        server = self._server()
        try:
            async with asyncio.timeout(self.deadline_s):
                await asyncio.to_thread(self._hand_over, server, mail, time.monotonic() + self.deadline_s)
        except TimeoutError as error:
            _cut(server)
            raise MailRefused(f"The mail server did not take it within {self.deadline_s:.0f} seconds.") from error

    def _mail(self, to: str, message: Message, message_id: str, at: datetime) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = self.sender
        mail["To"] = to
        mail["Subject"] = message.subject
        mail["Date"] = format_datetime(at)
        mail["Message-ID"] = f"<{message_id}@{self.sender.rpartition('@')[2].strip('> ')}>" if message_id else make_msgid()
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers
        mail.set_content(message.text)
        mail.add_alternative(message.html, subtype="html")
        return mail

    def _server(self) -> smtplib.SMTP:
        """The server, not connected yet."""
        tls = self.scheme == "smtps"
        server = smtplib.SMTP_SSL(timeout=TIMEOUT_S, context=self._trusted()) if tls else smtplib.SMTP(timeout=TIMEOUT_S)
        server._host = self.host  # type: ignore[attr-defined]  # noqa: SLF001 - only the constructor sets the name of the certificate
        return server

    def _hand_over(self, server: smtplib.SMTP, mail: EmailMessage, ends: float) -> None:
        """Connect and send, in a thread; nothing is sent after `ends`, a time of `time.monotonic`."""
        try:
            with closing(server):
                self._connect(server)
                if self.user is not None:
                    server.login(self.user, self.password or "")
                if time.monotonic() < ends:
                    server.send_message(mail)
                    with suppress(smtplib.SMTPException, OSError):  # it is taken, whatever becomes of the farewell
                        server.putcmd("QUIT")
        except smtplib.SMTPRecipientsRefused as error:
            [(status, said), *_] = error.recipients.values()
            for_good = status >= HTTPStatus.INTERNAL_SERVER_ERROR  # 5yz: permanent (RFC 5321 section 4.2.1), as it happens
            raise MailRefused(f"The address was refused: {_shown(said)}", status=status, for_good=for_good) from error
        except smtplib.SMTPAuthenticationError as error:
            raise MailRefused("The mail server refuses the service's own user.", status=error.smtp_code) from error
        except smtplib.SMTPResponseException as error:
            raise MailRefused(f"The mail server refused it: {_shown(error.smtp_error)}", status=error.smtp_code) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailRefused("The mail server could not be reached, or does not speak as asked.") from error

    def _connect(self, server: smtplib.SMTP) -> None:
        status, said = server.connect(self.host, self.port)
        if status != _READY:
            raise smtplib.SMTPConnectError(status, said)
        if self.scheme == "smtp":
            server.starttls(context=self._trusted())

    def _trusted(self) -> ssl.SSLContext:
        import certifi  # noqa: PLC0415 - only who sends mail loads the roots

        return self.trust or ssl.create_default_context(cafile=certifi.where())


def mailer_of(settings: Settings) -> Mailer | None:
    """Return the mail server of the settings; None without one. Raises ConfigurationError."""
    if settings.smtp_url is None:
        return None
    parts = urlsplit(settings.smtp_url.get_secret_value())
    if parts.scheme not in PORTS or not parts.hostname:
        raise ConfigurationError("EMPTOR_SMTP_URL is not of the form smtp://user:password@host:587 (or smtps://…).")
    if not settings.mail_from or "@" not in settings.mail_from:
        raise ConfigurationError("EMPTOR_MAIL_FROM is not set: give the address that mails come from.")
    user, password = (unquote(one) if one is not None else None for one in (parts.username, parts.password))
    return Mailer(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, password, settings.mail_from)


def _cut(server: smtplib.SMTP) -> None:
    """End a connection that a thread still waits at: a thread cannot be cancelled."""
    if server.sock is not None:
        with suppress(OSError):
            server.sock.shutdown(socket.SHUT_RDWR)


def _shown(said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
