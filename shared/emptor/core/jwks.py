"""The public keys of a sign-in service (RFC 7517): fetched off the event loop, kept, and not asked for too often."""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from collections.abc import Callable, Mapping
from typing import Any

from emptor.core.errors import Unauthorized, Unavailable
from emptor.core.net.body import read_bounded
from emptor.utils.decompress import EncodingError
from emptor.utils.outside_json import read_json

log = logging.getLogger(__name__)

TIMEOUT_S = 5.0  # for the whole answer
KEPT_S = 600.0
FIRST_BACK_OFF_S = 1.0  # after a fetch that failed or did not bring the key that was asked for …
MOST_BACK_OFF_S = 300.0  # … twice as long each time, up to this
MAX_BYTES = 256 * 1024


class PublicKeys:
    """Keys by their id. One that is not known is looked for at the service, with growing pauses: a caller may invent ids.

    While the service is away the keys that are known go on being used.
    """

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._clock = clock
        self._keys: Mapping[str, Any] = {}
        self._fresh_until = 0.0
        self._not_before = 0.0
        self._back_off_s = FIRST_BACK_OFF_S
        self._fetching = asyncio.Lock()

    async def key(self, key_id: str) -> Any:
        """The key with this id, as PyJWT takes it.

        Raises:
            Unauthorized: the service does not publish it.
            Unavailable: no key is known, and the service does not answer; carries retry_after_s.
        """
        if not self._known(key_id):
            async with self._fetching:  # those who wait find what the first one brought
                if not self._known(key_id) and self._clock() >= self._not_before:
                    await self._fetch(key_id)
        if key_id in self._keys:
            return self._keys[key_id]
        if not self._keys:
            raise Unavailable("The sign-in service cannot be reached. Try again.", retry_after_s=self._back_off_s)
        raise Unauthorized("The access token is signed with a key this project does not know. Sign in again.")

    async def require(self) -> None:
        """Check that tokens can be checked: at least one key is known, or can be fetched now.

        Raises:
            Unavailable: there is none; carries retry_after_s.
        """
        async with self._fetching:
            if not self._keys and self._clock() >= self._not_before:
                await self._fetch(None)
        if not self._keys:
            raise Unavailable("The sign-in service publishes no keys, or cannot be reached.", retry_after_s=self._back_off_s)

    def _known(self, key_id: str) -> bool:
        return key_id in self._keys and self._clock() < self._fresh_until

    async def _fetch(self, wanted: str | None) -> None:
        """Fetch all keys; without the one that is wanted (None: without any) the next try has to wait."""
        try:
            self._keys = await _fetch_keys(self._url)
            self._fresh_until = self._clock() + KEPT_S
        except (OSError, ValueError) as error:
            log.warning("the sign-in service's keys cannot be fetched: %s", error or type(error).__name__)
        if self._known(wanted) if wanted is not None else self._keys:
            self._back_off_s, self._not_before = FIRST_BACK_OFF_S, 0.0
        else:
            self._not_before = self._clock() + self._back_off_s
            self._back_off_s = min(self._back_off_s * 2, MOST_BACK_OFF_S)


async def _fetch_keys(url: str) -> dict[str, Any]:
    """Raises OSError when the service does not answer in time, ValueError when the answer holds no keys."""
    document = await _fetch(url)
    return await asyncio.to_thread(_keys_in, document, url)


async def _fetch(url: str) -> bytes:
    """The document, from where the project says and from nowhere else: a redirect is not followed."""
    import httpx  # noqa: PLC0415 - functions that check no token do not pay for it

    trust = await asyncio.to_thread(ssl.create_default_context)
    headers = {"accept": "application/json", "accept-encoding": "identity"}
    try:
        async with (
            asyncio.timeout(TIMEOUT_S),
            httpx.AsyncClient(verify=trust, headers=headers) as client,
            client.stream("GET", url) as answer,
        ):
            if not answer.is_success:
                raise ValueError(f"{url} answered with status {answer.status_code}")
            document, is_whole = await read_bounded(answer, MAX_BYTES)
    except EncodingError as error:
        raise ValueError(f"the answer of {url} cannot be read: {error}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OSError(f"{url}: {error or type(error).__name__}") from error
    if not is_whole:
        raise ValueError(f"the answer of {url} is longer than {MAX_BYTES} bytes")
    return document


def _keys_in(document: bytes, url: str) -> dict[str, Any]:
    import jwt  # noqa: PLC0415 - with cryptography 0.1 s; not needed in local mode

    try:
        keys = jwt.PyJWKSet.from_dict(read_json(document)).keys
    except (jwt.PyJWTError, AttributeError, TypeError) as error:
        raise ValueError(f"no keys in the answer of {url}") from error
    signing = (key for key in keys if key.public_key_use in {"sig", None})
    return {name: key.key for key in signing if isinstance(name := key.key_id, str) and name}
