"""The report in the terminal, from the report model alone."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from emptor.agents.writing.markdown import MARKS, columns, cost_line, price_and_seller, understanding
from emptor.agents.writing.statements import best_offer, demand, said, title
from emptor.models.report import Candidate, Report, VerdictKind

_COLOURS = {VerdictKind.PASS: "green", VerdictKind.FAIL: "red", VerdictKind.UNKNOWN: "yellow"}
_MIN_WIDTH = 110
_DEMAND_WIDTH = 9
_SHOWN_REMOVALS = 10
_COLUMNS, _ROWS = 4, 12  # of the side-by-side table; the report has more


def print_report(report: Report, console: Console | None = None, *, verbose: bool = False) -> None:
    """Print how the question was read, the recommendation, the products compared, what is unknown, and the sources as counts.

    With `verbose`, each source and everything that is unknown or was removed has a line of its own.
    """
    console = console or Console(highlight=False)
    console.print()
    for line in understanding(report.brief):
        console.print(Text(line, style="dim"))
    console.print(_recommendation(report))
    wide = console.width >= _MIN_WIDTH
    if report.candidates:
        console.print(_comparison(report) if wide else _listing(report))
    if report.comparison and (wide or verbose):
        console.print(_side_by_side(report))
    _print_unknowns(report, console, verbose=verbose)
    console.print(_sources(report) if verbose else _source_counts(report))
    console.print(Text(cost_line(report), style="dim"))


def _listing(report: Report) -> Text:
    """The products where a table has no room: price, shop, and the first thing that rules each out."""
    lines = [Text("Comparison", style="bold")]
    for candidate in report.candidates:
        price, seller = price_and_seller(candidate)
        lines.append(Text(f"{candidate.rank}. {title(candidate)}", style="" if candidate.qualifies else "dim"))
        lines.append(Text(f"   {price} at {seller}" if price != "–" else "   no price found", style="dim"))
        against = _ruled_out_by(candidate)
        if against:
            lines.append(Text(f"   {against}", style="yellow"))
    return Text("\n").join(lines)


def _ruled_out_by(candidate: Candidate) -> str:
    """The first demand that is not met, else the first that is unknown; empty where all are met."""
    ordered = sorted(candidate.verdicts, key=lambda v: v.verdict is not VerdictKind.FAIL)
    verdict = next((v for v in ordered if v.verdict is not VerdictKind.PASS), None)
    return f"{MARKS[verdict.verdict]} {demand(verdict.constraint)}: {verdict.reason}" if verdict else ""


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
    chosen = report.recommendation
    best = next((c for c in report.candidates if chosen and c.rank == chosen.rank), None)
    offer = best_offer(best) if best else None
    if offer and offer.price:
        lines.append(Text(f"{offer.price} at {offer.seller}, read on {offer.observed_at:%d %B %Y}", style="bold"))
        lines.append(Text(offer.url, style="cyan"))
    if chosen:
        lines += [Text(f"• {s.text}", style="default") for s in chosen.statements]
    heading = f"Recommendation: {title(best) if best else chosen.name}" if chosen else "Nothing qualifies"
    return Panel(Text("\n").join(lines), title=escape(heading), title_align="left", border_style="green" if chosen else "yellow")


def _print_unknowns(report: Report, console: Console, *, verbose: bool) -> None:
    lines = list(report.notes)
    for candidate in report.candidates if verbose else ():
        lines += [
            f"{title(candidate)}: {demand(v.constraint)}: {v.reason}"
            for v in candidate.verdicts
            if v.verdict is VerdictKind.UNKNOWN
        ]
    removed = report.verification.removed[:_SHOWN_REMOVALS] if verbose else ()
    lines += [f"removed: {r.where}: {r.text} ({r.reason})" for r in removed]
    if lines:
        console.print("[bold]What failed or is unknown[/]")
        for line in lines:
            console.print(Text(f"• {line}"))


def _source_counts(report: Report) -> Text:
    """How many pages of each role were read."""
    roles = Counter(source.role.value for source in report.sources if source.outcome == "read")
    counted = ", ".join(f"{number} {role}" for role, number in roles.most_common())
    return Text(f"Sources: {counted or 'none'}. Add --verbose to see each of them.")


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
