"""The browser image's program: a Lambda function where Lambda starts it, a server on $PORT everywhere else."""

from __future__ import annotations

import os
import sys

from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.scraping.browser.server import create

RUNTIME_API = "AWS_LAMBDA_RUNTIME_API"
DEFAULT_HANDLER = "handler.handler"
DEFAULT_PORT = 8080
DEFAULT_HOST = "0.0.0.0"  # noqa: S104 - a container is reached from outside
# A page under way has so long to end once the container is asked to stop.
SHUTDOWN_S = 20


def serve() -> None:
    """Serve renders until a signal asks to stop."""
    import uvicorn  # noqa: PLC0415 - not for Lambda

    configure(get_settings())
    uvicorn.run(
        create(),
        host=os.environ.get("HOST") or DEFAULT_HOST,
        port=int(os.environ.get("PORT") or DEFAULT_PORT),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )


def main(arguments: list[str]) -> None:
    if RUNTIME_API in os.environ:
        handler = arguments[0] if arguments else DEFAULT_HANDLER
        os.execv(sys.executable, [sys.executable, "-m", "awslambdaric", handler])  # noqa: S606 - our own interpreter
    serve()


if __name__ == "__main__":
    main(sys.argv[1:])
