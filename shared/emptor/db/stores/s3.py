"""Contents in Amazon S3, or in anything that speaks its protocol (MinIO, R2, Supabase Storage's S3 endpoint)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from emptor.core.errors import ConfigurationError
from emptor.db.stores.port import MEDIA_TYPE, StoreName, object_key, unavailable

T = TypeVar("T")

THREADS = 8  # boto3 blocks: calls under way at a time
CONNECT_TIMEOUT_S = 3
READ_TIMEOUT_S = 20
MAX_ATTEMPTS = 3
REMOVED_AT_ONCE = 1_000  # S3's limit for DeleteObjects
MISSING = frozenset({"NoSuchKey", "404"})
REFUSED = frozenset({"NoSuchBucket", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "403"})


class S3Store:
    """A ContentStore in a bucket. Credentials come from boto3's usual places, which on Lambda is the function's role.

    Args:
        bucket: must exist. It needs no public access.
        prefix: of the objects' names.
        endpoint_url: of another server that speaks S3.
    """

    name: StoreName = "s3"

    def __init__(self, bucket: str, *, prefix: str = "pages", endpoint_url: str | None = None) -> None:
        self._bucket = bucket
        self._prefix = prefix
        self._endpoint_url = endpoint_url
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="emptor-s3")
        self._making = asyncio.Lock()
        self._client: Any = None

    async def put(self, snapshot_id: str, data: bytes) -> None:
        """See `ContentStore.put`."""
        await self._call("put_object", Key=object_key(self._prefix, snapshot_id), Body=data, ContentType=MEDIA_TYPE)

    async def get(self, snapshot_id: str) -> bytes | None:
        """See `ContentStore.get`."""
        client = await self._made()

        def read() -> bytes:
            data: bytes = client.get_object(Bucket=self._bucket, Key=object_key(self._prefix, snapshot_id))["Body"].read()
            return data

        body: bytes | None = await self._run(read, missing=None)
        return body

    async def remove(self, snapshot_ids: Sequence[str]) -> None:
        """See `ContentStore.remove`."""
        for start in range(0, len(snapshot_ids), REMOVED_AT_ONCE):
            keys = [{"Key": object_key(self._prefix, id_)} for id_ in snapshot_ids[start : start + REMOVED_AT_ONCE]]
            answer = await self._call("delete_objects", Delete={"Objects": keys, "Quiet": True})
            if errors := answer.get("Errors"):
                raise unavailable(f"the bucket {self._bucket}", errors[0].get("Message", "objects could not be removed"))

    async def aclose(self) -> None:
        """See `ContentStore.aclose`."""
        client, self._client = self._client, None
        if client is not None:
            await asyncio.to_thread(client.close)
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _call(self, method: str, **arguments: Any) -> Any:
        call = partial(getattr(await self._made(), method), Bucket=self._bucket, **arguments)
        return await self._run(call)

    async def _run(self, call: Callable[[], T], **missing: T | None) -> Any:
        """Return what a call gives; with `missing`, that in place of an object that is not there."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - loaded where S3 is used

        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "")
            if code in MISSING and "missing" in missing:
                return missing["missing"]
            if code in REFUSED:
                message = f"The bucket {self._bucket} cannot be used ({code}): check EMPTOR_SNAPSHOT_BUCKET and its permissions."
                raise ConfigurationError(message) from error
            raise unavailable(f"the bucket {self._bucket}", error) from error
        except BotoCoreError as error:
            raise unavailable(f"the bucket {self._bucket}", error) from error

    async def _made(self) -> Any:
        async with self._making:
            if self._client is None:
                self._client = await asyncio.to_thread(self._make)
            return self._client

    def _make(self) -> Any:
        try:
            import boto3  # noqa: PLC0415 - 0.3 s that only this store needs
            from botocore.config import Config  # noqa: PLC0415
            from botocore.exceptions import BotoCoreError  # noqa: PLC0415
        except ImportError as error:
            raise ConfigurationError("EMPTOR_SNAPSHOT_STORE=s3 needs boto3: install `emptor[aws]`.") from error
        config = Config(
            connect_timeout=CONNECT_TIMEOUT_S,
            read_timeout=READ_TIMEOUT_S,
            retries={"max_attempts": MAX_ATTEMPTS, "mode": "standard"},
            max_pool_connections=THREADS,
        )
        try:
            return boto3.client("s3", endpoint_url=self._endpoint_url, config=config)
        except (BotoCoreError, ValueError) as error:
            raise ConfigurationError(f"The S3 store of pages cannot be opened: {error}") from error
