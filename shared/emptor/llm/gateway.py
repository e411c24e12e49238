"""What all jobs of a process share: clients, breakers, rate limits, latencies and prices."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from emptor.llm.breaker import Breakers
from emptor.llm.calls import Provider
from emptor.llm.catalog import Catalog, ModelCard, load_catalog
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.latency import Latencies
from emptor.llm.limits import Buckets, MemoryRateLimiter, RateLimiter, SharedRateLimiter
from emptor.llm.port import Task
from emptor.llm.pricing import PriceBook
from emptor.llm.providers.registry import build, missing

if TYPE_CHECKING:
    from emptor.core.settings import Settings

_GATEWAYS_KEPT = 4


class Gateway:
    """Shared access to models. Making one reads the models file and nothing else: no network, no SDK."""

    def __init__(self, settings: Settings, *, buckets: Buckets | None = None) -> None:
        """
        Args:
            buckets: where rate limits are kept for all instances together; None keeps them in this process.

        Raises:
            ConfigurationError: the models file or a route cannot be understood.
        """
        self.settings = settings
        catalog = load_catalog(settings.models_file, routes_of(settings), settings.llm_limits)
        self.catalog: Catalog = replace(catalog, local_context_tokens=settings.local_context_tokens)
        self.breakers = Breakers()
        limits = self.catalog.limits
        self.limiter: RateLimiter = SharedRateLimiter(limits, buckets) if buckets else MemoryRateLimiter(limits)
        self.latencies = Latencies()
        self.prices = PriceBook(servers=self.catalog.servers)
        self._missing: dict[str, str | None] = {}
        self._clients: dict[asyncio.AbstractEventLoop, dict[str, asyncio.Task[Provider]]] = {}

    def missing(self, card: ModelCard) -> str | None:
        """What keeps a model from being asked at all (a key, an address), or None."""
        if card.ref not in self._missing:
            self._missing[card.ref] = missing(card, self.settings, self.catalog.servers)
        return self._missing[card.ref]

    async def provider(self, name: str) -> Provider:
        """Return the client of a provider, made at the first call: importing its SDK and reading certificates stays off the loop.

        Raises:
            ModelFailure: the client cannot be made, for instance because its package is broken.
        """
        clients = self._clients_of(asyncio.get_running_loop())
        if name not in clients:
            clients[name] = asyncio.create_task(asyncio.to_thread(build, name, self.settings, self.catalog.servers))
        try:
            return await asyncio.shield(clients[name])
        except Exception as error:  # whatever keeps one client from being made, another model may answer
            clients.pop(name, None)
            raise ModelFailure(FailureKind.BAD_REQUEST, f"the client of {name} cannot be made: {error}") from error

    def _clients_of(self, loop: asyncio.AbstractEventLoop) -> dict[str, asyncio.Task[Provider]]:
        """Connections belong to a loop; those of closed loops are forgotten."""
        for closed in [other for other in self._clients if other.is_closed()]:
            del self._clients[closed]
        return self._clients.setdefault(loop, {})

    async def aclose(self) -> None:
        """Close the clients of the running loop."""
        for made in self._clients.pop(asyncio.get_running_loop(), {}).values():
            await (await made).aclose()


def routes_of(settings: Settings) -> dict[Task, str]:
    """The routes the environment sets."""
    own = {task: getattr(settings, f"route_{task.value}") for task in Task}
    return {task: text for task, text in own.items() if text}


@lru_cache(maxsize=_GATEWAYS_KEPT)
def shared_gateway(settings: Settings) -> Gateway:
    """The gateway of these settings in this process: jobs that follow each other reuse its connections."""
    return Gateway(settings)
