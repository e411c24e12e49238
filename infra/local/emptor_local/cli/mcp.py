"""`emptor mcp`: the MCP server over standard input and output, with a worker, for the client that starts it."""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING, Any

from emptor.core.errors import ConfigurationError
from emptor.core.users import LOCAL_USER_ID
from emptor_local.cli.lines import closable_input
from emptor_local.cli.session import configure_logging, load_settings, open_services

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    command.add_argument("--web", metavar="live|auto|FILE", help="the live web, a WARC archive, or whichever there is")
    command.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Serve until the client closes its end or a signal asks to stop. What is under way then goes on with the next start."""
    try:
        from emptor.routers.mcp.server import mcp_server  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ConfigurationError("The MCP server needs the extra `mcp`: pip install 'emptor[mcp]'.") from error
    from emptor.core.auth import Principal  # noqa: PLC0415
    from emptor.models.api_keys import Scope  # noqa: PLC0415
    from emptor.services.serving import working  # noqa: PLC0415

    settings = load_settings(web=options.web)
    configure_logging(settings, quiet=True)  # to standard error: standard output is the protocol's
    user = Principal(user_id=LOCAL_USER_ID, scopes=frozenset(Scope))

    def user_of(request: Any) -> Principal:
        return user

    async with open_services(settings) as services, working(services):
        await _serve(mcp_server(services, user_of))
    return 0


async def _serve(server: MCPServer) -> None:
    """Serve until the input ends. A cancel ends the input: the SDK's thread that reads it cannot be stopped otherwise."""
    with closable_input() as end_input:
        serving = asyncio.create_task(server.run_stdio_async())
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            end_input()
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            raise
