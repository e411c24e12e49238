"""Chroma's server and a Pinecone index, as far as their clients are used here.

Paths, bodies and answers are as a Chroma 1.5 server gives them (recorded from one) and as Pinecone's API 2026-07 has its
own.
"""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from typing import Any
from uuid import uuid4

from tests.fakes.threaded_server import ThreadedServer

KEY = "key-of-the-tests"
COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections"

PREAMBLE = {  # what the client asks before it begins
    "/api/v2/auth/identity": {"user_id": "", "tenant": "default_tenant", "databases": ["default_database"]},
    "/api/v2/tenants/default_tenant": {"name": "default_tenant", "resource_name": None},
    "/api/v2/tenants/default_tenant/databases/default_database": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": "default_database",
        "tenant": "default_tenant",
    },
    "/api/v2/pre-flight-checks": {"max_batch_size": 5461, "supports_base64_encoding": True},
}


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    lengths = (sum(x * x for x in one) * sum(x * x for x in other)) ** 0.5
    return sum(x * y for x, y in zip(one, other, strict=True)) / lengths if lengths else 0.0


class Refused(Exception):
    """The request is answered with an error."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(body)
        self.status = status
        self.body = body


class VectorServer(ThreadedServer):
    """A running server; a subclass answers. `down` makes it fail every request."""

    def __init__(self) -> None:
        self.down = False
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                try:
                    status, answer = 200, server.answer(self.command, self.path, json.loads(body or b"{}"), self.headers)
                except Refused as refused:
                    status, answer = refused.status, refused.body
                if server.down:
                    status, answer = 503, {"error": "Unavailable", "message": "down"}
                out = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(out)))
                self.end_headers()
                self.wfile.write(out)

            do_GET = do_POST  # noqa: N815 - the name http.server calls

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives
                pass

        super().__init__(Handler)

    def answer(self, method: str, path: str, body: dict[str, Any], headers: Any) -> Any:
        raise NotImplementedError


class Chroma(VectorServer):
    """A Chroma server with one database."""

    def __init__(self) -> None:
        super().__init__()
        self.collections: dict[str, dict[str, Any]] = {}

    def answer(self, method: str, path: str, body: dict[str, Any], headers: Any) -> Any:
        path, _, query = path.partition("?")
        if path in PREAMBLE:
            return PREAMBLE[path]
        if path == COLLECTIONS and method == "GET":
            return [_described(collection) for collection in self.collections.values()] if "offset=0" in query else []
        if path == COLLECTIONS:
            return _described(self._collection(body["name"]))
        collection_id, _, action = path.removeprefix(COLLECTIONS + "/").partition("/")
        collection = next(c for c in self.collections.values() if c["id"] == collection_id)
        return {"upsert": self._upsert, "query": self._nearest, "delete": self._delete}[action](collection, body)

    def _collection(self, name: str) -> dict[str, Any]:
        return self.collections.setdefault(name, {"id": str(uuid4()), "name": name, "rows": {}, "dimension": None})

    def _upsert(self, collection: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        for id_, encoded, meta, document in zip(
            body["ids"], body["embeddings"], body["metadatas"], body["documents"], strict=True
        ):
            raw = base64.b64decode(encoded)
            values = struct.unpack(f"<{len(raw) // 4}f", raw)
            collection["dimension"] = collection["dimension"] or len(values)
            if collection["dimension"] != len(values):
                said = f"Collection expecting embedding with dimension of {collection['dimension']}, got {len(values)}"
                raise Refused(400, {"error": "InvalidArgumentError", "message": said})
            collection["rows"][id_] = (values, meta, document)
        return {}

    def _nearest(self, collection: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        asked = body["query_embeddings"][0]
        rows = [(1 - cosine(asked, row[0]), id_, row) for id_, row in collection["rows"].items() if _fits(row[1], body["where"])]
        rows = sorted(rows, key=lambda row: row[0])[: body["n_results"]]
        return {
            "ids": [[id_ for _, id_, _ in rows]],
            "embeddings": None,
            "documents": [[row[2] for _, _, row in rows]],
            "uris": None,
            "metadatas": [[row[1] for _, _, row in rows]],
            "distances": [[distance for distance, _, _ in rows]],
            "include": body["include"],
        }

    def _delete(self, collection: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        rows = collection["rows"]
        gone = [id_ for id_, row in rows.items() if (id_ in body["ids"] if body["ids"] else _fits(row[1], body["where"]))]
        for id_ in gone:
            del rows[id_]
        return {"deleted": len(gone)}


def _fits(meta: dict[str, Any], where: dict[str, Any] | None) -> bool:
    return all(meta.get(key) == value for key, value in (where or {}).items())


def _described(collection: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": collection["id"],
        "name": collection["name"],
        "configuration_json": {"hnsw": {"space": "cosine"}, "spann": None, "embedding_function": {"type": "legacy"}},
        "schema": None,
        "metadata": None,
        "dimension": collection["dimension"],
        "tenant": "default_tenant",
        "database": "default_database",
        "log_position": 0,
        "version": 0,
    }


class Pinecone(VectorServer):
    """One index of a fixed dimension."""

    def __init__(self, dimension: int) -> None:
        super().__init__()
        self.dimension = dimension
        self.namespaces: dict[str, dict[str, dict[str, Any]]] = {}

    def answer(self, method: str, path: str, body: dict[str, Any], headers: Any) -> Any:
        if headers.get("Api-Key") != KEY:
            raise Refused(401, {"error": {"code": "UNAUTHENTICATED", "message": "Invalid API Key"}, "status": 401})
        rows = self.namespaces.setdefault(body["namespace"], {}) if "namespace" in body else {}
        if path == "/vectors/upsert":
            self._check(*(vector["values"] for vector in body["vectors"]))
            rows.update({vector["id"]: vector for vector in body["vectors"]})
            return {"upsertedCount": len(body["vectors"])}
        if path == "/query":
            self._check(body["vector"])
            scored = [{**row, "values": [], "score": cosine(body["vector"], row["values"])} for row in rows.values()]
            best = sorted(scored, key=lambda row: -row["score"])[: body["topK"]]
            return {"matches": best, "namespace": body["namespace"], "usage": {"readUnits": 1}}
        if path == "/vectors/delete":
            for id_ in list(rows) if body.get("deleteAll") else body["ids"]:
                rows.pop(id_, None)
            return {}
        counts = {name: {"vectorCount": len(kept)} for name, kept in self.namespaces.items()}
        total = sum(len(kept) for kept in self.namespaces.values())
        return {"namespaces": counts, "dimension": self.dimension, "indexFullness": 0, "totalVectorCount": total}

    def _check(self, *vectors: Sequence[float]) -> None:
        for vector in vectors:
            if len(vector) != self.dimension:
                said = f"Vector dimension {len(vector)} does not match the dimension of the index {self.dimension}"
                raise Refused(400, {"code": 3, "message": said, "details": []})
