"""robots.txt (RFC 9309): what a site asks of us, asked once and remembered."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from protego import Protego

MAX_AGE_S = 24 * 3_600.0  # RFC 9309: not to be used longer than a day
UNAVAILABLE_AGE_S = 60.0  # a server error is asked about again soon
MAX_BYTES = 500 * 1024  # RFC 9309: what a crawler must read at least
MAX_ORIGINS = 2_000
MAX_CRAWL_DELAY_S = 5.0  # longer ones would turn a question into a night's work; we read few pages of a site
FIRST_SERVER_ERROR = 500
TOO_MANY_REQUESTS = 429
FIRST_CLIENT_ERROR = 400
AGENT_LINE = re.compile(r"^[ \t]*user[ \t-]?agent[ \t]*[: \t][ \t]*(.*)$", re.IGNORECASE | re.MULTILINE)
OTHER_AGENT = "User-agent: another-robot"

Read = Callable[[str], Awaitable[tuple[int, str]]]
"""Asks for a robots.txt: its URL in, the final status and the text out. What it raises, `Robots.rules` raises."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says."""

    parsed: Protego | None  # None: no rules
    unavailable: int | None  # the server error that stood in its place: nothing may be read
    expires: float
    agent: str

    def allows(self, url: str) -> bool:
        """Tell whether the address may be read."""
        if self.unavailable:
            return False
        return self.parsed is None or self.parsed.can_fetch(url, self.agent)

    @property
    def crawl_delay_s(self) -> float | None:
        """The delay the site asks for, within what we can grant."""
        delay = self.parsed.crawl_delay(self.agent) if self.parsed else None
        return min(float(delay), MAX_CRAWL_DELAY_S) if delay else None


class Robots:
    """The rules of every origin, read through `read` and kept.

    Args:
        user_agent: its product token (`EmptorBot` of `EmptorBot/0.1 (…)`) is what robots.txt files name.
    """

    def __init__(self, read: Read, *, user_agent: str) -> None:
        self._read = read
        self._agent = re.split(r"[/\s]", user_agent, maxsplit=1)[0] or "*"
        self._known: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: str) -> Rules:
        """Return the rules for the origin of `url`. Callers at the same time share one request."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(origin)
        if known and known.expires > time.monotonic():
            return known
        task = self._asking.get(origin)
        if task is None:
            task = asyncio.create_task(self._ask(origin))
            self._asking[origin] = task
            task.add_done_callback(lambda done: self._forget(origin, done))
        return await asyncio.shield(task)

    async def aclose(self) -> None:
        """Stop what is under way."""
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _forget(self, origin: str, task: asyncio.Task[Rules]) -> None:
        self._asking.pop(origin, None)
        if not task.cancelled():
            task.exception()  # retrieved: those who waited have seen it, or are gone

    async def _ask(self, origin: str) -> Rules:
        status, text = await self._read(f"{origin}/robots.txt")
        rules = await asyncio.to_thread(self._judge, status, text)
        if len(self._known) >= MAX_ORIGINS:
            self._known.clear()
        self._known[origin] = rules
        return rules

    def _judge(self, status: int, text: str) -> Rules:
        now = time.monotonic()
        if status >= FIRST_SERVER_ERROR or status == TOO_MANY_REQUESTS:
            return Rules(None, status, now + UNAVAILABLE_AGE_S, self._agent)
        if status >= FIRST_CLIENT_ERROR:
            return Rules(None, None, now + MAX_AGE_S, self._agent)
        from protego import Protego  # noqa: PLC0415 - only fetching functions need it

        return Rules(Protego.parse(self._only_ours(text)), None, now + MAX_AGE_S, self._agent)

    def _only_ours(self, text: str) -> str:
        """Fold the groups of all other robots into one: parsing costs agents × rules, and a hostile file has many of both."""
        mine = self._agent.lower()

        def keep(line: re.Match[str]) -> str:
            named = line.group(1).split("#", 1)[0].strip().lower()
            return line.group(0) if named == "*" or (named and named.strip("*") in mine) else OTHER_AGENT

        return AGENT_LINE.sub(keep, text)
