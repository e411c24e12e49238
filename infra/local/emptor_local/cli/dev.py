"""`emptor dev`: every function as one application with a worker, on the embedded database."""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
from contextlib import suppress

from emptor.core.errors import ConfigurationError
from emptor_local.cli.session import configure_logging, load_settings, open_services

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
SHUTDOWN_S = 5


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    command.add_argument("--host", default=DEFAULT_HOST)
    command.add_argument("--port", type=int, default=DEFAULT_PORT)
    command.add_argument("--web", metavar="live|auto|FILE", help="the live web, a WARC archive, or whichever there is")
    command.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; then hand back what is under way."""
    import uvicorn  # noqa: PLC0415

    from emptor.core.auth import require_sign_in  # noqa: PLC0415
    from emptor.core.front import has_console  # noqa: PLC0415
    from emptor.services.serving import working  # noqa: PLC0415
    from emptor_local.server import whole_app  # noqa: PLC0415

    settings = load_settings(web=options.web)
    configure_logging(settings, quiet=False)
    require_sign_in(settings, options.host)
    listener = _listen(options.host, options.port)
    async with open_services(settings) as services, working(services, warmed=True):
        web = await services.web()
        base = f"http://{options.host}:{listener.getsockname()[1]}"
        print(
            f"{web.notice or web.name}\n{greeting(base, console=has_console(settings.console_dir))}", file=sys.stderr, flush=True
        )
        config = uvicorn.Config(
            whole_app(services), log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=SHUTDOWN_S
        )
        server = uvicorn.Server(config)
        with suppress(asyncio.CancelledError):
            await server.serve(sockets=[listener])
            await asyncio.sleep(0)  # here uvicorn's signal arrives as a cancel, and not amid what is put in order below
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """Bind before anything else is started. Raises ConfigurationError when the port is taken."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # from here on a client waits instead of being refused, while the application is still being loaded
    except OSError as error:
        listener.close()
        raise ConfigurationError(
            f"Port {port} on {host} cannot be used ({error.strerror}). "
            "Stop what uses it, or choose another: make dev ARGS='--port 8001'."
        ) from error
    return listener


def greeting(base: str, *, console: bool) -> str:
    """Where to go in a browser, and how it ends."""
    page = f"{base}/" if console else "not built: `make console` builds it with Node.js 20 or newer"
    return f"Emptor serves {base}/api/v1 (Ctrl+C ends it)\n  console        {page}\n  documentation  {base}/docs"
