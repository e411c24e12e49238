"""One container that is all of Emptor: the API and a worker, against the database of DATABASE_URL.

python main.py            serve on $PORT (8080) and work on jobs
python main.py api        serve, and leave the work to others
python main.py worker     work on jobs, and serve nothing
python main.py migrate    bring the database's schema up to date; run it before a new version serves
python main.py key        make an API key for a new user and print it, for EMPTOR_AUTH=api_key
python main.py key operator   the same for an operator: it reads /metrics and the jobs of all users
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

from fastapi import FastAPI

from emptor.core.auth import require_sign_in
from emptor.core.errors import ConfigurationError, EmptorError
from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.models.api_keys import USER_SCOPES, Scope
from emptor.routers import metrics
from emptor.routers.application import all_routers, application
from emptor.routers.mcp.endpoint import mcp_routes
from emptor.services.serving import working
from emptor.services.wiring import Services

DEFAULT_PORT = 8080
DEFAULT_HOST = "0.0.0.0"  # noqa: S104 - a container is reached from outside
# Platforms send SIGTERM and kill some 10 to 30 seconds later. Event streams do not end by themselves; their clients come back.
SHUTDOWN_S = 5
MIGRATIONS = Path("supabase", "migrations")
CONSOLE = Path("console", "dist")


def nearest(folder: Path, program: Path) -> Path | None:
    """Return the folder of this name in the nearest place above the program that has it."""
    return next((above / folder for above in program.resolve().parents if (above / folder).is_dir()), None)


def migrations_folder(program: Path) -> Path:
    """Return EMPTOR_MIGRATIONS_DIR, or `supabase/migrations` in the nearest folder above the program that has it.

    The image has this file in /app, the repository in infra/docker: how many folders lie above it is not known.

    Raises:
        ConfigurationError: there is no such folder.
    """
    if named := os.environ.get("EMPTOR_MIGRATIONS_DIR"):
        return Path(named)
    found = nearest(MIGRATIONS, program)
    if found is None:
        raise ConfigurationError(f"No {MIGRATIONS} above {program}: set EMPTOR_MIGRATIONS_DIR to the folder of the migrations.")
    return found


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[None]:
    """Open the services while the application serves."""
    services: Services = app.state.services
    await services.open()
    yield


@asynccontextmanager
async def serving_and_working(app: FastAPI) -> AsyncIterator[None]:
    """Work on jobs while the application serves."""
    services: Services = app.state.services
    await services.open()
    async with working(services, warmed=True):
        yield


def create(*, with_worker: bool = True) -> FastAPI:
    """The application.

    Args:
        with_worker: jobs are worked on in the same process.
    """
    settings = get_settings()
    if settings.console_dir is None and (console := nearest(CONSOLE, Path(__file__))) is not None:
        settings = settings.model_copy(update={"console_dir": str(console)})
    lifespan = serving_and_working if with_worker else serving
    return application(*all_routers(), settings=settings, lifespan=lifespan, further=[*mcp_routes(), *metrics.router.routes])


def serve(*, with_worker: bool = True) -> None:
    import uvicorn  # noqa: PLC0415 - not for `migrate`

    host = os.environ.get("HOST") or DEFAULT_HOST  # an env file may name a variable and leave it empty
    require_sign_in(get_settings(), host)
    asyncio.run(reach_database())
    uvicorn.run(
        create(with_worker=with_worker),
        host=host,
        port=int(os.environ.get("PORT") or DEFAULT_PORT),
        log_config=None,
        access_log=False,
        proxy_headers=True,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )


async def reach_database() -> None:
    """Raise what keeps the database from being opened, in one sentence: a server that starts could only show it as a trace."""
    services = Services(get_settings())
    try:
        await services.database.open()
    finally:
        await services.aclose()


async def migrate() -> list[str]:
    from emptor.db.migrate import migrate as apply  # noqa: PLC0415 - not for `serve`

    url = get_settings().database_url
    if url is None:
        raise SystemExit("DATABASE_URL is not set: give the URL of a PostgreSQL with pgvector.")
    return await apply(url.get_secret_value(), migrations_folder(Path(__file__)))


async def work() -> None:
    """Work on jobs until a signal asks to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    services = Services(get_settings())
    await services.open()
    try:
        async with working(services, warmed=True):
            await stop.wait()
    finally:
        await services.aclose()


async def key(scopes: Iterable[Scope]) -> str:
    """Make a key of a new user's and return it; it is stored as its digest only."""
    services = Services(get_settings())
    await services.open()
    try:
        made = await services.api_keys.create(uuid4(), "made in the container", scopes=scopes, expires_at=None)
        return made.secret
    finally:
        await services.aclose()


def _migrate() -> None:
    sys.stderr.write(f"{len(asyncio.run(migrate()))} migrations applied\n")


def _key(scopes: Iterable[Scope]) -> None:
    sys.stdout.write(f"{asyncio.run(key(scopes))}\n")


COMMANDS: Mapping[tuple[str, ...], Callable[[], None]] = {
    (): serve,
    ("api",): partial(serve, with_worker=False),
    ("worker",): lambda: asyncio.run(work()),
    ("migrate",): _migrate,
    ("key",): partial(_key, USER_SCOPES),
    ("key", "operator"): partial(_key, (Scope.READ, Scope.OPERATOR)),
}


def main(arguments: list[str]) -> int:
    configure(get_settings())
    command = COMMANDS.get(tuple(arguments))
    if command is None:
        sys.stderr.write(f"{(__doc__ or '').strip()}\n")
        return 2
    try:
        command()
    except EmptorError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
