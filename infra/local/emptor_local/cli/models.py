"""`emptor models`: which models do what, whether they are configured, and what that costs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table

from emptor_local.cli.session import load_settings
from emptor_local.cli.terminal import terminal

if TYPE_CHECKING:
    from emptor.llm import RouteRow

_PIPE_WIDTH = 140
_UNKNOWN_PRICE = "unknown: not asked"


def define(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
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
    console = terminal(markup=False, pipe_width=_PIPE_WIDTH)
    console.print(_table(rows))
    for line in _remarks(rows):
        console.print(line)
    return 0


def _table(rows: Sequence[RouteRow]) -> Table:
    """A section a task, its models in the order of asking."""
    table = Table(title="Models by task, in the order of asking", title_justify="left", header_style="bold")
    for name in ("Task", "Model"):
        table.add_column(name, no_wrap=True)
    table.add_column("Set up", justify="center")
    for name in ("A call", "$/M in", "$/M out", "Window"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("")
    for number, row in enumerate(rows):
        last = number + 1 == len(rows) or rows[number + 1].task is not row.task
        mark = "✓" if row.configured else "–"
        task = row.task.value if row.position == 1 else ""
        prices = [_usd(row.typical_call_usd, _UNKNOWN_PRICE), _usd(row.input_usd_per_million), _usd(row.output_usd_per_million)]
        window = f"{row.context_tokens:,}"
        table.add_row(task, row.model, mark, *prices, window, _particular(row), end_section=last)
    return table


def _usd(amount: Decimal | None, unknown: str = "") -> str:
    return unknown if amount is None else f"{amount.normalize():f}"


def _particular(row: RouteRow) -> str:
    said = []
    if row.only_below_tokens:
        said.append(f"below {row.only_below_tokens:,} tokens")
    if row.ends:
        said.append(f"ends {row.ends}" + (f", then {row.successor}" if row.successor else ""))
    return "; ".join(said)


def _remarks(rows: Sequence[RouteRow]) -> list[str]:
    """What is missing, once a provider; and the tasks that go by rules because of it."""
    missing = dict.fromkeys(f"– {row.model.partition(':')[0]}: {row.why_not}" for row in rows if row.why_not)
    tasks = dict.fromkeys(row.task.value for row in rows)
    without = [task for task in tasks if not any(row.configured for row in rows if row.task.value == task)]
    if len(without) == len(tasks):
        told = ["No model is configured: every step of a job goes by rules. One key, or a local server, is enough."]
    else:
        told = [f"No model is configured for {', '.join(without)}: done by rules."] if without else []
    return [*missing, *told]
