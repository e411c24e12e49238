"""The report as Markdown, from the report model alone: the recommendation first, the sources last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from emptor.agents.resolving.asked import asked_names
from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.saying import (
    best_offer,
    demand,
    doubt_said,
    in_all,
    is_about_price,
    price_said,
    quoted,
    reason_of,
    said,
    seconds_of,
    stock_said,
    title,
)
from emptor.agents.writing.summaries import ruled_out_by
from emptor.archive.urls import is_http
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate, Report, ReportOffer, Source, Statement, Verdict, VerdictKind
from emptor.models.research import READ

MARKS = {VerdictKind.PASS: "✓", VerdictKind.FAIL: "✗", VerdictKind.UNKNOWN: "?"}
NEAREST_SHOWN = 3
_CENT, _DECIMALS, _SMALL_DECIMALS = Decimal("0.01"), 2, 4


def to_markdown(report: Report) -> str:
    """Render the whole report in its language. Every figure of the text is followed by the words of the page it comes from."""
    say = phrases_in(report.brief.answer_language)
    parts = [
        f"# {_escape(report.brief.question)}",
        _understanding(report),
        _reply(report, say),
        _recommendation(report, say),
        _trade_offs(report, say),
        _others(report, say),
        _table(report, say),
        _side_by_side(report, say),
        *(_details(c, report, say) for c in report.candidates),
        _notes(report, say),
        _sources(report.sources, say),
        cost_line(report),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _understanding(report: Report) -> str:
    return "\n".join(f"- {_escape(line)}" for line in understanding(report.brief))


def _reply(report: Report, say: Phrases) -> str:
    """What is said to a follow-up, each sentence with its sources."""
    return _statements(report.follow_up.statements, say) if report.follow_up else ""


def understanding(brief: Brief) -> list[str]:
    """How the question was read: spelling corrected, what was assumed, the order, wishes, and words that nothing uses."""
    say = phrases_in(brief.answer_language)
    lines = [say("question.read_as", written=say.quoted(p.written), read=say.quoted(p.read)) for p in brief.corrected]
    lines += brief.assumptions
    for key in brief.sort[:1]:
        what, direction = say.attribute(key.attribute), say(f"question.{key.direction.value}")
        lines.append(say("question.sorted", what=what, direction=direction, words=say.quoted(key.words)))
    if brief.wishes:
        lines.append(say("question.wished", words=", ".join(map(say.quoted, brief.wishes))))
    if brief.unused:
        lines.append(say("question.unused", words=", ".join(map(say.quoted, brief.unused))))
    return lines


def _recommendation(report: Report, say: Phrases) -> str:
    """Product, price and shop with its link, when it was read, and why; or that nothing qualifies."""
    best = report.recommended
    if report.recommendation is None or best is None:
        return "\n\n".join([f"## {say('heading.no_recommendation')}", *_summary(report)])
    offer = best_offer(best)
    where = [f"**{_offer_line(offer, report.brief, say)}**"] if offer else []
    reasons = _statements(reasons_of(report), say)
    heading = f"## {say('heading.recommendation', name=_escape(title(best)))}"
    return "\n\n".join([heading, *_summary(report), *where, reasons])


def _summary(report: Report) -> list[str]:
    """The summary, where it is not the reply that stands above."""
    told = {statement.text for statement in report.follow_up.statements} if report.follow_up else set()
    return [] if any(text in report.summary for text in told) else [_escape(report.summary)]


def reasons_of(report: Report) -> tuple[Statement, ...]:
    """The sentences of the recommendation without the one that repeats the price, which stands above them."""
    best = report.recommended
    if report.recommendation is None or best is None:
        return ()
    first, offer = report.recommendation.statements[:1], best_offer(best)
    is_price = report.recommendation.written_by == "rules" and first and offer and offer.evidence in first[0].evidence
    repeats = is_price and len(asked_names(report.brief)) < 2  # noqa: PLR2004 - of two that are compared, both prices are told
    return report.recommendation.statements[1:] if repeats else report.recommendation.statements


def _offer_line(offer: ReportOffer, brief: Brief, say: Phrases) -> str:
    """`64.90 EUR at [shop.example](…), in stock, read on 16 November 2026`."""
    return offer_said(offer, _link(_escape(offer.seller), offer.url), brief, say)


def offer_said(offer: ReportOffer, seller: str, brief: Brief, say: Phrases) -> str:
    """The offer in words: price, shop, stock, and when that was read."""
    at = say("offer.at", price=in_all(price_said(offer, brief, say), offer, say), seller=seller)
    here = say("offer.stock", offer=at, stock=stock_said(offer, say)) if offer.availability else at
    return say("offer.read", offer=here, date=say.date(offer.observed_at))


def _statements(statements: Iterable[Statement], say: Phrases) -> str:
    return "\n".join(f"- {_escape(s.text)} {_links(s.evidence, say)}".rstrip() for s in statements)


def _links(evidence: Iterable[Evidence], say: Phrases) -> str:
    urls = dict.fromkeys(e.url for e in evidence)
    return " ".join(_link(say("sources.link"), url) for url in urls if is_http(url))


def _trade_offs(report: Report, say: Phrases) -> str:
    if report.recommendation is None or not report.recommendation.trade_offs:
        return ""
    return f"## {say('heading.trade_offs')}\n\n{_statements(report.recommendation.trade_offs, say)}"


def _others(report: Report, say: Phrases) -> str:
    """The other products, each with the one thing that rules it out; or what comes nearest, where nothing qualifies."""
    shown = others(report)
    if not shown:
        return ""
    heading = say("heading.others") if report.recommendation else say("heading.nearest")
    lines = []
    for candidate in shown:
        offer = best_offer(candidate)
        price = _offer_price(offer, report, say)
        against = ruled_out_by(candidate, report.brief, say)
        line = say("statement.met", demand=_escape(title(candidate)), quote=price)
        lines.append(f"- {line}" + (f"; {_escape(against)}" if against else ""))
    return "\n".join([f"## {heading}", "", *lines])


def _offer_price(offer: ReportOffer | None, report: Report, say: Phrases) -> str:
    if offer is None:
        return say("offer.none")
    return say("offer.at", price=price_beside(offer, report, say), seller=_link(_escape(offer.seller), offer.url))


def price_beside(offer: ReportOffer, report: Report, say: Phrases) -> str:
    """The price of an offer, comparable with that of the recommended one."""
    best = report.recommended
    return in_all(price_said(offer, report.brief, say, best_offer(best) if best else None), offer, say)


def others(report: Report) -> list[Candidate]:
    """The candidates beside the recommended one; where nothing qualifies, the nearest."""
    best = report.recommended
    if best is None:
        return list(report.candidates[:NEAREST_SHOWN])
    return [c for c in report.candidates if c.rank != best.rank]


def _table(report: Report, say: Phrases) -> str:
    if not report.candidates:
        return ""
    demands = [demand(v.constraint, report.brief, say) for v in report.candidates[0].verdicts]
    heads = ["#", *(say(f"column.{name}") for name in ("product", "price", "seller")), *demands]
    rows = [heads, ["---"] * len(heads)]
    rows += [
        [str(c.rank), title(c), *price_and_seller(c, say), *(MARKS[v.verdict] for v in c.verdicts)] for c in report.candidates
    ]
    lines = ("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)
    return f"## {say('heading.comparison')}\n\n" + "\n".join(lines)


def _side_by_side(report: Report, say: Phrases) -> str:
    """What the first candidates' pages state; each value links to its page."""
    if not report.comparison:
        return ""
    ranks = columns(report)
    names = {c.rank: title(c) for c in report.candidates}
    rows = [["", *(_cell(names[rank]) for rank in ranks)], ["---"] * (1 + len(ranks))]
    for row in report.comparison:
        values = {v.rank: _link(_cell(said(v, say)), v.evidence.url) for v in row.values}
        label = _cell(say.attribute(row.attribute, row.label))
        rows.append([label, *(_marked(values.get(rank, "–"), best=rank in row.best) for rank in ranks)])
    return f"## {say('heading.side_by_side')}\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _marked(text: str, *, best: bool) -> str:
    return f"**{text}**" if best else text


