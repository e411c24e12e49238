"""A server that speaks HTTP/2 only: every path answers a page that names it, /robots.txt answers 404."""

from __future__ import annotations

import asyncio
import ssl
from typing import Self

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

CHUNK = 64 * 1024


class H2Server:
    """Use as an async context manager. `connections` counts accepted connections."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        tls.set_alpn_protocols(["h2"])
        self._tls = tls
        self.connections = 0

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(CHUNK):
            for event in connection.receive_data(data):
                if isinstance(event, RequestReceived):
                    self._answer(connection, event)
            writer.write(connection.data_to_send())
            await writer.drain()
        writer.close()

    @staticmethod
    def _answer(connection: H2Connection, event: RequestReceived) -> None:
        headers = {bytes(name).decode(): bytes(value).decode() for name, value in event.headers}
        path = headers[":path"]
        status = "404" if path == "/robots.txt" else "200"
        connection.send_headers(event.stream_id, [(":status", status), ("content-type", "text/html")])
        connection.send_data(event.stream_id, f"<h1>{path}</h1>".encode(), end_stream=True)
