"""The port every fetcher implements."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from pydantic import Field

from emptor.models.base import Model
from emptor.models.page import FetchResult

DEFAULT_DEADLINE_S = 20.0
DEFAULT_MAX_BYTES = 8 * 1024 * 1024


class FetchRequest(Model):
    """An address to read, and how much it may take."""

    url: str
    deadline_s: float = Field(default=DEFAULT_DEADLINE_S, gt=0, description="For everything: queueing, redirects, retries, body.")
    max_bytes: int = Field(default=DEFAULT_MAX_BYTES, gt=0, description="Of the body after decompression.")
    language: str | None = Field(default=None, description="ISO 639-1 code to ask for.")
    max_cost_usd: Decimal | None = Field(default=None, ge=0, description="What it may cost; 0 is for free ways alone.")
    country: str | None = Field(default=None, description="ISO 3166-1 code; fetchers with a choice of exit use it.")
    max_age_s: float | None = Field(
        default=None,
        ge=0,
        description="A kept page of at most this age will do; null: as long as its kind is good; 0: none will.",
    )
    etag: str | None = Field(
        default=None, description="Validator of an earlier reading; unchanged pages come back with status 304."
    )
    last_modified: str | None = Field(default=None, description="The same, as the earlier `Last-Modified` header.")


class Fetcher(Protocol):
    """Reads an address. Every outcome is a value: a fetcher does not raise, except when it is cancelled."""

    name: str

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """Return the page, or the typed failure, within the request's deadline."""
        ...

    async def aclose(self) -> None:
        """Release connections and processes. May be called twice."""
        ...