def columns(report: Report) -> list[int]:
    """The ranks that the side-by-side table has a column for."""
    return sorted({value.rank for row in report.comparison for value in row.values})


def price_and_seller(candidate: Candidate, say: Phrases) -> tuple[str, str]:
    """What the best offer costs and where; dashes where no page shows a price."""
    offer = best_offer(candidate)
    return (say.money(offer.price), offer.seller) if offer and offer.price else ("–", "–")


def _details(candidate: Candidate, report: Report, say: Phrases) -> str:
    lines = [f"### {candidate.rank}. {_escape(title(candidate))}", ""]
    lines += [_verdict_line(v, candidate, report.brief, say) for v in candidate.verdicts]
    for offer in (o for o in candidate.offers if o.price):
        at = _offer_price(offer, report, say)
        doubt = f" ({_escape(doubt_said(offer, say))})" if offer.suspicious else ""
        lines.append("- " + say("offer.stock", offer=at, stock=stock_said(offer, say)) + doubt)
    for opinion in candidate.opinions:
        words = _escape(quoted(opinion.evidence, say))
        lines.append(f"- {say(f'role.{opinion.role}')}: {words} {_links((opinion.evidence,), say)}")
    return "\n".join(dict.fromkeys(lines))


def _verdict_line(verdict: Verdict, candidate: Candidate, brief: Brief, say: Phrases) -> str:
    """The mark, the demand, the reason, and the words that show it; once, where the words are the reason."""
    reason = reason_of(verdict, candidate, brief, say)
    words = quoted(verdict.evidence, say) if verdict.evidence else ""
    parts = [reason] if reason == words else [f"{reason}." if words or not is_about_price(verdict) else reason, words]
    link = _links((verdict.evidence,), say) if verdict.evidence else ""
    told = " ".join(part for part in (*(_escape(part) for part in parts if part), link) if part)
    return f"- {MARKS[verdict.verdict]} **{_escape(demand(verdict.constraint, brief, say))}**: {told}"


