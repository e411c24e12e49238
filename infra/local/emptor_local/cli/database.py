"""`emptor db`: the schema."""

from __future__ import annotations

import argparse
import sys

from emptor_local.cli.session import MIGRATIONS, load_settings, with_database


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    actions = command.add_subparsers(title="actions", required=True, metavar="ACTION")
    actions.add_parser("migrate", help="apply the migrations to DATABASE_URL, or to the embedded database").set_defaults(run=run)


async def run(_options: argparse.Namespace) -> int:
    """Apply what is missing."""
    from emptor.db.migrate import migrate  # noqa: PLC0415

    async with with_database(load_settings()) as settings:
        assert settings.database_url is not None  # noqa: S101 - with_database sees to it
        applied = await migrate(settings.database_url.get_secret_value(), MIGRATIONS)
    print(f"{len(applied)} migrations applied; the schema is up to date.", file=sys.stderr)
    return 0
