"""Supabase Storage's REST API, as far as objects go: its paths, its headers, and its way of saying no with status 400.

The gateway before it takes a key as `apikey`, and the same in Authorization; a bucket must exist; an object that is there
already is replaced only with `x-upsert`.
"""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler

from tests.fakes.threaded_server import ThreadedServer

KEY = "sb_secret_for_tests"
BUCKET = "pages-of-tests"
OBJECT = "/storage/v1/object/"


class SupabaseStorage(ThreadedServer):
    """A running server. `objects` holds what it keeps; `fail_next` are statuses that the next requests get."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.fail_next: list[int] = []
        storage = self

        class Handler(_Handler):
            server_state = storage

        super().__init__(Handler)


class _Handler(BaseHTTPRequestHandler):
    server_state: SupabaseStorage
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self._body()
        if (name := self._name()) is None:
            return
        kept = self.server_state.objects
        if name in kept and self.headers.get("x-upsert") != "true":
            self._refuse("409", "Duplicate", "The resource already exists")
            return
        kept[name] = body
        self._answer(200, {"Key": f"{BUCKET}/{name}", "Id": "00000000-0000-4000-8000-000000000000"})

    def do_GET(self) -> None:
        if (name := self._name()) is None:
            return
        data = self.server_state.objects.get(name)
        if data is None:
            self._refuse("404", "not_found", "Object not found")
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_DELETE(self) -> None:
        body = self._body()
        if self._name() is None:
            return
        removed = [name for name in json.loads(body)["prefixes"] if self.server_state.objects.pop(name, None) is not None]
        self._answer(200, [{"name": name, "bucket_id": BUCKET} for name in removed])

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _name(self) -> str | None:
        """The object's name; None when the request has been answered with a refusal."""
        if self.server_state.fail_next:
            self._answer(self.server_state.fail_next.pop(0), {"message": "upstream trouble"})
        elif self.headers.get("apikey") != KEY or self.headers.get("Authorization") != f"Bearer {KEY}":
            self._refuse("403", "Unauthorized", "Invalid Compact JWS")
        elif not f"{self.path}/".startswith(f"{OBJECT}{BUCKET}/"):
            self._refuse("404", "Bucket not found", "Bucket not found")
        else:
            return self.path.removeprefix(f"{OBJECT}{BUCKET}").removeprefix("/")
        return None

    def _refuse(self, status: str, error: str, message: str) -> None:
        """Storage says 400 over HTTP, and what it means in the body."""
        self._answer(400, {"statusCode": status, "error": error, "message": message})

    def _answer(self, status: int, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