def _notes(report: Report, say: Phrases) -> str:
    removed = [
        "- " + say("note.removed", where=_escape(r.where), text=_escape(r.text), reason=_escape(r.reason))
        for r in report.verification.removed
    ]
    lines = [f"- {_escape(note)}" for note in report.notes] + removed
    return "\n".join([f"## {say('heading.unknowns')}", "", *lines]) if lines else ""


def _sources(sources: tuple[Source, ...], say: Phrases) -> str:
    rows = [[say(f"column.{name}") for name in ("source", "role", "outcome")], ["---"] * 3]
    rows += [[s.url, say(f"role.{s.role.value}"), f"{s.outcome}{': ' + s.detail if s.detail else ''}"] for s in sources]
    table = "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)
    return f"## {say('heading.sources')}\n\n{source_counts(sources, say)}\n\n{table}"


def source_counts(sources: Iterable[Source], say: Phrases) -> str:
    """How many pages of each role were read."""
    roles = Counter(source.role.value for source in sources if source.outcome == READ)
    counted = ", ".join(f"{say(f'role.{role}')} {number}" for role, number in roles.most_common())
    return say("sources.counts", counted=counted or say("sources.none"))


def cost_line(report: Report) -> str:
    """One line: pages, checks, time and money."""
    say, counts = phrases_in(report.brief.answer_language), report.counts
    return say(
        "cost.line",
        read=counts.read,
        attempted=counts.attempted,
        blocked=counts.blocked,
        failed=counts.failed,
        checked=report.verification.checked,
        removed=counts.removed,
        rounds=say.counted("cost.rounds", report.rounds),
        seconds=say.number(seconds_of(report.wall_ms)),
        usd=_dollars(report.cost.total_usd, say),
    )


def _dollars(amount: Decimal, say: Phrases) -> str:
    """What the job cost: to the cent, and below a cent to its hundredth part."""
    return f"${say.rounded(amount, _DECIMALS if amount >= _CENT or not amount else _SMALL_DECIMALS)}"


def _cell(text: str) -> str:
    return _escape(text).replace("|", "\\|")


_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", **{char: f"\\{char}" for char in "\\`*_[]#"}})


_IN_ADDRESSES = str.maketrans({char: f"%{ord(char):02X}" for char in '()<>[]|"\\`'})


def _link(text: str, url: str) -> str:
    """A link whose address does not end it; where the address is none of the web, the text alone."""
    return f"[{text}]({''.join(url.split()).translate(_IN_ADDRESSES)})" if is_http(url) else text


def _escape(text: str) -> str:
    """Page text is data: it may not become markup of the report."""
    return " ".join(text.split()).translate(_MARKUP)
