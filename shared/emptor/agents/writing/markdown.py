"""The report as Markdown, from the report model alone."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from emptor.agents.writing.statements import best_offer, demand, said, shorten, title
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Report, Source, Verdict, VerdictKind

MARKS = {VerdictKind.PASS: "✓", VerdictKind.FAIL: "✗", VerdictKind.UNKNOWN: "?"}
_MS_PER_S = 1_000


def to_markdown(report: Report) -> str:
    """Render the whole report. Every figure of the text is followed by the words of the page it comes from."""
    parts = [
        f"# {_escape(report.brief.question)}",
        report.summary,
        _understanding(report),
        _recommendation(report),
        _table(report),
        _side_by_side(report),
        *(_details(c) for c in report.candidates),
        _notes(report),
        _sources(report.sources),
        cost_line(report),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _understanding(report: Report) -> str:
    return "\n".join(f"- {_escape(line)}" for line in understanding(report.brief))


def understanding(brief: Brief) -> list[str]:
    """How the question was read: spelling that was corrected, what was assumed, the order, and words that nothing uses."""
    lines = [f"Read as: “{pair.written}” is “{pair.read}”." for pair in brief.corrected]
    lines += brief.assumptions
    lines += [f"Sorted by {key.attribute.replace('_', ' ')}, {key.direction.value}: “{key.words}”." for key in brief.sort[:1]]
    if brief.unused:
        lines.append("Not used: " + ", ".join(f"“{words}”" for words in brief.unused) + ".")
    return lines


def _recommendation(report: Report) -> str:
    if report.recommendation is None:
        return "## Recommendation\n\nNothing qualifies."
    lines = [f"- {_escape(s.text)} {_links(s.evidence)}".rstrip() for s in report.recommendation.statements]
    return "\n".join([f"## Recommendation: {_escape(report.recommendation.name)}", "", *lines])


def _links(evidence: Iterable[Evidence]) -> str:
    urls = dict.fromkeys(e.url for e in evidence)
    return " ".join(f"[source]({url})" for url in urls)


def _table(report: Report) -> str:
    if not report.candidates:
        return ""
    demands = [demand(v.constraint) for v in report.candidates[0].verdicts]
    rows = [["#", "Product", "Price", "Seller", *demands], ["---"] * (4 + len(demands))]
    rows += [[str(c.rank), title(c), *price_and_seller(c), *(MARKS[v.verdict] for v in c.verdicts)] for c in report.candidates]
    return "## Comparison\n\n" + "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)


def _side_by_side(report: Report) -> str:
    """What the first candidates' pages state; each value links to its page."""
    if not report.comparison:
        return ""
    ranks = columns(report)
    names = {c.rank: title(c) for c in report.candidates}
    rows = [["", *(_cell(names[rank]) for rank in ranks)], ["---"] * (1 + len(ranks))]
    for row in report.comparison:
        values = {v.rank: f"[{_cell(said(v))}]({v.evidence.url})" for v in row.values}
        rows.append([_cell(row.label), *(_marked(values.get(rank, "–"), best=rank in row.best) for rank in ranks)])
    return "## Side by side\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _marked(text: str, *, best: bool) -> str:
    return f"**{text}**" if best else text


def columns(report: Report) -> list[int]:
    """The ranks that the side-by-side table has a column for."""
    return sorted({value.rank for row in report.comparison for value in row.values})


def price_and_seller(candidate: Candidate) -> tuple[str, str]:
    """What the best offer costs and where; dashes where no page shows a price."""
    offer = best_offer(candidate)
    return (str(offer.price), offer.seller) if offer and offer.price else ("–", "–")


def _details(candidate: Candidate) -> str:
    lines = [f"### {candidate.rank}. {_escape(title(candidate))}", ""]
    lines += [_verdict_line(v) for v in candidate.verdicts]
    offers = [o for o in candidate.offers if o.price]
    lines += [f"- {o.price} at [{o.seller}]({o.url}), {o.availability or 'availability unknown'}" for o in offers]
    lines += [f"- {o.role}: “{_escape(shorten(o.evidence.quote))}” [source]({o.evidence.url})" for o in candidate.opinions]
    return "\n".join(dict.fromkeys(lines))


def _verdict_line(verdict: Verdict) -> str:
    quote = f" “{_escape(shorten(verdict.evidence.quote))}” [source]({verdict.evidence.url})" if verdict.evidence else ""
    return f"- {MARKS[verdict.verdict]} **{_escape(demand(verdict.constraint))}**: {_escape(verdict.reason)}.{quote}"


def _notes(report: Report) -> str:
    removed = [f"- removed: {_escape(r.where)}: {_escape(r.text)} ({_escape(r.reason)})" for r in report.verification.removed]
    lines = [f"- {_escape(note)}" for note in report.notes] + removed
    return "\n".join(["## What failed or is unknown", "", *lines]) if lines else ""


def _sources(sources: tuple[Source, ...]) -> str:
    rows = [["Source", "Role", "Outcome"], ["---"] * 3]
    rows += [[s.url, s.role.value, f"{s.outcome}{': ' + s.detail if s.detail else ''}"] for s in sources]
    return "## Sources\n\n" + "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)


def cost_line(report: Report) -> str:
    """One line: pages, checks, time and money."""
    counts = report.counts
    return (
        f"{counts.read} of {counts.attempted} pages read, {counts.blocked} blocked, {counts.failed} failed; "
        f"{report.verification.checked} figures and quotes checked, {counts.removed} removed; "
        f"{report.rounds} rounds, {report.wall_ms / _MS_PER_S:.1f} s, ${report.cost.total_usd.quantize(Decimal('0.0001'))}."
    )


def _cell(text: str) -> str:
    return _escape(text).replace("|", "\\|")


_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", **{char: f"\\{char}" for char in "\\`*_[]#"}})


def _escape(text: str) -> str:
    """Page text is data: it may not become markup of the report."""
    return " ".join(text.split()).translate(_MARKUP)
