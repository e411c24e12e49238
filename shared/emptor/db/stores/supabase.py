"""Contents in Supabase Storage, over its REST API. Source: supabase.github.io/storage (OpenAPI) and the project's own clients."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from emptor.core.errors import ConfigurationError
from emptor.db.stores.port import MEDIA_TYPE, StoreName, object_key, unavailable
from emptor.utils.outside_json import read_json

if TYPE_CHECKING:
    import httpx

TIMEOUT_S = 20.0
REMOVED_AT_ONCE = 500
REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class SupabaseStore:
    """A ContentStore in a private bucket of a Supabase project.

    Args:
        url: of the project: `https://<ref>.supabase.co`.
        key: a secret key (`sb_secret_…`), or the older service_role key. It passes by the bucket's policies.
        bucket: must exist; leave it private.
        prefix: of the objects' names.
    """

    name: StoreName = "supabase"

    def __init__(self, url: str, key: SecretStr, bucket: str, *, prefix: str = "pages") -> None:
        import httpx  # noqa: PLC0415 - loaded by who stores here

        secret = key.get_secret_value()
        self._bucket = bucket
        self._prefix = prefix
        # The project's gateway takes a secret key as `apikey`, and in Authorization only where both are the same.
        headers = {"apikey": secret, "Authorization": f"Bearer {secret}"}
        base = f"{url.rstrip('/')}/storage/v1"
        self._client = httpx.AsyncClient(base_url=base, headers=headers, timeout=TIMEOUT_S, trust_env=False)

    async def put(self, snapshot_id: str, data: bytes) -> None:
        """See `ContentStore.put`."""
        headers = {"Content-Type": MEDIA_TYPE, "x-upsert": "true"}
        await self._send("POST", self._object(snapshot_id), content=data, headers=headers)

    async def get(self, snapshot_id: str) -> bytes | None:
        """See `ContentStore.get`."""
        response = await self._send("GET", self._object(snapshot_id), may_lack=True)
        return response.content if response.is_success else None

    async def remove(self, snapshot_ids: Sequence[str]) -> None:
        """See `ContentStore.remove`."""
        for start in range(0, len(snapshot_ids), REMOVED_AT_ONCE):
            names = [object_key(self._prefix, id_) for id_ in snapshot_ids[start : start + REMOVED_AT_ONCE]]
            await self._send("DELETE", f"/object/{self._bucket}", json={"prefixes": names})

    async def aclose(self) -> None:
        """See `ContentStore.aclose`."""
        await self._client.aclose()

    def _object(self, snapshot_id: str) -> str:
        return f"/object/{self._bucket}/{object_key(self._prefix, snapshot_id)}"

    async def _send(self, method: str, path: str, *, may_lack: bool = False, **arguments: Any) -> httpx.Response:
        import httpx  # noqa: PLC0415

        where = f"the bucket {self._bucket} in Supabase Storage"
        try:
            response = await self._client.request(method, path, **arguments)
        except httpx.HTTPError as error:
            raise unavailable(where, error) from error
        if response.is_success:
            return response
        status, message = _problem(response)
        if status == HTTPStatus.NOT_FOUND and may_lack and "bucket" not in message.lower():
            return response
        if status in REFUSED or status == HTTPStatus.NOT_FOUND:
            advice = "check SUPABASE_URL, SUPABASE_SECRET_KEY and EMPTOR_SNAPSHOT_BUCKET"
            raise ConfigurationError(f"Pages cannot be kept in {where} ({status}: {message}): {advice}.")
        raise unavailable(where, f"{status}: {message}")


def _problem(response: httpx.Response) -> tuple[int, str]:
    """Return the status and message of a refusal. Storage answers 400 and says in the body what it means."""
    try:
        body = read_json(response.content)
        status, message = str(body.get("statusCode", "")), str(body.get("message", ""))
    except (ValueError, AttributeError):
        status, message = "", response.text[:200]
    return (int(status) if status.isdigit() else response.status_code), message
