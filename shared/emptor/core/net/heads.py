"""Heads of HTTP/1.1 messages, as far as a forward proxy must understand them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

MAX_LINES = 300
FIRST_LINE_PARTS = 3
HOP_BY_HOP = frozenset(
    {"connection", "keep-alive", "proxy-connection", "proxy-authorization", "proxy-authenticate", "x-emptor-refused"}
)
SWITCHING = "101"


class HeadError(Exception):
    """What came is no HTTP head."""


@dataclass(frozen=True, slots=True)
class Head:
    """A request's or an answer's first line, in its three parts, and its headers in order.

    A request is (method, target, version), an answer (version, status, reason).
    """

    first: str
    second: str
    third: str
    headers: tuple[tuple[str, str], ...]

    @property
    def is_interim(self) -> bool:
        """Whether this answer only precedes the real one."""
        return self.second.startswith("1") and self.second != SWITCHING

    @property
    def host_of_target(self) -> str:
        """The host that a request's absolute target names, as it is spelled; empty when there is none."""
        try:
            return urlsplit(self.second).hostname or ""
        except ValueError:
            return ""

    def for_origin(self) -> bytes:
        """Return a proxied request as its server expects it: a path for a target, closed after the answer."""
        parts = urlsplit(self.second)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = [("Host", parts.netloc), *((name, value) for name, value in self._end_to_end() if name.lower() != "host")]
        return _encode(f"{self.first} {path} HTTP/1.1", headers)

    def closing(self) -> bytes:
        """Return an answer's head with the news that the connection ends with it."""
        return _encode(f"HTTP/1.1 {self.second} {self.third}", self._end_to_end())

    def _end_to_end(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.headers if name.lower() not in HOP_BY_HOP]


def _encode(first_line: str, headers: list[tuple[str, str]]) -> bytes:
    lines = [first_line, *(f"{name}: {value}" for name, value in headers), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1")


async def read_head(reader: asyncio.StreamReader) -> Head:
    """Read one head.

    Raises:
        HeadError: it is none, or too long.
        IncompleteReadError: the connection ended in it.
    """
    try:
        text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.LimitOverrunError as error:
        raise HeadError("The head is too long.") from error
    lines = text.split("\r\n")[:-2]
    parts = lines[0].split(" ", FIRST_LINE_PARTS - 1)
    if len(parts) == FIRST_LINE_PARTS - 1:
        parts.append("")  # an answer may go without a reason
    if len(parts) != FIRST_LINE_PARTS or len(lines) > MAX_LINES:
        raise HeadError("The first line is not one of HTTP.")
    first, second, third = parts
    return Head(first, second, third, tuple(_header(line) for line in lines[1:]))


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name or name != name.strip():
        raise HeadError("A header line is not one of HTTP.")
    return name, value.strip()
