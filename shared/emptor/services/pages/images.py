"""Pictures of products, served by us: a reader's browser asks no third party, which would learn what is being read.

Links are signed, so that only pictures of what was read are fetched, and end after some weeks. What is fetched goes through the
guard of all pages; what is served has been decoded and encoded again, so it is a picture and nothing else.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Iterable
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from emptor.core.errors import NotFound, Unavailable
from emptor.core.net.body import read_bounded
from emptor.core.net.client import guarded_client
from emptor.core.net.errors import reason_of
from emptor.core.net.guard import Guard
from emptor.core.version import API_PREFIX
from emptor.models.report import LIVE_WEB
from emptor.services.pages.pictures import FORMATS, HAS_PILLOW, NotAPicture, thumbnail
from emptor.utils.decompress import EncodingError

if TYPE_CHECKING:
    import httpx

    from emptor.core.settings import Settings
    from emptor.db.image_keys import ImageKeyRepository
    from emptor.models.report import Report

WEEK_S = 7 * 86_400
LINK_WEEKS = 2  # a link holds for at least one, and is the same for all of a week, so that caches find it again
KEYS_KNOWN_S = 3_600.0
KEYS_AGAIN_S = 60.0  # not sooner is the database asked for a key that an unknown signature may have
FETCH_DEADLINE_S = 8.0
FETCH_MAX_BYTES = 6 * 1024 * 1024
MAX_REDIRECTS = 5
DECODING_CPU_S = 4.0
AT_ONCE = 4  # pictures a process fetches at a time
WAITING_MAX = 32  # and how many more may wait for that
RETRY_AFTER_S = 2.0
KEPT_BYTES = 8 * 1024 * 1024
_ACCEPT = ", ".join(f"image/{name.lower()}" for name in FORMATS)
_BAD_LINK = "This link shows no picture: it has ended, or is not complete. Read the report again for another."


class ImageService:
    """Makes links to pictures, and serves what they name. One instance belongs to one event loop."""

    def __init__(self, keys: ImageKeyRepository, settings: Settings) -> None:
        self._keys = keys
        self._settings = settings
        self._known: tuple[bytes, ...] = ()
        self._known_at = float("-inf")
        self._kept = _Kept(KEPT_BYTES)
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._http: httpx.AsyncClient | None = None

    async def links_of(self, report: Report) -> dict[str, str]:
        """Return a link to each picture of a report's candidates, by its own address; none where an archive was read."""
        if report.web != LIVE_WEB:
            return {}
        return await self.links(candidate.image for candidate in report.candidates if candidate.image)

    async def links(self, urls: Iterable[str]) -> dict[str, str]:
        """Return signed links, relative to the server, by the picture's own address. Empty where pictures are not served."""
        wanted = [url for url in dict.fromkeys(urls) if url.startswith(("https://", "http://"))]
        if not wanted or not HAS_PILLOW:
            return {}
        newest, *_ = await self._current_keys()
        until = (int(time.time()) // WEEK_S + LINK_WEEKS) * WEEK_S
        return {url: _link(newest, url, until) for url in wanted}

    async def picture(self, url: str, until: int, signature: str, width: int) -> bytes:
        """Return a signed picture as WebP.

        Raises:
            NotFound: the link is not one of ours or has ended, or there is no picture at its address.
            Unavailable: too many are being fetched.
        """
        if not HAS_PILLOW:
            raise NotFound("This deployment serves no pictures: it is installed without the extra `images`.")
        if until < time.time() or not await self._is_signed(url, until, signature):
            raise NotFound(_BAD_LINK)
        if (kept := self._kept.get((url, width))) is not None:
            return kept
        if self._waiting >= WAITING_MAX:
            raise Unavailable("Too many pictures are being fetched: ask again in a moment.", retry_after_s=RETRY_AFTER_S)
        self._waiting += 1
        try:
            async with self._turns:
                made = self._kept.get((url, width)) or await self._made(url, width)
        finally:
            self._waiting -= 1
        self._kept.put((url, width), made)
        return made

    async def aclose(self) -> None:
        """Close the connections that were opened."""
        if self._http is not None:
            await self._http.aclose()

    async def _made(self, url: str, width: int) -> bytes:
        from emptor.core.cpu import CpuTimeout, run_cpu  # noqa: PLC0415 - only who decodes starts workers
        from emptor.core.cpu_worker import WorkerLost  # noqa: PLC0415

        body = await self._fetched(url)
        try:
            return await run_cpu(thumbnail, body, width, timeout_s=DECODING_CPU_S)
        except NotAPicture as error:
            raise NotFound(f"There is no picture at its address. {error}") from error
        except (CpuTimeout, WorkerLost) as error:
            raise NotFound("The picture takes too long to decode.") from error

    async def _fetched(self, url: str) -> bytes:
        import httpx  # noqa: PLC0415

        headers = {"User-Agent": self._settings.user_agent, "Accept": _ACCEPT}
        try:
            async with asyncio.timeout(FETCH_DEADLINE_S), self._client().stream("GET", url, headers=headers) as answer:
                if not answer.is_success:
                    raise NotFound(f"The picture's server answered {answer.status_code}.")
                body, is_whole = await read_bounded(answer, FETCH_MAX_BYTES)
        except TimeoutError as error:
            raise NotFound(f"The picture's server did not answer within {FETCH_DEADLINE_S:.0f} seconds.") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, EncodingError, OSError) as error:
            raise NotFound(reason_of(error, "The picture cannot be fetched.")) from error
        if not is_whole:
            raise NotFound(f"The picture is larger than {FETCH_MAX_BYTES} bytes.")
        return body

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = guarded_client(Guard.from_settings(self._settings), follow_redirects=True, max_connections=AT_ONCE)
            self._http.max_redirects = MAX_REDIRECTS
            self._http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))  # none is kept
        return self._http

    async def _is_signed(self, url: str, until: int, signature: str) -> bool:
        def matches(keys: tuple[bytes, ...]) -> bool:
            return any(hmac.compare_digest(_signature(key, url, until), signature) for key in keys)

        if matches(await self._current_keys()):
            return True
        # Another process may have made a newer key.
        return time.monotonic() - self._known_at > KEYS_AGAIN_S and matches(await self._current_keys(afresh=True))

    async def _current_keys(self, *, afresh: bool = False) -> tuple[bytes, ...]:
        if afresh or time.monotonic() - self._known_at > KEYS_KNOWN_S:
            self._known = await self._keys.current()
            self._known_at = time.monotonic()
        return self._known


class _Kept:
    """The last pictures that were made, up to so many bytes: a page that shows one twice, or two readers, cost one."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def get(self, key: tuple[str, int]) -> bytes | None:
        if key in self._pictures:
            self._pictures.move_to_end(key)
        return self._pictures.get(key)

    def put(self, key: tuple[str, int], picture: bytes) -> None:
        self._bytes += len(picture) - len(self._pictures.pop(key, b""))
        self._pictures[key] = picture
        while self._bytes > self._max_bytes:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= len(oldest)


def _signature(key: bytes, url: str, until: int) -> str:
    digest = hmac.new(key, f"{until}\n{url}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _link(key: bytes, url: str, until: int) -> str:
    return f"{API_PREFIX}/images?{urlencode({'url': url, 'until': until, 'sig': _signature(key, url, until)}, errors='replace')}"
