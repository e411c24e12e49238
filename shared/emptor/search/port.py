"""The port every search provider implements."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

import httpx

from emptor.models.search import SearchHit, SearchQuery


class SearchErrorKind(StrEnum):
    AUTH = "auth"
    QUOTA = "quota"
    RATE_LIMITED = "rate_limited"
    TIMEOUT = "timeout"
    UNAVAILABLE = "unavailable"
    BAD_REQUEST = "bad_request"


class SearchError(Exception):
    """A provider did not answer. Only the chain that owns the providers sees it."""

    def __init__(self, kind: SearchErrorKind, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.retry_after_s = retry_after_s


@dataclass(frozen=True)
class Clients:
    """What providers send their requests with."""

    public: httpx.AsyncClient  # to the fixed hosts of providers
    operator: httpx.AsyncClient  # to an address the operator chose, which may be in a private network


class SearchProvider(Protocol):
    """Finds pages for a query."""

    name: str
    cost_usd: Decimal  # price of one call, known beforehand so that it can be reserved

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Return hits, best first; an empty list when the provider found nothing.

        Raises:
            SearchError: the provider refused, failed or did not answer in time.
        """
        ...

    async def aclose(self) -> None: ...
