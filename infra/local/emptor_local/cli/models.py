"""`emptor models`: which models do what, whether they are configured, and what that costs."""

from __future__ import annotations

import argparse
from typing import Any

from rich.console import Console
from rich.table import Table

from emptor_local.cli.session import load_settings

_PIPE_WIDTH = 140


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser("models", help="show the routes of the LLM router")
    command.add_argument("--format", choices=("table", "json"), default="table", help="json prints one object a line")
    command.set_defaults(run=run)


async def run(options: argparse.Namespace) -> int:
    """Print the effective table."""
    from emptor.llm import effective_routes  # noqa: PLC0415

    rows = await effective_routes(load_settings())
    if options.format == "json":
        for row in rows:
            print(row.model_dump_json())
        return 0
    names = list(type(rows[0]).model_fields) if rows else []
    table = Table(*(name.replace("_", " ") for name in names))
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in dict(row).values()))
    console = Console(highlight=False, markup=False)
    (console if console.is_terminal else Console(highlight=False, markup=False, width=_PIPE_WIDTH)).print(table)
    return 0
