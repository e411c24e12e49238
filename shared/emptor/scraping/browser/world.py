"""Speaking to a page from an isolated world, which the page's own scripts can neither see nor change."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

BLOCKED_TYPES = ("Media", "Font", "Image")


@cache
def script(name: str) -> str:
    """Return a script of this package."""
    return files("emptor.scraping.browser").joinpath(name).read_text("utf-8")


class World:
    """An isolated world of a page's main frame, over the DevTools protocol."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._frame_id = ""

    @classmethod
    async def enter(cls, session: CDPSession, *, images: bool) -> World:
        """Prepare a page: block what a reader does not need, in every frame of its process."""
        world = cls(session)
        blocked = [kind for kind in BLOCKED_TYPES if kind != "Image" or not images]
        session.on("Fetch.requestPaused", world._block)
        await session.send("Fetch.enable", {"patterns": [{"resourceType": kind} for kind in blocked]})
        tree = await session.send("Page.getFrameTree")
        world._frame_id = tree["frameTree"]["frame"]["id"]
        return world

    async def call(self, function: str, argument: object) -> Any:
        """Return what a JavaScript function gives for a JSON argument; promises are awaited.

        Raises:
            playwright Error: the page moved on, or died; or the function threw.
        """
        made = await self._session.send("Page.createIsolatedWorld", {"frameId": self._frame_id, "worldName": "emptor"})
        answer = await self._session.send(
            "Runtime.evaluate",
            {
                "expression": f"({function})({json.dumps(argument)})",
                "contextId": made["executionContextId"],
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        if "exceptionDetails" in answer:
            from playwright.async_api import Error  # noqa: PLC0415

            raise Error(str(answer["exceptionDetails"].get("exception", {}).get("description", "the script failed")))
        return answer["result"].get("value")

    async def source(self, limit: int) -> str | None:
        """Return the document as it stands (see `source.js`), or None when it is longer than `limit` characters."""
        found = await self.call(script("source.js"), limit)
        return str(found["html"]) if "html" in found else None

    def _block(self, event: dict[str, Any]) -> None:
        answer = {"requestId": event["requestId"], "errorReason": "BlockedByClient"}
        task = asyncio.ensure_future(self._session.send("Fetch.failRequest", answer))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
