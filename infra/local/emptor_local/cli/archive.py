"""`emptor archive`: make web archives, and see what is in one."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from rich.table import Table

from emptor_local.cli.terminal import terminal

_PIPE_WIDTH = 200


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    actions = command.add_subparsers(title="actions", required=True, metavar="ACTION")
    building = actions.add_parser("build", help='make an archive from an index of saved pages, rows of {"url", "path"}')
    building.add_argument("index", type=Path, metavar="INDEX.jsonl", help="paths in it are relative to this file")
    building.add_argument("--out", type=Path, required=True, metavar="FILE.warc.gz", help="the archive to write")
    building.set_defaults(run=run_build)
    listing = actions.add_parser("list", help="show the pages of an archive")
    listing.add_argument("file", type=Path)
    listing.add_argument("--format", choices=("table", "json"), default="table", help="json prints one object a line")
    listing.set_defaults(run=run_list)


async def run_build(options: argparse.Namespace) -> int:
    """Build and say how many pages there are."""
    from emptor.archive import build  # noqa: PLC0415

    count = await asyncio.to_thread(build, options.index, options.out)
    print(f"{options.out}: {count} pages", file=sys.stderr)
    return 0


async def run_list(options: argparse.Namespace) -> int:
    """List the pages."""
    from emptor.archive import list_entries  # noqa: PLC0415

    entries = await asyncio.to_thread(list_entries, options.file)
    if options.format == "json":
        for entry in entries:
            print(entry.model_dump_json())
        return 0
    table = Table("Status", "Type", "Bytes", "Date", "Title or note", "URL")
    for entry in entries:
        date, title = f"{entry.fetched_at:%Y-%m-%d}", entry.title or entry.note
        table.add_row(str(entry.status or "–"), entry.content_type, str(entry.size), date, title, entry.url)
    terminal(markup=False, pipe_width=_PIPE_WIDTH).print(table)
    return 0
