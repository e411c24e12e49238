"""The report in the terminal, from the report model alone."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from emptor.agents.writing.markdown import (
    MARKS,
    columns,
    cost_line,
    offer_said,
    others,
    price_and_seller,
    price_beside,
    reasons_of,
    source_counts,
    understanding,
)
from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.saying import best_offer, demand, reason_of, said, title
from emptor.agents.writing.summaries import ruled_out_by
from emptor.models.report import Candidate, Report, VerdictKind
from emptor_local.cli.terminal import terminal

_COLOURS = {VerdictKind.PASS: "green", VerdictKind.FAIL: "red", VerdictKind.UNKNOWN: "yellow"}
_MIN_WIDTH = 110
_DEMAND_WIDTH = 9
_SHOWN_REMOVALS = 10
_INDENT = 3  # columns
_COLUMNS, _ROWS = 4, 12  # of the side-by-side table; the report has more


def print_report(report: Report, console: Console | None = None, *, verbose: bool = False) -> None:
    """Print how the question was read, the recommendation, the products compared, what is unknown, and the sources as counts.

    With `verbose`, each source and everything that is unknown or was removed has a line of its own.
    """
    console, say = console or terminal(), phrases_in(report.brief.answer_language)
    console.print()
    for line in understanding(report.brief):
        console.print(Text(line, style="dim"))
    console.print(_recommendation(report, say))
    if others(report):
        console.print(_others(report, say))
    wide = console.width >= _MIN_WIDTH
    if report.candidates and (wide or verbose):
        console.print(_comparison(report, say))
    if report.comparison and (wide or verbose):
        console.print(_side_by_side(report, say))
    _print_unknowns(report, console, say, verbose=verbose)
    if verbose:
        console.print(_sources(report, say))
    counts = source_counts(report.sources, say)
    console.print(Text(counts if verbose else f"{counts} {say('sources.verbose')}"))
    console.print(Text(cost_line(report), style="dim"))


def print_reply(report: Report, console: Console | None = None) -> None:
    """Print what is said to a follow-up, each sentence with the shops and sites that it rests on."""
    console = console or terminal()
    reply = report.follow_up
    if reply is None:
        return
    lines = []
    for statement in reply.statements:
        hosts = dict.fromkeys(urlsplit(evidence.url).hostname or "" for evidence in statement.evidence)
        lines.append(statement.text + (f" ({', '.join(filter(None, hosts))})" if any(hosts) else ""))
    console.print()
    console.print(_bullets(lines))


def _recommendation(report: Report, say: Phrases) -> Panel:
    """Product, price, shop with its link, when it was read; why; and what speaks against it."""
    lines: list[RenderableType] = [Text(report.summary)]
    chosen, best = report.recommendation, report.recommended
    offer = best_offer(best) if best else None
    if offer and offer.price:
        lines.append(Text(offer_said(offer, offer.seller, report.brief, say), style="bold"))
        lines.append(Text(offer.url, style="cyan"))
    if chosen:
        lines.append(_bullets(s.text for s in reasons_of(report)))
        if chosen.trade_offs:
            lines.append(Text(say("heading.trade_offs"), style="bold"))
            lines.append(_bullets((s.text for s in chosen.trade_offs), style="yellow"))
    heading = say("heading.recommendation", name=title(best) if best else chosen.name) if chosen else say("heading.nothing")
    return Panel(Group(*lines), title=escape(heading), title_align="left", border_style="green" if chosen else "yellow")


def _bullets(lines: Iterable[str], style: str = "") -> Table:
    """A list whose lines go on below their beginning."""
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column()
    for line in lines:
        table.add_row("•", Text(line, style=style))
    return table


def _others(report: Report, say: Phrases) -> Group:
    """The other products, or the nearest: price, shop, and the one thing that rules each out."""
    heading = say("heading.others") if report.recommendation else say("heading.nearest")
    lines: list[RenderableType] = [Text(heading, style="bold")]
    for candidate in others(report):
        lines.append(Text(f"{candidate.rank}. {title(candidate)}", style="" if candidate.qualifies else "dim"))
        lines.append(_indented(_price_line(candidate, report, say), "dim"))
        against = ruled_out_by(candidate, report.brief, say)
        if against:
            lines.append(_indented(f"{_mark(candidate)} {against}", "yellow"))
    return Group(*lines)


def _indented(text: str, style: str) -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, _INDENT), expand=False)


def _price_line(candidate: Candidate, report: Report, say: Phrases) -> str:
    offer = best_offer(candidate)
    if offer is None:
        return say("offer.none")
    return say("offer.at", price=price_beside(offer, report, say), seller=offer.seller)


def _mark(candidate: Candidate) -> str:
    failed = any(v.verdict is VerdictKind.FAIL for v in candidate.verdicts)
    return MARKS[VerdictKind.FAIL if failed else VerdictKind.UNKNOWN]


def _comparison(report: Report, say: Phrases) -> Table:
    table = Table(title=say("heading.comparison"), title_justify="left", title_style="bold", header_style="bold")
    table.add_column("#", justify="right")
    table.add_column(say("column.product"), ratio=1)
    table.add_column(say("column.best_offer"), overflow="fold")
    for verdict in report.candidates[0].verdicts:
        table.add_column(Text(demand(verdict.constraint, report.brief, say)), justify="center", max_width=_DEMAND_WIDTH)
    table.add_column(say("column.score"), justify="right")
    for candidate in report.candidates:
        marks = [Text(MARKS[v.verdict], style=_COLOURS[v.verdict]) for v in candidate.verdicts]
        offer = Text("\n".join(price_and_seller(candidate, say)))
        style = "" if candidate.qualifies else "dim"
        score = say.rounded(candidate.score)
        table.add_row(str(candidate.rank), escape(title(candidate)), offer, *marks, score, style=style)
    return table


def _side_by_side(report: Report, say: Phrases) -> Table:
    table = Table(title=say("heading.side_by_side"), title_justify="left", title_style="bold", header_style="bold")
    table.add_column("")
    names = {c.rank: title(c) for c in report.candidates}
    ranks = columns(report)[:_COLUMNS]
    for rank in ranks:
        table.add_column(escape(f"{rank}. {names[rank]}"), ratio=1, overflow="fold")
    for row in report.comparison[:_ROWS]:
        values = {v.rank: Text(said(v, say), style="bold" if v.rank in row.best else "") for v in row.values}
        label = escape(say.attribute(row.attribute, row.label))
        table.add_row(label, *(values.get(rank, Text("–", style="dim")) for rank in ranks))
    return table


def _print_unknowns(report: Report, console: Console, say: Phrases, *, verbose: bool) -> None:
    lines = list(report.notes)
    for candidate in report.candidates if verbose else ():
        lines += [
            f"{title(candidate)}: {demand(v.constraint, report.brief, say)}: {reason_of(v, candidate, report.brief, say)}"
            for v in candidate.verdicts
            if v.verdict is VerdictKind.UNKNOWN
        ]
    removed = report.verification.removed[:_SHOWN_REMOVALS] if verbose else ()
    lines += [say("note.removed", where=r.where, text=r.text, reason=r.reason) for r in removed]
    if lines:
        console.print(Text(say("heading.unknowns"), style="bold"))
        console.print(_bullets(lines))


def _sources(report: Report, say: Phrases) -> Table:
    table = Table(title=say("heading.sources"), title_justify="left", title_style="bold", header_style="bold")
    for name, ratio in (("source", 2), ("role", None), ("outcome", None), ("why", None)):
        table.add_column(say(f"column.{name}"), overflow="fold", ratio=ratio)
    for source in report.sources:
        if source.outcome != "skipped":
            style = "" if source.outcome == "read" else "yellow"
            table.add_row(Text(source.url), say(f"role.{source.role.value}"), source.outcome, Text(source.detail), style=style)
    return table
