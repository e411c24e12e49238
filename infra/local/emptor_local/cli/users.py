"""`emptor forget` and `emptor keys`: users who leave, and the keys of programs."""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

from emptor.models.api_keys import USER_SCOPES, NewApiKey, Scope
from emptor_local.cli.session import configure_logging, load_settings, open_services

EXIT_REFUSED = 1
DEFAULT_OVERLAP_HOURS = 24.0
S_PER_HOUR = 3_600.0


def define_forget(command: argparse.ArgumentParser) -> None:
    """Give `emptor forget` its arguments."""
    command.add_argument("user_id", type=UUID)
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.set_defaults(run=run_forget)


def define_keys(command: argparse.ArgumentParser) -> None:
    """Give `emptor keys` its actions."""
    actions = command.add_subparsers(title="actions", required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a key; it is shown this once")
    create.add_argument("user_id", type=UUID, help="whose jobs the key sees and starts")
    create.add_argument("name", help="what it is for")
    create.add_argument("--scope", type=Scope, choices=list(Scope), action="append", metavar="read|write|operator")
    create.add_argument("--days", type=float, help="until it ends by itself")
    create.set_defaults(run=run_create)
    listing = actions.add_parser("list", help="list keys, without the keys themselves")
    listing.add_argument("--user", type=UUID)
    listing.set_defaults(run=run_list)
    rotate = actions.add_parser("rotate", help="make a second key like this one, which then ends")
    rotate.add_argument("key_id", type=UUID)
    rotate.add_argument("--overlap-hours", type=float, default=DEFAULT_OVERLAP_HOURS, help="how long the old one still holds")
    rotate.set_defaults(run=run_rotate)
    revoke = actions.add_parser("revoke", help="end a key at once")
    revoke.add_argument("key_id", type=UUID)
    revoke.set_defaults(run=run_revoke)


async def run_forget(options: argparse.Namespace) -> int:
    """Delete a user, after asking."""
    settings = load_settings()
    configure_logging(settings, quiet=True)
    question = f"Delete user {options.user_id} with all jobs, products, watches and keys, for good? Type yes: "
    if not options.yes and (await asyncio.to_thread(input, question)).strip().lower() != "yes":
        print("Nothing was deleted.", file=sys.stderr)
        return EXIT_REFUSED
    async with open_services(settings) as services:
        print((await services.operator.forget_user(options.user_id)).model_dump_json(indent=2))
    return 0


async def run_create(options: argparse.Namespace) -> int:
    """Make a key and print it."""
    expires_at = datetime.now(UTC) + timedelta(days=options.days) if options.days else None
    async with open_services(load_settings()) as services:
        made = await services.api_keys.create(
            options.user_id, options.name, scopes=options.scope or USER_SCOPES, expires_at=expires_at
        )
    _show(made)
    return 0


async def run_list(options: argparse.Namespace) -> int:
    """Print keys, one JSON object a line."""
    async with open_services(load_settings()) as services:
        for key in await services.api_keys.all(options.user):
            print(key.model_dump_json())
    return 0


async def run_rotate(options: argparse.Namespace) -> int:
    """Make the key's successor and print it."""
    async with open_services(load_settings()) as services:
        _show(await services.api_keys.rotate(options.key_id, overlap_s=options.overlap_hours * S_PER_HOUR))
    return 0


async def run_revoke(options: argparse.Namespace) -> int:
    """End a key."""
    async with open_services(load_settings()) as services:
        print((await services.api_keys.revoke(options.key_id)).model_dump_json(indent=2))
    return 0


def _show(made: NewApiKey) -> None:
    print(f"Key {made.key.id} ({made.key.name}). It is shown this once:", file=sys.stderr)
    print(made.secret)
