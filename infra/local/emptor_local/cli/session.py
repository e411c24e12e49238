"""What a command works with: settings, a database (the embedded one unless DATABASE_URL is set), and the services."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from pydantic import SecretStr, ValidationError

from emptor.core.errors import ConfigurationError
from emptor.core.logging import configure
from emptor.core.settings import Settings
from emptor.services.wiring import Services
from emptor_local.postgres import default_data_dir, embedded_postgres
from emptor_local.sample import sample_path

REPOSITORY = Path(__file__).resolve().parents[4]
CONSOLE = REPOSITORY / "console" / "dist"
MIGRATIONS = REPOSITORY / "supabase" / "migrations"


def load_settings(**overrides: object) -> Settings:
    """The environment's settings with a laptop's defaults: readable logs, and the bundled sample where there is no internet.

    Raises:
        ConfigurationError: a variable cannot be understood; the message names it.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        told = "; ".join(f"EMPTOR_{'_'.join(str(p) for p in e['loc']).upper()}: {e['msg']}" for e in error.errors())
        raise ConfigurationError(f"A setting cannot be understood: {told}. See .env.example.") from error
    given = {name: value for name, value in overrides.items() if value is not None}
    defaults: dict[str, object] = {}
    if settings.fallback_archive is None:
        defaults["fallback_archive"] = str(sample_path())
    if settings.console_dir is None and CONSOLE.is_dir():
        defaults["console_dir"] = str(CONSOLE)
    if "log_format" not in settings.model_fields_set:
        defaults["log_format"] = "text"
    return settings.model_copy(update={**defaults, **given})


def configure_logging(settings: Settings, *, quiet: bool) -> None:
    """Log to standard error; a command that shows its own progress logs only what is wrong."""
    quiet = quiet and "log_level" not in settings.model_fields_set
    configure(settings.model_copy(update={"log_level": "ERROR"}) if quiet else settings)
    logging.getLogger("httpx").setLevel(logging.WARNING)


@asynccontextmanager
async def with_database(settings: Settings) -> AsyncIterator[Settings]:
    """Yield settings whose database can be used and has the schema."""
    from emptor.db.migrate import migrate  # noqa: PLC0415

    async with AsyncExitStack() as stack:
        if settings.database_url is None:
            url = await stack.enter_async_context(embedded_postgres(default_data_dir(), durable=True))
            settings = settings.model_copy(update={"database_url": SecretStr(url)})
            await migrate(url, MIGRATIONS)
        yield settings


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Services on a database that is ready."""
    async with with_database(settings) as ready:
        services = Services(ready)
        try:
            await services.open()
            yield services
        finally:
            await services.aclose()
