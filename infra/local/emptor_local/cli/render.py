"""The report in the terminal, from the report model alone."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from emptor.agents.writing.markdown import MARKS, columns, cost_line, price_and_seller
from emptor.agents.writing.statements import demand, said, title
from emptor.models.report import Report, VerdictKind

_COLOURS = {VerdictKind.PASS: "green", VerdictKind.FAIL: "red", VerdictKind.UNKNOWN: "yellow"}
_MIN_WIDTH = 110
_DEMAND_WIDTH = 9
_SHOWN_REMOVALS = 10
_COLUMNS, _ROWS = 4, 12  # of the side-by-side table; the report has more


def print_report(report: Report, console: Console | None = None) -> None:
    """Print the comparison, the recommendation with its reasons, what failed or is unknown, and the sources."""
    console = console or _console()
    console.print()
    if report.candidates:
        console.print(_comparison(report))
    if report.comparison:
        console.print(_side_by_side(report))
    console.print(_recommendation(report))
    _print_unknowns(report, console)
    console.print(_sources(report))
    console.print(Text(cost_line(report), style="dim"))


def _console() -> Console:
    """A pipe or a log has no width of its own: give it room for the table."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=max(_MIN_WIDTH, console.width))


def _comparison(report: Report) -> Table:
    table = Table(title="Comparison", title_justify="left", title_style="bold", header_style="bold")
    table.add_column("#", justify="right")
    table.add_column("Product", ratio=1)
    table.add_column("Best offer", overflow="fold")
    for verdict in report.candidates[0].verdicts:
        table.add_column(demand(verdict.constraint), justify="center", max_width=_DEMAND_WIDTH)
    table.add_column("Score", justify="right")
    for candidate in report.candidates:
        marks = [Text(MARKS[v.verdict], style=_COLOURS[v.verdict]) for v in candidate.verdicts]
        offer = "\n".join(price_and_seller(candidate))
        style = "" if candidate.qualifies else "dim"
        table.add_row(str(candidate.rank), escape(title(candidate)), offer, *marks, f"{candidate.score:.2f}", style=style)
    return table


def _side_by_side(report: Report) -> Table:
    table = Table(title="Side by side", title_justify="left", title_style="bold", header_style="bold")
    table.add_column("")
    names = {c.rank: title(c) for c in report.candidates}
    ranks = columns(report)[:_COLUMNS]
    for rank in ranks:
        table.add_column(escape(f"{rank}. {names[rank]}"), ratio=1, overflow="fold")
    for row in report.comparison[:_ROWS]:
        values = {v.rank: Text(said(v), style="bold" if v.rank in row.best else "") for v in row.values}
        table.add_row(escape(row.label), *(values.get(rank, Text("–", style="dim")) for rank in ranks))
    return table


def _recommendation(report: Report) -> Panel:
    lines = [Text(report.summary)]
    if report.recommendation:
        lines += [Text(f"• {s.text}", style="default") for s in report.recommendation.statements]
    name = report.recommendation.name if report.recommendation else "Nothing qualifies"
    body = Text("\n").join(lines)
    return Panel(
        body,
        title=escape(f"Recommendation: {name}"),
        title_align="left",
        border_style="green" if report.recommendation else "yellow",
    )


def _print_unknowns(report: Report, console: Console) -> None:
    lines = list(report.notes)
    for candidate in report.candidates:
        lines += [
            f"{title(candidate)}: {demand(v.constraint)}: {v.reason}"
            for v in candidate.verdicts
            if v.verdict is VerdictKind.UNKNOWN
        ]
    lines += [f"removed: {r.where}: {r.text} ({r.reason})" for r in report.verification.removed[:_SHOWN_REMOVALS]]
    if lines:
        console.print("[bold]What failed or is unknown[/]")
        for line in lines:
            console.print(Text(f"• {line}"))


def _sources(report: Report) -> Table:
    table = Table(title="Sources", title_justify="left", title_style="bold", header_style="bold")
    table.add_column("Page", overflow="fold", ratio=2)
    table.add_column("Role")
    table.add_column("Outcome")
    table.add_column("Why", overflow="fold")
    for source in report.sources:
        if source.outcome != "skipped":
            style = "" if source.outcome == "read" else "yellow"
            table.add_row(source.url, source.role.value, source.outcome, source.detail, style=style)
    return table
