"""`emptor jobs`: what an operator sees and does about jobs that do not end by themselves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from pydantic import BaseModel
from rich.table import Table

from emptor.models.operator import JobState, OperatorJob
from emptor_local.cli.session import configure_logging, load_settings, open_services
from emptor_local.cli.terminal import terminal

if TYPE_CHECKING:
    from emptor.services.operator import OperatorService

DEFAULT_LIMIT = 50
QUESTION_CHARS = 40
ID_CHARS = 36
WIDE = 200  # columns where nobody watches: a pipe


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    actions = command.add_subparsers(title="actions", metavar="ACTION")
    listing = actions.add_parser("list", help="list jobs; by default those that need somebody to look at them")
    for parser in (command, listing):
        parser.add_argument(
            "--state", type=JobState, choices=list(JobState), default=JobState.DEAD, metavar="dead|stuck|open|all"
        )
        parser.add_argument("--limit", type=int, default=DEFAULT_LIMIT)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.set_defaults(run=run_list)
    for name, run, told in (
        ("show", run_show, "show a job: who holds it, its attempts, its error, the end of its log"),
        ("requeue", run_requeue, "have a job worked on again"),
        ("cancel", run_cancel, "cancel a job of any user"),
    ):
        action = actions.add_parser(name, help=told)
        action.add_argument("job_id", type=UUID)
        action.set_defaults(run=run)


async def run_list(options: argparse.Namespace) -> int:
    """Print jobs as a table, or as lines of JSON."""
    settings = load_settings()
    configure_logging(settings, quiet=True)
    async with open_services(settings) as services:
        page = await services.operator.page(options.state, options.limit)
    if options.json:
        for job in page.items:
            print(job.model_dump_json())
    else:
        terminal(markup=False, pipe_width=WIDE).print(_table(page.items))
        if page.next_cursor:
            print(f"There are more: emptor jobs list --state {options.state.value} --limit {options.limit * 2}", file=sys.stderr)
    return 0


async def run_show(options: argparse.Namespace) -> int:
    """Print one job in full."""
    return await _print_one(lambda operator: operator.get(options.job_id))


async def run_requeue(options: argparse.Namespace) -> int:
    """Have a job worked on again, and say as which."""
    return await _print_one(lambda operator: operator.requeue(options.job_id))


async def run_cancel(options: argparse.Namespace) -> int:
    """Cancel a job, and print what it is now."""
    return await _print_one(lambda operator: operator.cancel(options.job_id))


async def _print_one(act: Callable[[OperatorService], Awaitable[BaseModel]]) -> int:
    """Print what came of an operator's act."""
    settings = load_settings()
    configure_logging(settings, quiet=True)
    async with open_services(settings) as services:
        print((await act(services.operator)).model_dump_json(indent=2))
    return 0


def _table(jobs: Sequence[OperatorJob]) -> Table:
    table = Table(box=None, header_style="bold")
    table.add_column("job", min_width=ID_CHARS, no_wrap=True)  # whole: it is copied into the next command
    for name in ("status", "why"):
        table.add_column(name, overflow="fold")
    for name in ("attempts", "held by", "asked", "question"):
        table.add_column(name)
    for job in jobs:
        why = job.error.code if job.error else ("cancel requested" if job.cancel_requested else "")
        table.add_row(
            str(job.id),
            job.status.value,
            f"{why}{' (dead letter)' if job.dead_letter else ''}",
            str(job.attempts),
            job.leased_by or "",
            f"{job.created_at:%Y-%m-%d %H:%M}",
            job.question[:QUESTION_CHARS],
        )
    return table
