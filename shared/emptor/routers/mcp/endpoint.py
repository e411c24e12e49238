"""`/mcp`: the MCP server over streamable HTTP, for who may call the API. Each request stands alone: any process can answer."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from emptor.core.auth import Principal, credentials_of, identified

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

PATH = "/mcp"
_USER = "emptor.user"


class McpEndpoint:
    """An ASGI application. The SDK is imported with the first request."""

    def __init__(self) -> None:
        self._server: MCPServer | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sign the caller in as for the API, then hand the request to the SDK.

        Raises:
            Unauthorized, Forbidden, Unavailable: as `core.auth.principal`.
        """
        request = Request(scope, receive)
        scope[_USER] = await identified(request, *await credentials_of(request))
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager  # noqa: PLC0415

        # The Host header was checked when the caller signed in: locally it must name this machine.
        manager = StreamableHTTPSessionManager(self._served(request), stateless=True)
        async with manager.run():
            await manager.handle_request(scope, receive, send)

    def _served(self, request: Request) -> Any:
        if self._server is None:
            from emptor.routers.mcp.server import mcp_server  # noqa: PLC0415

            self._server = mcp_server(request.app.state.services, _user_of)
        return self._server._lowlevel_server  # noqa: SLF001 - the SDK has no public way to serve statelessly without a lifespan


def _user_of(request: Any) -> Principal:
    """The user whom the endpoint has found to be behind this request."""
    user: Principal = request.scope[_USER]
    return user


def mcp_routes() -> list[Route]:
    """Return the route of `/mcp`; none where the extra `mcp` is not installed."""
    return [Route(PATH, McpEndpoint(), include_in_schema=False)] if find_spec("mcp") else []
