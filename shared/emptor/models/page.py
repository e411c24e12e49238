"""What fetching an address gave: a page, or a typed failure. Never an exception."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal, PlainFloat


class FailureKind(StrEnum):
    """Why there is no page. The name says what the caller can do about it."""

    INVALID_URL = "invalid_url"  # not an absolute http(s) address
    FORBIDDEN_ADDRESS = "forbidden_address"  # private, loopback, link-local, metadata, or a port that is not allowed
    ROBOTS = "robots"  # the site's robots.txt asks us not to
    DNS = "dns"
    CONNECT = "connect"  # refused, unreachable, reset before an answer
    TLS = "tls"
    TIMEOUT = "timeout"  # the deadline of the whole fetch passed
    TRUNCATED = "truncated"  # the connection ended inside the body
    TOO_LARGE = "too_large"  # more bytes than allowed, after decompression
    TOO_MANY_REDIRECTS = "too_many_redirects"
    DECODING = "decoding"  # broken or nested content encoding
    UNSUPPORTED_TYPE = "unsupported_type"  # not a text document: an image, a download
    HTTP_STATUS = "http_status"  # an answer that is not a page: 404, 410, 500 …
    RATE_LIMITED = "rate_limited"  # 429, or 503 with Retry-After
    BLOCKED = "blocked"  # an anti-bot page, whatever its status
    CRASHED = "crashed"  # the browser or its page died
    PROVIDER = "provider"  # a scraping provider refused: key, credits, its own fault
    NOT_ARCHIVED = "not_archived"  # replaying an archive that lacks the page
    CANCELLED = "cancelled"


class Attempt(Model):
    """One try at an address."""

    via: str = Field(description="Adapter: `http`, `browser`, `browserless`, `scraperapi`, `archive`, `cache`.")
    outcome: str = Field(description="`page` or a failure kind.")
    ms: PlainFloat = Field(ge=0, description="Wall time, milliseconds.")
    cost_usd: PlainDecimal = Field(default=Decimal(0), description="What the try cost, in US dollars.")
    detail: str = Field(default="", description="More about how it ended, for a person.")


class Cached(Model):
    """What the page cache has to do with a page."""

    state: Literal["stored", "hit", "revalidated"] = Field(
        description="`stored`: read just now; `hit`: kept from an earlier reading; `revalidated`: kept, and the server said "
        "just now that it has not changed."
    )
    snapshot_id: str = Field(description="Under which its body is kept already.")
    expires_at: datetime = Field(description="Until when it is not asked for again.")


class Page(Model):
    """A page as it was read. `body` is what a snapshot keeps: bytes after content decoding, before character decoding."""

    kind: Literal["page"] = "page"
    url: str = Field(description="The address asked for.")
    final_url: str = Field(description="The address after redirects.")
    status: int = Field(description="200 … 299; or 304 with an empty body: unchanged since the reading the request named.")
    headers: dict[str, str] = Field(default_factory=dict, description="Names in lower case.")
    content_type: str = Field(default="text/html", description="Media type without parameters, in lower case.")
    charset: str = Field(default="utf-8", description="Python codec name that decodes `body`.")
    body: bytes
    fetched_at: datetime = Field(description="When it was read, or last confirmed by its server to be unchanged.")
    via: str = "http"
    attempts: tuple[Attempt, ...] = ()
    cache: Cached | None = Field(default=None, description="Null where pages are not cached, or this one may not be.")

    @property
    def text(self) -> str:
        """The decoded source. Bytes that do not decode become U+FFFD."""
        return self.body.decode(self.charset, errors="replace")


class FetchFailure(Model):
    """No page, and why."""

    kind: Literal["failure"] = "failure"
    url: str
    failure: FailureKind
    message: str = Field(description="One sentence for a person, naming what to do when something can be done.")
    retryable: bool = Field(description="Whether the same request may succeed later without a change on our side.")
    status: int | None = None
    retry_after_s: PlainFloat | None = None
    via: str = "http"
    attempts: tuple[Attempt, ...] = ()
    answer: Page | None = Field(
        default=None,
        exclude=True,
        repr=False,
        description="What the server sent with a status that is no page, for judging whether it is an anti-bot page. "
        "Not serialised.",
    )


FetchResult = Page | FetchFailure
